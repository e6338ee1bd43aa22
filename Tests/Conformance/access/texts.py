"""Languages by brute force: a language is the set of those texts of a finite universe that it holds, as the bits of
an integer. The universe is sorted by length, so the lowest bit of a set is a shortest text of it.

Design section 5: a literal stands for itself, `\\` escapes, `?` is one character, `*` any run; where there is a
separator neither of them matches `/`, and `**` is any run at all.
"""
import itertools
import os
import re
from decimal import Decimal
from functools import lru_cache


def words(alphabet, longest):
    return ("".join(word) for length in range(longest + 1) for word in itertools.product(alphabet, repeat=length))


# `x` stands in no pattern: it is any character that nothing names. Where a difference is seen, it is looked at
# again with longer texts.
LONGEST = int(os.environ.get("ACCESS_LONGEST", "5"))
TEXTS = sorted({*words("ab/.x", LONGEST - 1), *words("ab/.", LONGEST), *words("ab.x*?\\/", LONGEST - 2)},
               key=lambda text: (len(text), text))
EVERY_TEXT = (1 << len(TEXTS)) - 1
ENVIRONMENTS = ["e1", "e2", "e3", "another"]
EVERY_ENVIRONMENT = (1 << len(ENVIRONMENTS)) - 1


def spelled(number):
    """A number as people write it: no exponent, no zeros that say nothing."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


NUMBERS = sorted((Decimal(n) / 100 for n in range(-1200, 2500)), key=lambda n: (len(spelled(n)), n))
EVERY_NUMBER = (1 << len(NUMBERS)) - 1
TIMES = list(range(24 * 60))
EVERY_TIME = (1 << len(TIMES)) - 1


@lru_cache(maxsize=None)
def expression(pattern, separated):
    """A pattern as a regular expression. `separated`: whether `/` separates."""
    one, run = ("[^/]", "[^/]*") if separated else (".", ".*")
    made, at = "", 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 1
            made += re.escape(pattern[at])
        elif pattern.startswith("**", at):
            at += 1
            made += ".*"
        elif pattern[at] == "*":
            made += run
        elif pattern[at] == "?":
            made += one
        else:
            made += re.escape(pattern[at])
        at += 1
    return re.compile(made, re.DOTALL)


def matches(patterns, text, separated):
    """Whether one text is in the language of a field: absent, a pattern, a list, or `{not: [...]}`."""
    if patterns is None:
        return True
    if isinstance(patterns, dict):
        return not matches(patterns["not"], text, separated)
    if isinstance(patterns, str):
        patterns = [patterns]
    return any(expression(pattern, separated).fullmatch(text) for pattern in patterns)


@lru_cache(maxsize=None)
def pattern_set(pattern, separated):
    match = expression(pattern, separated).fullmatch
    return sum(1 << index for index, text in enumerate(TEXTS) if match(text))


def text_set(patterns, separated):
    if patterns is None:
        return EVERY_TEXT
    if isinstance(patterns, dict):
        return EVERY_TEXT & ~text_set(patterns["not"], separated)
    if isinstance(patterns, str):
        patterns = [patterns]
    found = 0
    for pattern in patterns:
        found |= pattern_set(pattern, separated)
    return found


def minutes(text):
    hours, rest = text.split(":")[:2]
    return int(hours) * 60 + int(rest)


def within(bounds, value, kind):
    """Whether a value lies in the interval of `atLeast`, `atMost`, `above`, `below`."""
    bounds = {name: minutes(bound) if kind == "time" else bound for name, bound in bounds.items()}
    above = all(value > bounds[name] if name == "above" else value >= bounds[name]
                for name in ("above", "atLeast") if name in bounds)
    below = all(value < bounds[name] if name == "below" else value <= bounds[name]
                for name in ("below", "atMost") if name in bounds)
    lower = max((bounds[name] for name in ("above", "atLeast") if name in bounds), default=None)
    upper = min((bounds[name] for name in ("below", "atMost") if name in bounds), default=None)
    if kind == "time" and lower is not None and upper is not None and lower > upper:
        return above or below  # it passes midnight
    return above and below


def value_meets(condition, value, kind):
    """Whether an attribute's value meets a condition of its type."""
    if condition is None:
        return True
    if kind == "text":
        return matches(condition, value, True)
    if isinstance(condition, dict) and "not" in condition:
        return not value_meets(condition["not"], value, kind)
    if isinstance(condition, dict):
        return within(condition, value, kind)
    if isinstance(condition, list):
        return any(value_meets(part, value, kind) for part in condition)
    return value == (minutes(condition) if kind == "time" else condition)


VALUES = {"text": TEXTS, "number": NUMBERS, "time": TIMES}
EVERY_VALUE = {"text": EVERY_TEXT, "number": EVERY_NUMBER, "time": EVERY_TIME}
condition_sets = {}


def condition_set(condition, kind):
    if condition is None:
        return EVERY_VALUE[kind]
    if kind == "text":
        return text_set(condition, True)
    key = (kind, repr(condition))
    if key not in condition_sets:
        condition_sets[key] = sum(1 << index for index, value in enumerate(VALUES[kind])
                                  if value_meets(condition, value, kind))
    return condition_sets[key]


def kinds_of(condition):
    """The types that a condition can be of: of patterns, of numbers or of times."""
    if isinstance(condition, Decimal):
        return {"number"}
    if isinstance(condition, str):
        return {"text", "time"} if re.fullmatch(r"\d\d:\d\d", condition) else {"text"}
    if isinstance(condition, list):
        return set.intersection(*(kinds_of(part) for part in condition))
    if "not" in condition:
        return kinds_of(condition["not"])
    return {"number"} if all(isinstance(bound, Decimal) for bound in condition.values()) else {"time"}


def cost(kind, index):
    """The characters of a universe's value."""
    if kind == "text":
        return len(TEXTS[index])
    return len(spelled(NUMBERS[index])) if kind == "number" else len("00:00")


def lowest(bits):
    return (bits & -bits).bit_length() - 1
