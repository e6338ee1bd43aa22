"""Random repositories that the oracle understands: short patterns over a small alphabet, few bounds, small catalogs."""
from decimal import Decimal

from oracle import AUTONOMY, CLASSES, EFFECTS, TIERS, Grant, Oracle, System
from texts import EVERY_TEXT, text_set

METHODS = ["token-exchange", "mtls", "api-key"]
BOUNDS = [Decimal(text) for text in ("-2", "0", "0.5", "1", "5", "9.9", "10", "12")]
CLOCK = ["00:00", "06:00", "08:00", "12:30", "22:00"]
KINDS = {"t": "text", "n": "number", "h": "time"}
NEVER = "2000-01-01"


def uncovered(lines, separated):
    """A catalog's lines without those that earlier ones wholly cover, which would be errors."""
    kept, rest = [], EVERY_TEXT
    for line in lines:
        found = text_set(line["match"], separated)
        kept += [line] if found & rest else []
        rest &= ~found
    return kept


class Generator:
    """`empty`: whether grants may hold no point at all."""

    def __init__(self, random, empty):
        self.random, self.empty = random, empty
        self.chance = lambda part: random.random() < part

    def some(self, values, most=3):
        return self.random.sample(values, self.random.randint(1, min(most, len(values))))

    # Patterns

    def pattern(self, separated):
        tokens = ["a", "a", "b", "a", "b", "*", "*", "?", "."]
        if separated:
            tokens += ["/", "/", "/", "**", "**"]
        if self.chance(0.1):
            tokens += ["\\*", "\\?", "\\a", "\\\\", "\\/"]
        while True:
            made = "".join(self.random.choice(tokens) for _ in range(self.random.choice([0, 1, 1, 2, 2, 2, 3, 3])))
            plain = made.replace("\\", "")
            if not any(part in (".", "..") for part in plain.split("/")) and (made or self.chance(0.2)):
                return made

    def patterns(self, separated, most=3):
        found = [self.pattern(separated) for _ in range(self.random.randint(1, most))]
        if self.chance(0.2):
            return {"not": found}
        return found[0] if len(found) == 1 and self.chance(0.4) else found

    def wide(self, separated):
        """Patterns that often hold much, for what the policy and the catalog say."""
        if self.chance(0.5):
            return self.patterns(separated)
        return [self.pattern(separated) + ("**" if separated else "*") for _ in range(self.random.randint(1, 3))]

    # Conditions

    def bounds(self, values, kind):
        low, high = sorted(self.random.sample(range(len(values)), 2))
        if kind == "time" and self.chance(0.4):
            low, high = high, low
        made = {self.random.choice(["atLeast", "above"]): values[low],
                self.random.choice(["atMost", "below"]): values[high]}
        if self.chance(0.5):
            del made[self.random.choice(list(made))]
        return made

    def condition(self, kind):
        if kind == "text":
            return self.patterns(True, 2)
        values = BOUNDS if kind == "number" else CLOCK
        if self.chance(0.6):
            return self.bounds(values, kind)
        parts = [self.bounds(values, kind) if self.chance(0.5) else self.random.choice(values)
                 for _ in range(self.random.randint(1, 3))]
        return parts[0] if len(parts) == 1 and self.chance(0.5) else parts

    def where(self, kinds):
        return {name: self.condition(kinds[name]) for name in self.some(list(kinds), 2)} if kinds else {}

    # Catalog

    def systems(self):
        return [self.system(f"s{number}") for number in range(1, self.random.randint(2, 4))]

    def system(self, name):
        entry = {"name": name}
        entry["actions"] = [{"match": self.listed(False), "effects": self.some(EFFECTS, 2)}
                            for _ in range(self.random.randint(1, 4))]
        if self.chance(0.8):
            entry["actions"].append({"match": ["*"], "effects": self.some(EFFECTS, 2)})
        if self.chance(0.8):
            entry["resources"] = [{"match": self.listed(True), "data": self.random.choice(CLASSES)}
                                  for _ in range(self.random.randint(1, 4))]
            if self.chance(0.8):
                entry["resources"].append({"match": ["**"], "data": self.random.choice(CLASSES)})
        else:
            entry["data"] = self.random.choice(CLASSES)
        entry["attributes"] = {key: kind for key, kind in KINDS.items() if self.chance(0.6)}
        if self.chance(0.3):
            entry["attributes"]["m"] = self.random.choice(["text", "number"])
        for flag in ("untrusted", "external"):
            if self.chance(0.3):
                entry[flag] = self.chance(0.9)
        if not entry["attributes"]:
            del entry["attributes"]
        for name, separated in (("actions", False), ("resources", True)):
            entry[name] = uncovered(entry.get(name, []), separated)
        return {key: value for key, value in entry.items() if value != []}

    def listed(self, separated):
        found = self.wide(separated)
        return found if isinstance(found, list) else [self.pattern(separated)]

    # Policy

    def entry(self, kind):
        made = {}
        if self.chance(0.6):
            made["systems"] = self.random.choice([["*"], ["s1"], ["s1", "s2"], ["s?"], {"not": ["s1"]}, ["*1"]])
        if self.chance(0.4):
            made["actions"] = self.wide(False)
        if self.chance(0.4):
            made["resources"] = self.wide(True)
        if self.chance(0.6):
            made["effects"] = self.some(EFFECTS, 5 if kind == "allow" else 2)
        if self.chance(0.4):
            made["data"] = {"atMost" if kind == "allow" else "atLeast": self.random.choice(CLASSES)}
        if kind == "when":
            return made
        if self.chance(0.3):
            kinds = {**KINDS, "m": self.random.choice(["text", "number"])}
            made["where"] = self.where(kinds)
        if self.chance(0.15):
            made["environments"] = self.some(["e1", "e2", "e3"])
        return made or {"systems": ["*"]}

    def when(self, nested=False):
        made = self.entry("when") if self.chance(0.8) else {}
        for flag in ("untrusted", "external"):
            if self.chance(0.15):
                made[flag] = True
        if self.chance(0.15):
            made["autonomy"] = {"atLeast": self.random.choice(AUTONOMY)}
        if self.chance(0.15):
            made["environments"] = self.some(["e1", "e2", "e3"], 2)
        if self.chance(0.15):
            made["authentication"] = self.some(METHODS, 2)
        if not nested and self.chance(0.2):
            made["all"] = [self.when(True) for _ in range(self.random.randint(2, 3))]
        return made or {"untrusted": True}

    def layer(self, level, upper=None):
        made = {"layer": level, "classify": [], "requirements": {}, "deny": []}
        if level == "domain":
            made["domain"] = "d1"
        if level == "team":
            made["team"] = "t1"
        for number in range(self.random.randint(0, 4)):
            made["classify"].append({"id": f"{level}-{number}", "tier": self.random.choice(TIERS[:3] + ["high"]),
                                     "when": self.when()})
        if upper:
            self.narrowed(made, upper)
        else:
            for tier in self.some(TIERS, 4):
                made["requirements"][tier] = {"allow": [self.entry("allow") for _ in range(self.random.randint(1, 3))]}
            if self.chance(0.05):
                made["requirements"] = {}
        for _ in range(self.random.choice([0, 0, 1, 1, 2, 3])):
            made["deny"].append(self.entry("deny"))
            if self.chance(0.6):
                made["deny"][-1]["upTo"] = self.random.choice(TIERS)
        if upper and self.chance(0.5):
            made["deny"] = []
        return made

    def narrowed(self, made, upper):
        """Allow entries of a lower layer: the upper ones with something added."""
        for tier, requirement in upper["requirements"].items():
            entries = [self.tighter(entry) for entry in requirement.get("allow", []) if self.chance(0.6)]
            if entries:
                made["requirements"][tier] = {"allow": entries}

    def tighter(self, entry):
        made = dict(entry)
        for name, separated in (("actions", False), ("resources", True)):
            if name not in made and self.chance(0.5):
                made[name] = self.wide(separated)
        if "where" not in made and self.chance(0.3):
            made["where"] = self.where(KINDS)
        if "data" not in made and self.chance(0.3):
            made["data"] = {"atMost": self.random.choice(CLASSES)}
        return made

    # Agents

    def grant(self, systems):
        system = self.random.choice(systems)
        made = {"system": "u1" if self.chance(0.03) else system["name"], "actions": self.patterns(False)}
        if self.chance(0.85):
            made["resources"] = self.patterns(True)
        kinds = dict(system.get("attributes", {}))
        if self.chance(0.05):
            kinds["z"] = "number"  # nothing enforces it
        if kinds and self.chance(0.5):
            made["where"] = self.where(kinds)
        if self.chance(0.1):
            made["expires"] = self.random.choice([NEVER, "2027-01-01"])
        return made

    def full(self, systems):
        """A grant of at least one point, unless empty ones are asked for."""
        described = {system["name"]: system for system in systems}
        while True:
            made = self.grant(systems)
            if self.empty or not Grant(made, {}, System(made["system"], described.get(made["system"]))).empty:
                return made

    def agent(self, number, count, systems, linked):
        made = {"name": f"a{number}", "team": self.random.choice(["t1", "t2", "t3"]),
                "method": self.random.choice(METHODS)}
        if self.chance(0.5):
            made["risk"] = self.random.choice(TIERS)
        if self.chance(0.7):
            made["autonomy"] = self.random.choice(AUTONOMY)
        if self.chance(0.7):
            made["environments"] = self.some(["e1", "e2", "e3"])
        if self.chance(0.8):
            known = [system["name"] for system in systems]
            made["triggers"] = self.some(known + (["u1"] if self.chance(0.1) else []), 1)
        made["access"] = [self.full(systems) for _ in range(self.random.randint(1, 4))]
        if self.chance(linked):
            made["delegates"] = [f"a{other}" for other in self.some(range(count), 2)]
            if self.chance(0.05):
                made["delegates"].append("nobody")
        return made

    def question(self, systems):
        made = {"system": self.random.choice(["*", "u1", "s?", *[system["name"] for system in systems] * 2]),
                "action": self.pattern(False) or "*", "resource": None}
        if self.chance(0.7):
            made["resource"] = self.pattern(True) or None
        return made

    def repository(self):
        systems = self.systems()
        layers = [self.layer("organization")]
        if self.chance(0.35):
            layers.append(self.layer(self.random.choice(["domain", "team"]), layers[0]))
        teams = [{"name": "t1", "domain": "d1"}, {"name": "t2", "domain": "d2"}] if self.chance(0.5) else None
        made = {"systems": systems, "layers": layers, "teams": teams, "agents": []}
        for layer, tier, index in reversed(Oracle(made).loosening()):
            if self.chance(0.9):
                del layers[layer]["requirements"][tier]["allow"][index]
        for layer in layers:
            layer["requirements"] = {tier: made for tier, made in layer["requirements"].items() if made["allow"]}
        count = self.random.choice([20, 20, 30, 40, 60, 200])
        linked = self.random.choice([0, 0.1, 0.3])
        made["agents"] = [self.agent(number, count, systems, linked) for number in range(count)]
        made["questions"] = [self.question(systems) for _ in range(3)]
        return made
