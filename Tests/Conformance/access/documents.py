"""A repository of the oracle as files, with the lines on which its parts stand."""
import json
import os
from decimal import Decimal

from texts import spelled


def flow(value):
    """A value as YAML in flow style; texts are always quoted."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, Decimal):
        return spelled(value)
    return json.dumps(value)


def head(kind, name):
    return ["apiVersion: agentgate/v1", f"kind: {kind}", f"metadata: {{name: {name}}}", "spec:"]


def block(lines, indent, name, values):
    if values:
        lines.append(" " * indent + name + ":")
        lines.extend(" " * indent + "  - " + flow(value) for value in values)


def catalog(systems):
    lines = head("SystemCatalog", "systems") + ["  systems:"]
    for system in systems:
        lines.append(f"    - name: {system['name']}")
        for name in ("actions", "resources"):
            block(lines, 6, name, system.get(name, []))
        lines.extend(f"      {name}: {flow(value)}" for name, value in system.items()
                     if name not in ("name", "actions", "resources"))
    return lines


def policy(layer):
    lines = head("RiskPolicy", layer["layer"]) + [f"  layer: {layer['layer']}"]
    lines.extend(f"  {name}: {layer[name]}" for name in ("domain", "team") if name in layer)
    block(lines, 2, "classify", layer.get("classify", []))
    places = {}
    if layer["requirements"]:
        lines.append("  requirements:")
    for tier, requirement in layer["requirements"].items():
        lines.append(f"    {tier}:")
        block(lines, 6, "allow", requirement["allow"])
        for index in range(len(requirement["allow"])):
            places[len(lines) - len(requirement["allow"]) + index + 1] = (tier, index)
    block(lines, 2, "deny", layer.get("deny", []))
    return lines, places


def manifest(agent):
    """The lines of one manifest, and its line for each grant and delegate."""
    lines = head("Agent", agent["name"])
    lines += ["  purpose: Looks up what the oracle asks for and says what it found there.",
              f"  owner: {{team: {agent['team']}, contact: team@example.com}}",
              f"  identity: {{authentication: {{method: {agent['method']}}}}}"]
    lines.extend(f"  {name}: {flow(agent[name])}" for name in ("risk", "autonomy", "environments", "triggers")
                 if name in agent)
    places = {}
    for field in ("access", "delegates"):
        values = agent.get(field, [])
        block(lines, 2, field, values)
        for index in range(len(values)):
            places[len(lines) - len(values) + index + 1] = (field, index)
    return lines, places


def files(repository):
    """All files as {path: text}, the places of grants and delegates as {(path, line): (agent, field, index)}, and those
    of allow entries as {(path, line): (layer, tier, index)}."""
    gate = ["apiVersion: agentgate/v1", "kind: Gate", "spec:", "  catalogs: []"]
    made = {"agentgate.yaml": gate, ".agentgate/systems.yaml": catalog(repository["systems"])}
    allows = {}
    for number, layer in enumerate(repository["layers"]):
        path = f".agentgate/policy-{number}.yaml"
        made[path], found = policy(layer)
        allows.update({(path, line): (number, *place) for line, place in found.items()})
    if repository["teams"]:
        made[".agentgate/directory.yaml"] = head("Directory", "teams")
        block(made[".agentgate/directory.yaml"], 2, "teams", repository["teams"])
    places = {}
    for number, agent in enumerate(repository["agents"]):
        path = f"agents/{number // 10}.yaml"
        lines = made.setdefault(path, [])
        if lines:
            lines.append("---")
        added, found = manifest(agent)
        for line, place in found.items():
            places[path, len(lines) + line] = (agent["name"], *place)
        lines.extend(added)
    return {path: "\n".join(lines) + "\n" for path, lines in made.items()}, places, allows


def write(texts, folder):
    for path, text in texts.items():
        path = os.path.join(folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
