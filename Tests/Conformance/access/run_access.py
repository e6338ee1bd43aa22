#!/usr/bin/env python3
"""Asks the program and an oracle, written from the design alone, the same questions about random repositories.

    Tests/Conformance/access/run_access.py .build/ci/agentgate [--seconds N] [--seed N] [--first N] [--count N]

The oracle decides by brute force over texts of up to five characters. What differs is judged again over
longer ones, since that may be what it missed; what differs still is shrunk and printed as a repository.

Known to differ, and asked for by `--strict` only:
- a grant without any point has no effect by the design; the program counts the actions that it names
- under several layers, the program's witness is a shortest of the first layer that is broken, not of all
"""
import argparse
import concurrent.futures
import copy
import multiprocessing
import os
import random
import sys
import time
import traceback

import documents
from compare import Comparison
from generate import Generator


def repository(seed, number, strict):
    return Generator(random.Random(f"{seed}/{number}"), strict).repository()


def judge(seed, number, program, strict):
    """The differences of one repository, and how many decisions were compared."""
    try:
        compared = Comparison(repository(seed, number, strict), program, strict)
        return number, compared.differences, compared.decisions
    except Exception:  # whatever it is, it is told with the number that shows it again
        return number, [("failure of the oracle", traceback.format_exc())], 0


def places(value, path=()):
    """The paths of all that could be left out, large parts first."""
    if isinstance(value, list):
        size = len(value) // 2
        while size > 1:
            yield from ((path, slice(at, at + size)) for at in range(0, len(value), size))
            size //= 2
        yield from ((path, slice(at, at + 1)) for at in reversed(range(len(value))))
    keys = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield from ((path, key) for key in value)
    for key, part in list(keys):
        yield from places(part, (*path, key))


def without(value, path, key):
    value = copy.deepcopy(value)
    part = value
    for step in path:
        part = part[step]
    del part[key]
    return value


def shrink(value, kind, program, strict, seconds):
    """Leaves out whatever the difference does not need, as long as there is time."""
    until, again = time.monotonic() + seconds, True
    while again and time.monotonic() < until:
        again = False
        for path, key in list(places(value)):
            if time.monotonic() > until:
                break
            try:
                smaller = without(value, path, key)
                found = Comparison(smaller, program, strict).differences
            except Exception:  # a repository without what the oracle needs
                continue
            if smaller != value and any(difference[0] == kind for difference in found):
                value, again = smaller, True
    return value


def show(seed, number, differences, program, strict, seconds):
    kind = differences[0][0]
    print(f"\n##### --seed {seed} --first {number} --count 1{' --strict' if strict else ''}")
    small = shrink(repository(seed, number, strict), kind, program, strict, seconds)
    if kind != "failure of the oracle":
        differences = Comparison(small, program, strict).differences
        for path, text in documents.files(small)[0].items():
            print(f"# file: {path}\n{text}", end="")
        print("# questions:", small.get("questions"))
    for kind, sentence in differences[:5]:
        print(f"!!! {kind}: {sentence}")
    sys.stdout.flush()


def numbers(options, until):
    number = options.first
    while (options.count is None or number < options.first + options.count) and time.monotonic() < until:
        yield number
        number += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=60, help="when to stop starting")
    parser.add_argument("--seed", default="1", help="which sequence of repositories")
    parser.add_argument("--first", type=int, default=0, help="the first of the sequence")
    parser.add_argument("--count", type=int, help="how many; without it, as many as there is time for")
    parser.add_argument("--shrink", type=float, default=30, help="seconds for each difference that is shown")
    parser.add_argument("--show", type=int, default=3, help="how many differences are shown")
    parser.add_argument("--strict", action="store_true", help="ask for what is known to differ, too")
    options = parser.parse_args()
    program, jobs = os.path.abspath(options.program), os.cpu_count() or 1
    seen, decisions, differing = 0, 0, []
    with concurrent.futures.ProcessPoolExecutor(jobs) as pool:
        running = set()
        for number in numbers(options, time.monotonic() + options.seconds):
            running.add(pool.submit(judge, options.seed, number, program, options.strict))
            if len(running) >= 2 * jobs:
                done, running = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
                for future in done:
                    seen, decisions = seen + 1, decisions + future.result()[2]
                    differing += [future.result()[:2]] if future.result()[1] else []
        for future in running:
            seen, decisions = seen + 1, decisions + future.result()[2]
            differing += [future.result()[:2]] if future.result()[1] else []
    differing = again(options, program, sorted(number for number, _ in differing))
    print(f"access: seed {options.seed}, {seen} repositories, {decisions} decisions, {differing} repositories differ")
    return 1 if differing or not decisions else 0


def again(options, program, differing):
    """Judges what differed over longer texts, in a process that starts with these, and shows what differs still."""
    os.environ["ACCESS_LONGEST"] = "7"
    kinds, left = set(), 0
    with concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        for number in differing:
            differences = pool.submit(judge, options.seed, number, program, options.strict).result()[1]
            left += bool(differences)
            if differences and len(kinds) < options.show and differences[0][0] not in kinds:
                kinds.add(differences[0][0])
                pool.submit(show, options.seed, number, differences, program, options.strict,
                            options.shrink).result()
    return left


if __name__ == "__main__":
    sys.exit(main())
