#!/usr/bin/env python3
"""The schema printed by `agentgate schema KIND` accepts exactly what AgentGate accepts at the document stage.

    validate_documents.py path/to/agentgate

Compares, document by document: every fixture under Fixtures/documents and Fixtures/projects, and thousands of
mutations of the valid ones (each field left out, renamed, emptied, or given a value of another type). AgentGate's
answer is read from its JSON report: a document is refused if a finding of the family `document/` points into it.
Prints each disagreement that no entry of SKIPPED explains, and exits with 1 if there is one.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "Fixtures"
KINDS = {
    "Agent": "agent", "RiskPolicy": "policy", "SystemCatalog": "catalog", "Directory": "directory", "Gate": "gate",
}

# What a schema cannot say, or a JSON value no longer knows: findings with these words do not count as AgentGate's
# refusal. The reason stands beside each.
SKIPPED = [
    (r"^document/duplicate-key ", "the last of two equal keys is all that a parsed value holds"),
    (r"^document/(alias|tag|syntax|limit) ", "aliases, tags and syntax are gone once a document is a value"),
    (r"^document/wrong-type a key must be text", "keys of a JSON object are always text"),
    (r"^document/invalid-value `\d{4}-(02-(29|30|31)|(04|06|09|11)-31)[^`]*` is not a date",
     "a pattern cannot count the days of a month"),
    (r"^document/invalid-value `0000-[^`]*` is not a date", "there is no year 0; the pattern stays readable"),
    (r"^document/invalid-value `-?[0-9.]+` cannot be used as a name",
     "how a number is spelled is gone once it is a value, and 1e0 is a name"),
    (r"^document/invalid-value the pattern ", "the escapes and dot segments of patterns are beyond one expression"),
]


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema: PyYAML's own resolver follows YAML 1.1."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789")),
    ("float", r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)"
              r"|\.(?:nan|NaN|NAN))$", list("-+.0123456789")),
    ("merge", r"^<<$", ["<"]),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def number(loader, node):
    """A number as a number; what only the core schema spells so is taken for 0, since only its type matters."""
    text = loader.construct_scalar(node)
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return 0


CoreLoader.add_constructor("tag:yaml.org,2002:int", number)
CoreLoader.add_constructor("tag:yaml.org,2002:float", number)


def documents(text):
    """(first line, value) of each document of ours; none where the text cannot be read by PyYAML."""
    found = []
    try:
        loader = CoreLoader(text)
        while loader.check_node():
            node = loader.get_node()
            value = loader.construct_document(node)
            found.append((node.start_mark.line + 1, value))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        pass
    return [(line, value) for line, value in found if isinstance(value, dict)
            and str(value.get("apiVersion", "")).startswith("agentgate/") and str(value.get("kind")) in KINDS]


def schemas(program):
    """A validator for each kind; the schemas themselves are held against the 2020-12 meta-schema."""
    validators = {}
    for kind, name in KINDS.items():
        schema = json.loads(subprocess.run([program, "schema", name], check=True, capture_output=True).stdout)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema", name
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    report = json.loads(subprocess.run([program, "schema", "report"], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(report)
    return validators, jsonschema.Draft202012Validator(report)


def answers(program, texts, report_schema):
    """For each text, the findings of the document stage: (line, `rule message`)."""
    with tempfile.TemporaryDirectory() as folder:
        for index, text in enumerate(texts):
            (pathlib.Path(folder) / f"{index:06}.yaml").write_text(text)
        run = subprocess.run(
            [program, "check", "-C", folder, "--format", "json", "--now", "2026-11-24"], capture_output=True)
        assert run.returncode in (0, 1, 2), run.stderr
    report = json.loads(run.stdout)
    report_schema.validate(report)
    found = [[] for _ in texts]
    for finding in report["findings"]:
        location = finding["location"]
        if finding["rule"].startswith("document/") and location:
            index = int(location["path"].split(".")[0])
            found[index].append((location["startLine"], f"{finding['rule']} {finding['message']}"))
    return found


OTHER_VALUES = [None, True, False, 0, 1, 1.5, -1, "", "text", "Text Here", [], ["text"], [None], {}, {"a": "b"},
                {"not": "a"}, {"atLeast": 1}, "2027-03-01", "15m", "low", "read", "true", "1", [[]], [{}]]


def mutations(value, path=()):
    """Every value that differs from this one in one place."""
    for other in OTHER_VALUES:
        yield path, other
    if isinstance(value, dict):
        for key in value:
            yield from mutations(value[key], path + (key,))
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from mutations(element, path + (index,))


def changed(value, path, other):
    """A copy with another value at a path."""
    if not path:
        return other
    copy = value.copy()
    copy[path[0]] = changed(value[path[0]], path[1:], other)
    return copy


def removals(value):
    """Every copy with one entry less, and with one key misspelt."""
    if isinstance(value, dict):
        for key in value:
            rest = {name: entry for name, entry in value.items() if name != key}
            yield rest
            yield {**rest, f"{key}x": value[key]}
            for smaller in removals(value[key]):
                yield {**value, key: smaller}
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield value[:index] + value[index + 1:]
            for smaller in removals(element):
                yield value[:index] + [smaller] + value[index + 1:]


def is_document(value):
    return isinstance(value, dict) and value.get("apiVersion") == "agentgate/v1" and str(value.get("kind")) in KINDS


def mutated_texts():
    """Mutations of the valid fixtures, as JSON, which is YAML: no parser comes between the two readers."""
    seen = {}
    for path in sorted(FIXTURES.glob("documents/*/valid/*.yaml")):
        for _, value in documents(path.read_text()):
            for place, other in mutations(value):
                copy = changed(value, place, other)
                if is_document(copy):
                    seen[json.dumps(copy)] = f"{path.name} with {json.dumps(other)} at {'.'.join(map(str, place))}"
            for copy in removals(value):
                if is_document(copy):
                    seen.setdefault(json.dumps(copy), f"{path.name} with an entry less or misspelt")
    return seen


def compare(validators, documents_of_texts, found, names):
    """The disagreements, one text each; and how many documents were compared."""
    disagreements, count = [], 0
    for read, findings, name in zip(documents_of_texts, found, names):
        starts = [line for line, _ in read] + [sys.maxsize]
        for (line, value), end in zip(read, starts[1:]):
            own = [words for at, words in findings if line <= at < end]
            refused = [words for words in own if not any(re.search(entry, words) for entry, _ in SKIPPED)]
            if len(refused) < len(own) and not refused:
                continue
            count += 1
            validator = validators[value["kind"]]
            if validator.is_valid(value) == bool(refused):
                error = jsonschema.exceptions.best_match(validator.iter_errors(value))
                said = error.message if error else "accepted"
                disagreements.append(f"{name}:{line}\n    schema: {said}\n    AgentGate: {refused or 'accepted'}")
    return disagreements, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the built agentgate")
    parser.add_argument("--every", type=int, default=5, help="compare each Nth mutation only (default 5; 1 is all)")
    arguments = parser.parse_args()
    program = str(pathlib.Path(arguments.program).resolve())
    validators, report_schema = schemas(program)
    files = sorted(path for folder in ("documents", "projects") for path in (FIXTURES / folder).rglob("*.y*ml"))
    texts = [path.read_text() for path in files]
    names = [str(path.relative_to(FIXTURES)) for path in files]
    mutated = dict(list(mutated_texts().items())[::arguments.every])
    disagreements, count = compare(
        validators, map(documents, texts), answers(program, texts, report_schema), names)
    more, mutants = compare(
        validators, ([(1, json.loads(text))] for text in mutated), answers(program, list(mutated), report_schema),
        mutated.values())
    for disagreement in disagreements + more:
        print(disagreement)
    print(f"{count} documents of fixtures and {mutants} mutations compared, "
          f"{len(disagreements) + len(more)} disagreements")
    assert count > 100 and mutants > 1000, "too few documents: are the fixtures there?"
    sys.exit(1 if disagreements or more else 0)


if __name__ == "__main__":
    main()
