"""Validates the recorded JSON reports against the schema that AgentGate prints, with an independent validator.

The schema is read from the one place where it stands, `Sources/Reports/JSON/ReportSchema.swift`; more reports can be
named as arguments. To show that the schema is strict, each report is also spoiled in every place, and each spoiled
one must be refused.
"""

import copy
import json
import pathlib
import re
import sys
import textwrap

import jsonschema

ROOT = pathlib.Path(__file__).parents[3]


def schema():
    swift = (ROOT / "Sources/Reports/JSON/ReportSchema.swift").read_text(encoding="utf-8")
    return json.loads(textwrap.dedent(re.search(r'#"""\n(.*?)"""#', swift, re.DOTALL)[1]))


def objects(value):
    """All objects in a JSON value."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from objects(child)


def spoiled(report):
    """The report with, in turn, each key missing, each key given a value of no allowed type, each object widened."""
    for index, members in enumerate(objects(report)):
        for key in [*members, None]:
            for change in ["widen"] if key is None else ["remove", "retype"]:
                copied = copy.deepcopy(report)
                target = list(objects(copied))[index]
                if change == "widen":
                    target["unknown"] = 1
                elif change == "remove":
                    del target[key]
                else:
                    target[key] = {"no": "such value"}
                yield f"{change} {key}", copied


def main():
    described = schema()
    jsonschema.Draft202012Validator.check_schema(described)
    validator = jsonschema.Draft202012Validator(described)
    reports = sorted(ROOT.glob("Fixtures/reports/*/json")) + [pathlib.Path(name) for name in sys.argv[1:]]
    failures, refused = [], 0
    for path in reports:
        report = json.loads(path.read_text(encoding="utf-8"))
        failures += [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(report)]
        if len(report["findings"]) > 10:
            continue  # the same in every finding: the smaller reports show it
        for name, wrong in spoiled(report):
            refused += 1
            if validator.is_valid(wrong):
                failures.append(f"{path}: not refused: {name}")
    print("\n".join(failures) or f"{len(reports)} reports are valid, {refused} spoiled ones refused")
    sys.exit(1 if failures or not reports else 0)


main()
