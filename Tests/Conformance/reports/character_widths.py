"""Prints the ranges of Sources/Reports/Text/CharacterWidth.swift, from the Unicode data that Python ships.

A scalar is wide if its East Asian Width is W or F. Scalars that reports never show raw (unassigned ones, controls,
spaces but U+0020) and combining marks, whose width is 0 whatever their East Asian Width, do not break a range, which
keeps the table short. With `--check` it fails unless the Swift file holds exactly these ranges.
"""

import pathlib
import re
import sys
import unicodedata

TABLE = pathlib.Path(__file__).parents[3] / "Sources/Reports/Text/CharacterWidth.swift"
IRRELEVANT = {"Cn", "Co", "Cs", "Cf", "Cc", "Zs", "Zl", "Zp", "Mn", "Me"}


def wide_ranges():
    ranges, start, last = [], None, None
    for value in range(0x110000):
        if unicodedata.category(chr(value)) in IRRELEVANT:
            continue
        if unicodedata.east_asian_width(chr(value)) in "WF":
            start, last = (value if start is None else start), value
        elif start is not None:
            ranges.append((start, last))
            start = None
    return ranges + ([(start, last)] if start is not None else [])


def main():
    expected = [f"0x{start:04X}...0x{end:04X}" for start, end in wide_ranges()]
    if sys.argv[1:] != ["--check"]:
        print(", ".join(expected))
        return
    if unicodedata.unidata_version != "14.0.0":
        print(f"character widths: not compared: this Python has Unicode {unicodedata.unidata_version}, not 14.0.0")
        return
    found = re.findall(r"0x[0-9A-F]+\.\.\.0x[0-9A-F]+", TABLE.read_text(encoding="utf-8").split("wideRanges: [")[1])
    if found != expected:
        sys.exit("character widths: the table differs from Unicode 14.0.0; run this script and paste what it prints")
    print(f"character widths: {len(found)} ranges as in Unicode 14.0.0")


main()
