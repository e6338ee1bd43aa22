#!/usr/bin/env python3
"""Measures AgentGate against what its work must cost at least. See README.md beside this file.

    Tests/Benchmarks/run.py [--binary PATH] [--runs N] [--quick] [--check-arguments "..."]
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import generate

HERE = pathlib.Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent
WORK = PACKAGE / ".build" / "benchmarks"
MIB = 1 << 20


class Ratio:
    """One line of the result: what is divided by what, and what is aimed at."""

    def __init__(self, name, target, unit="x"):
        self.name, self.target, self.unit = name, target, unit
        self.value, self.why_not, self.detail = None, None, {}

    def as_json(self):
        met = None if self.value is None or self.target is None else self.value <= self.target
        return {"name": self.name, "value": self.value, "unit": self.unit, "target": self.target, "met": met,
                "notMeasured": self.why_not, "detail": self.detail}


class Bench:
    """Builds, runs and collects."""

    def __init__(self, options):
        self.options = options
        self.runs = options.runs
        self.ratios = []
        self.phases = PACKAGE / ".build" / "release" / "agentgate-phases"
        self.binary = pathlib.Path(options.binary) if options.binary else None
        self.trees = {}

    # Building

    def build(self):
        WORK.mkdir(parents=True, exist_ok=True)
        for name, libraries in (("bounds", ["-lyaml"]), ("measure", [])):
            source = HERE / "Bounds" / f"{name}.c"
            self.command("cc", "-O2", "-Wall", "-Wextra", "-o", WORK / name, source, *libraries)
        if not self.options.no_build:
            products = self.products()
            if "agentgate" in products and self.binary is None:
                self.build_product("agentgate")
            self.build_product("agentgate-phases")
            self.build_product("agentgate-kernel")
        default = PACKAGE / ".build" / "release" / "agentgate"
        if self.binary is None and default.exists():
            self.binary = default
        empty = WORK / "empty.swift"
        empty.write_text("print(0)\n")
        self.command("swiftc", "-O", "-static-stdlib", "-o", WORK / "empty", empty)

    def products(self):
        """The names of the package's targets: which of them exist depends on how far the project has come."""
        text = subprocess.run(["swift", "package", "dump-package"], cwd=PACKAGE, check=True, capture_output=True)
        return {target["name"] for target in json.loads(text.stdout)["targets"]}

    def build_product(self, name):
        self.command("swift", "build", "-c", "release", "--static-swift-stdlib", "--product", name)

    def command(self, *command):
        result = subprocess.run([str(part) for part in command], cwd=PACKAGE, capture_output=True, text=True)
        if result.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} failed:\n{result.stdout}{result.stderr}")

    def tree(self, name):
        if name not in self.trees:
            progress(f"tree {name}")
            self.trees[name] = generate.ensure(WORK / "trees", name)
        return self.trees[name]

    # Measuring

    def cost(self, command, cwd=None):
        """What one run of a command cost; `output` is the JSON it printed, if it printed some."""
        report = WORK / "cost.json"
        full = [WORK / "measure", report] + list(command)
        process = subprocess.run([str(part) for part in full], cwd=cwd, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)
        output = process.stdout
        result = json.loads(report.read_text())
        try:
            result["output"] = json.loads(output)
        except ValueError:
            result["output"] = None
        return result

    def compare(self, ratio, one, other, key="cpu", cwds=(None, None), runs=None):
        """The median of paired quotients, so that what slows the machine for a while slows both."""
        runs = runs or self.runs
        value = key if callable(key) else (lambda cost: cost[key])
        pairs = []
        progress(ratio.name)
        for turn in range(runs + 1):
            pair = self.cost(one, cwds[0]), self.cost(other, cwds[1])
            if turn > 0:  # The first run fills the caches.
                pairs.append(pair)
        ones = [value(pair[0]) for pair in pairs]
        others = [value(pair[1]) for pair in pairs]
        quotients = [a / b for a, b in zip(ones, others) if b > 0]
        if quotients:
            ratio.value = statistics.median(quotients)
            quartiles = statistics.quantiles(quotients, n=4) if len(quotients) > 1 else quotients * 3
            ratio.detail = {"numerator": statistics.median(ones), "denominator": statistics.median(others),
                            "quartiles": [quartiles[0], quartiles[2]], "runs": runs,
                            "status": [pairs[-1][0]["status"], pairs[-1][1]["status"]]}
        else:
            ratio.why_not = "too short to measure"
        self.ratios.append(ratio)

    def skip(self, ratio, why):
        ratio.why_not = why
        self.ratios.append(ratio)

    def check(self, threads=1):
        """The command line of one whole run, in the tree's folder."""
        return [self.binary, "check", "--threads", threads, *self.options.check_arguments.split()]

    def with_binary(self, ratio, measure):
        if self.binary is None or not self.binary.exists():
            return self.skip(ratio, "there is no agentgate yet: give --binary")
        tried = self.cost([self.binary, "check", "--help"])
        if tried["status"] != 0:
            return self.skip(ratio, "`agentgate check` does not run yet")
        return measure(ratio)

    # What is measured

    def whole(self, ratio, tree, runs=None):
        folder = self.tree(tree)
        self.compare(ratio, self.check(), [WORK / "bounds", "events", folder], cwds=(folder, None), runs=runs)

    def peak(self, ratio, tree, per_file=None):
        folder = self.tree(tree)
        progress(ratio.name)
        cost = self.cost(self.check(), folder)
        ratio.value = cost["peak"] / (per_file or MIB)
        ratio.detail = {"peak": cost["peak"], "status": [cost["status"]]}
        self.ratios.append(ratio)

    def phase(self, ratio, phase, tree, bound=None):
        folder = self.tree(tree)
        self.compare(ratio, [self.phases, phase, folder], [WORK / "bounds", bound or phase, folder],
                     key=lambda cost: (cost["output"] or {}).get("cpu", 0))

    def run(self):
        counts = (("1,000", "thousand", 1.3), ("10,000", "tenthousand", 1.3))
        for count, tree, target in counts:
            self.with_binary(Ratio(f"check of {count} manifests / C events", target),
                             lambda ratio, tree=tree: self.whole(ratio, tree))
        self.with_binary(Ratio("check of 1,000 manifests as JSON / as text", None), self.as_json)
        self.with_binary(Ratio("two threads / one, elapsed, 10,000 manifests", 0.57), self.threads)
        self.with_binary(Ratio("peak memory at 10,000 manifests", 32, "MiB"),
                         lambda ratio: self.peak(ratio, "tenthousand"))
        empty = Ratio("check of one manifest / empty Swift program", 2.0)
        self.with_binary(empty, self.one)
        if not self.options.quick:
            for kind in ("many-documents", "single-document"):
                self.with_binary(Ratio(f"check of 50 MB, {kind} / C events", 1.3),
                                 lambda ratio, kind=kind: self.whole(ratio, kind, runs=min(3, self.runs)))
                memory = 1.5 if kind == "many-documents" else 4.0
                self.with_binary(Ratio(f"peak memory / file size, 50 MB, {kind}", memory),
                                 lambda ratio, kind=kind: self.peak(ratio, kind, generate.LARGE_FILE_BYTES))
            self.phase(Ratio("walk of 200,000 files / C walk", 1.05), "walk", "mixed")
            self.phase(Ratio("walk and read / C", 1.50), "reads", "mixed")
            self.phase(Ratio("walk, read and filter / C", 1.50), "filter", "mixed")
            self.with_binary(Ratio("check of 10,000 among 200,000 / C events", 1.3),
                             lambda ratio: self.whole(ratio, "mixed", runs=min(5, self.runs)))
        self.phase(Ratio("walk, read and filter of 10,000 manifests / C", 1.50), "filter", "tenthousand")
        self.phase(Ratio("the same parsed into trees / C events", 1.12), "parse", "tenthousand", bound="events")
        self.delegation()
        self.peers()

    def kernel(self):
        """Questions about permission sets, measured inside one process."""
        progress("permission sets")
        text = subprocess.run([PACKAGE / ".build" / "release" / "agentgate-kernel", "--json"], check=True,
                              capture_output=True)
        return json.loads(text.stdout)

    def as_json(self, ratio):
        """JSON says of each agent all that it may do, and text only what raised its tier."""
        folder = self.tree("thousand")
        self.compare(ratio, self.check() + ["--format", "json"], self.check(), cwds=(folder, folder))

    def threads(self, ratio):
        folder = self.tree("tenthousand")
        if (os.cpu_count() or 1) < 2:
            return self.skip(ratio, "this machine has one processor")
        self.compare(ratio, self.check(threads=2), self.check(), key="wall",
                     cwds=(folder, folder))

    def calls(self, name, count, *arguments):
        """Agents that call each other, and the same without their calls: what the calls cost."""
        folders = self.tree(f"calls-{count}"), self.tree(f"no-calls-{count}")
        command = [self.binary, *arguments]
        self.with_binary(Ratio(f"{name} of {count:,} agents, {5 * count:,} calls / none", 1.5),
                         lambda ratio: self.compare(ratio, command, command, cwds=folders))

    def near_linear(self, ratio, *arguments):
        """Twice as many agents and calls should take twice as long."""
        folders = self.tree("calls-10000"), self.tree("calls-5000")
        command = [self.binary, *arguments]
        self.compare(ratio, command, command, cwds=folders)

    def delegation(self):
        inventory = ["inventory", "--threads", 1]
        for name, command in (("check", self.check()[1:]), ("inventory", inventory)):
            for count in (10_000,) if self.options.quick else (2500, 5000, 10_000):
                self.calls(name, count, *command)
            self.with_binary(Ratio(f"{name} of 10,000 agents with calls / of 5,000", 2.2),
                             lambda ratio, command=command: self.near_linear(ratio, *command))

    def one(self, ratio):
        # Both take about a millisecond: many runs.
        self.compare(ratio, self.check(), [WORK / "empty"], cwds=(self.tree("one"), None), runs=self.runs * 5)

    def peers(self):
        """Other checkers on the same manifests, where they are installed: they do less, so this is orientation."""
        commands = {"check-jsonschema": f"check-jsonschema --schemafile {HERE / 'peer.schema.json'}"}
        for line in self.options.peer:
            commands[line.split()[0]] = line
        for name, line in commands.items():
            ratio = Ratio(f"check of 1,000 manifests / {name}", None)
            if shutil.which(name) is None:
                self.skip(ratio, f"{name} is not installed")
                continue
            self.with_binary(ratio, lambda ratio, line=line: self.peer(ratio, line.split()))

    def peer(self, ratio, command):
        folder = self.tree("thousand")
        files = sorted(str(path) for path in folder.glob("agents/*/*/agent.yaml"))
        self.compare(ratio, self.check(), command + files, cwds=(folder, None), runs=3)


