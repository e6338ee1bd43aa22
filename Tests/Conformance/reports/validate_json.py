"""Validates the recorded JSON reports, inventories and comparisons against the schemas that AgentGate prints, with an independent
validator.

The schemas are read from the places where they stand in `Sources/Reports`; more reports can be named as arguments. To show
that a schema is strict, each report is also spoiled in every place, and each spoiled one must be refused.
"""

import copy
import json
import pathlib
import re
import sys
import textwrap

import jsonschema

ROOT = pathlib.Path(__file__).parents[3]


def validator(path, part=None):
    """The validator of the schema in a source file, or of one of its `$defs`."""
    swift = (ROOT / "Sources/Reports" / path).read_text(encoding="utf-8")
    schema = json.loads(textwrap.dedent(re.search(r'#"""\n(.*?)"""#', swift, re.DOTALL)[1]))
    if part:
        schema = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def objects(value, is_table=False):
    """All objects in a JSON value, and whether each is a table, whose keys are the attributes of some system."""
    if isinstance(value, dict):
        yield value, is_table
        for key, child in value.items():
            yield from objects(child, key == "where")
    elif isinstance(value, list):
        for child in value:
            yield from objects(child)


def spoiled(report):
    """The report with, in turn, each key missing, each key given a value of no allowed type, each object widened."""
    for index, (members, is_table) in enumerate(objects(report)):
        for key in [*members, None]:
            for change in ["widen"] if key is None else ["retype"] if is_table else ["remove", "retype"]:
                copied = copy.deepcopy(report)
                target = list(objects(copied))[index][0]
                if change == "widen":
                    target["unknown"] = 1
                elif change == "remove":
                    del target[key]
                else:
                    target[key] = {"no": 1}
                yield f"{change} {key}", copied


def documents():
    """Each recorded document: a name, its validator, its value."""
    reports = validator("JSON/ReportSchema.swift")
    for path in sorted(ROOT.glob("Fixtures/reports/*/json")) + [pathlib.Path(name) for name in sys.argv[1:]]:
        yield path, reports, json.loads(path.read_text(encoding="utf-8"))
    inventories = validator("Inventory/InventorySchema.swift")
    for path in sorted(ROOT.glob("Fixtures/inventory/*/json")):
        yield path, inventories, json.loads(path.read_text(encoding="utf-8"))
    comparisons = validator("Changes/ChangeSchema.swift")
    for path in sorted(ROOT.glob("Fixtures/diff/*/json")):
        yield path, comparisons, json.loads(path.read_text(encoding="utf-8"))
    agents = validator("Inventory/InventorySchema.swift", "agent")
    for path in sorted(ROOT.glob("Fixtures/inventory/*/ndjson")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path}:{number}", agents, json.loads(line)


def main():
    failures, valid, refused = [], 0, 0
    for name, described, document in documents():
        valid += 1
        failures += [f"{name}: {error.json_path}: {error.message}" for error in described.iter_errors(document)]
        if len(document.get("findings", [])) > 10 or len(document.get("agents", [])) > 10:
            continue  # the same in every finding and agent: the smaller documents show it
        for change, wrong in spoiled(document):
            refused += 1
            if described.is_valid(wrong):
                failures.append(f"{name}: not refused: {change}")
    print("\n".join(failures) or f"{valid} documents are valid, {refused} spoiled ones refused")
    sys.exit(1 if failures or not valid else 0)


main()