def progress(text):
    print(f"  {text} ...", file=sys.stderr, flush=True)


def table(ratios):
    """The result as people read it."""
    lines = [f"{'':52}  {'measured':>10}  {'target':>8}", "-" * 76]
    for ratio in ratios:
        if ratio.value is None:
            lines.append(f"{ratio.name:52}  {'-':>10}  not measured: {ratio.why_not}")
            continue
        target = "" if ratio.target is None else f"{ratio.target:.2f}"
        missed = ratio.target is not None and ratio.value > ratio.target
        status = ratio.detail.get("status", [0])[0]
        note = ("  missed" if missed else "") + (f"  (status {status})" if status else "")
        lines.append(f"{ratio.name:52}  {ratio.value:8.3f} {ratio.unit:3} {target:>6}{note}")
    return "\n".join(lines)


def kernel_table(rows):
    """What one question about permission sets costs."""
    lines = ["", f"{'question':58} {'answer':10} {'ns':>12} {'naive / ours':>13}", "-" * 96]
    for row in rows:
        naive = row["naiveNanoseconds"]
        quotient = "-" if naive is None else f"{naive / row['nanoseconds']:.1f}"
        lines.append(f"{row['question']:58} {row['answer']:10} {row['nanoseconds']:12,} {quotient:>13}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", help="the agentgate to measure; built from this package if absent")
    parser.add_argument("--runs", type=int, default=11, help="measured pairs for each ratio (11)")
    parser.add_argument("--quick", action="store_true", help="leave out what needs large trees and files")
    parser.add_argument("--no-build", action="store_true", help="measure what was built before")
    parser.add_argument("--check-arguments", default="--now 2026-12-01T00:00:00Z",
                        help="what `agentgate check` is given besides --threads")
    parser.add_argument("--peer", action="append", default=[], metavar="COMMAND",
                        help="another checker's command line, to which 1,000 manifests are added; repeatable")
    parser.add_argument("--json", default=str(WORK / "results.json"), help="where the result goes as JSON")
    bench = Bench(parser.parse_args())
    bench.build()
    bench.run()
    kernel = bench.kernel()
    result = {"schemaVersion": 1, "runs": bench.runs, "ratios": [ratio.as_json() for ratio in bench.ratios],
              "kernel": kernel}
    pathlib.Path(bench.options.json).write_text(json.dumps(result, indent=2) + "\n")
    print(table(bench.ratios))
    print(kernel_table(kernel))


if __name__ == "__main__":
    main()
