"""What the design says of a repository, sections 4 to 7, decided over the finite universe of texts.py.

A repository is a plain value: {"systems": [...], "layers": [...], "teams": [...] or None, "agents": [...]}, whose
parts are the documents' own fields.
"""
from texts import (ENVIRONMENTS, EVERY_ENVIRONMENT, EVERY_TEXT, EVERY_VALUE, VALUES, condition_set, cost, kinds_of,
                   lowest, matches, text_set, value_meets)

TIERS = ["low", "medium", "high", "critical"]
CLASSES = ["public", "internal", "confidential", "restricted"]
EFFECTS = ["read", "write", "delete", "execute", "communicate", "administer"]
AUTONOMY = ["suggest", "supervised", "bounded", "autonomous"]


class System:
    """A system as its catalog describes it; one that no catalog names has every effect and the highest class."""

    def __init__(self, name, entry):
        self.name, self.known, entry = name, entry is not None, entry or {}
        self.untrusted = bool(entry.get("untrusted")) or not self.known
        self.external = bool(entry.get("external")) or not self.known
        self.attributes = entry.get("attributes", {})
        self.actions = entry.get("actions", [])
        self.resources = entry.get("resources", [])
        self.data = entry.get("data", "restricted")
        self.covered = False
        rest, self.effects = EVERY_TEXT, {effect: 0 for effect in EFFECTS}
        for line in self.actions:
            found = rest & text_set(line["match"], False)
            self.covered |= not found
            rest &= ~found
            for effect in line["effects"]:
                self.effects[effect] |= found
        self.unknown_actions = rest
        for effect in EFFECTS:
            self.effects[effect] |= rest
        rest, self.classes = EVERY_TEXT, [0, 0, 0, 0]
        for line in self.resources:
            found = rest & text_set(line["match"], True)
            self.covered |= not found
            rest &= ~found
            self.classes[CLASSES.index(line["data"])] |= found
        if self.known and not self.resources:
            self.classes[CLASSES.index(self.data)] = EVERY_TEXT
            self.unknown_resources = 0
        else:
            self.unknown_resources = rest
            self.classes[3] |= rest

    def at_least(self, name):
        return sum(self.classes[CLASSES.index(name):])

    def any_effect(self, effects):
        found = 0
        for effect in effects:
            found |= self.effects[effect]
        return found

    def dimensions(self):
        """The name and type of each dimension but the system."""
        return [("environment", "environment"), ("action", "text"), ("resource", "text"), *self.attributes.items()]

    def effects_of(self, action):
        """The effects of one action, text by text; None where no entry matches."""
        return next((line["effects"] for line in self.actions if matches(line["match"], action, False)), None)

    def class_of(self, resource):
        if self.known and not self.resources:
            return CLASSES.index(self.data)
        found = next((line["data"] for line in self.resources if matches(line["match"], resource, True)), "restricted")
        return CLASSES.index(found)


def environment_set(names):
    if names is None:
        return EVERY_ENVIRONMENT
    return sum(1 << ENVIRONMENTS.index(name) for name in set(names))


def entry_box(entry, system, allows):
    """What an allow or deny entry denotes in a system: one set a dimension, or None."""
    if not matches(entry.get("systems"), system.name, False):
        return None
    actions = text_set(entry.get("actions"), False)
    resources = text_set(entry.get("resources"), True)
    if "effects" in entry and allows:
        actions &= ~system.any_effect(set(EFFECTS) - set(entry["effects"]))
    elif "effects" in entry:
        actions &= system.any_effect(entry["effects"])
    if "data" in entry and allows:
        resources &= sum(system.classes[:CLASSES.index(entry["data"]["atMost"]) + 1])
    elif "data" in entry:
        resources &= system.at_least(entry["data"]["atLeast"])
    box = {"environment": environment_set(entry.get("environments")), "action": actions, "resource": resources}
    for name, kind in system.attributes.items():
        box[name] = EVERY_VALUE[kind]
    for name, condition in entry.get("where", {}).items():
        if system.attributes.get(name) in kinds_of(condition):
            box[name] = condition_set(condition, system.attributes[name])
        elif allows:
            return None
    return box


def entry_holds(entry, system, point, allows):
    """The same for one point, text by text, without the universe."""
    effects, data = set(system.effects_of(point["action"]) or EFFECTS), system.class_of(point["resource"])
    if not (matches(entry.get("systems"), system.name, False) and matches(entry.get("actions"), point["action"], False)
            and matches(entry.get("resources"), point["resource"], True)):
        return False
    if "environments" in entry and point["environment"] not in entry["environments"]:
        return False
    if "effects" in entry and not (effects <= set(entry["effects"]) if allows else effects & set(entry["effects"])):
        return False
    if "data" in entry and not (data <= CLASSES.index(entry["data"]["atMost"]) if allows
                                else data >= CLASSES.index(entry["data"]["atLeast"])):
        return False
    for name, condition in entry.get("where", {}).items():
        if system.attributes.get(name) in kinds_of(condition):
            if not value_meets(condition, point[name], system.attributes[name]):
                return False
        elif allows:
            return False
    return True


class Boundary:
    """The boundaries of all tiers for the agents that the same layers bind."""

    def __init__(self, layers):
        self.lines, self.allow, self.deny, self.layers = [], [], [0] * 4, len(layers)
        for layer in layers:
            tiers = [0] * 4
            for tier, name in enumerate(TIERS):
                for entry in layer["requirements"].get(name, {}).get("allow", []):
                    for above in range(tier, 4):
                        tiers[above] |= 1 << len(self.lines)
                    self.lines.append((entry, True))
            if tiers[3]:
                self.allow.append(tiers)
            for entry in layer.get("deny", []):
                for tier in range(TIERS.index(entry.get("upTo", "critical")) + 1):
                    self.deny[tier] |= 1 << len(self.lines)
                self.lines.append((entry, False))
        self.atoms = {}

    def allows(self, lines, tier):
        """Whether a point that lies in these lines is inside."""
        return not lines & self.deny[tier] and all(lines & tiers[tier] for tiers in self.allow)

    def atoms_of(self, system):
        """Per dimension: the values that lie in the same lines, as {lines: set of values}."""
        if system.name not in self.atoms:
            boxes = [entry_box(entry, system, allows) for entry, allows in self.lines]
            found = {}
            for name, kind in system.dimensions():
                atoms = {0: EVERY_ENVIRONMENT if kind == "environment" else EVERY_VALUE[kind]}
                for line, box in enumerate(boxes):
                    held, split = box[name] if box else 0, {}
                    for lines, values in atoms.items():
                        for key, part in ((lines, values & ~held), (lines | 1 << line, values & held)):
                            if part:
                                split[key] = split.get(key, 0) | part
                    atoms = split
                found[name] = atoms
            self.atoms[system.name] = found
        return self.atoms[system.name]

    def regions(self, box, system):
        """The lines in which the points of a box lie: {lines: (characters, values) of a shortest such point}."""
        found = {(1 << len(self.lines)) - 1: (0, ())}
        for name, kind in system.dimensions():
            met = []
            for lines, values in self.atoms_of(system)[name].items():
                if values & box[name]:
                    index = lowest(values & box[name])
                    met.append((lines, 0 if kind == "environment" else cost(kind, index), index))
            joined = {}
            for lines, (characters, point) in found.items():
                for more, added, index in met:
                    key, made = lines & more, (characters + added, (*point, index))
                    joined[key] = min(joined.get(key, made), made)
            found = joined
        return found

    def shortest_outside(self, regions, tier):
        """The characters of a shortest point outside, and it; None where all are inside."""
        return min((point for lines, point in regions.items() if not self.allows(lines, tier)), default=None)

    def holds(self, system, point, tier):
        lines = sum(1 << line for line, (entry, allows) in enumerate(self.lines)
                    if entry_holds(entry, system, point, allows))
        return self.allows(lines, tier)


class Grant:
    def __init__(self, entry, agent, system):
        self.entry, self.agent, self.system = entry, agent, system
        self.box = {"environment": environment_set(agent.get("environments")),
                    "action": text_set(entry.get("actions"), False),
                    "resource": text_set(entry.get("resources"), True)}
        for name, kind in system.attributes.items():
            self.box[name] = condition_set(entry.get("where", {}).get(name), kind)
        self.empty = not all(self.box.values())
        if self.empty:
            self.box = {name: 0 for name in self.box}
        self.unknown = bool(not self.empty and (not system.known or self.box["action"] & system.unknown_actions
                                                or self.box["resource"] & system.unknown_resources))

    def effects(self):
        return [effect for effect in EFFECTS if self.box["action"] & self.system.effects[effect]]

    def data(self):
        return next((name for name in reversed(CLASSES)
                     if self.box["resource"] & self.system.classes[CLASSES.index(name)]), None)

    def meets(self, when, outside_input):
        """Whether some point of it meets the fields about points. `outside_input`: a trigger brings untrusted text."""
        system = self.system
        if self.empty or not matches(when.get("systems"), system.name, False):
            return False
        if when.get("untrusted") and not (outside_input or system.untrusted):
            return False
        if when.get("external") and not system.external:
            return False
        actions = self.box["action"] & text_set(when.get("actions"), False)
        resources = self.box["resource"] & text_set(when.get("resources"), True)
        if "effects" in when:
            actions &= system.any_effect(when["effects"])
        if "data" in when:
            resources &= system.at_least(when["data"]["atLeast"])
        return bool(actions and resources)

    def holds(self, point):
        """Whether a point is one of it, text by text."""
        entry, agent = self.entry, self.agent
        return (matches(entry.get("actions"), point["action"], False)
                and matches(entry.get("resources"), point["resource"], True)
                and ("environments" not in agent or point["environment"] in agent["environments"])
                and all(value_meets(entry.get("where", {}).get(name), point[name], kind)
                        for name, kind in self.system.attributes.items()))

    def can(self, question):
        return bool(not self.empty and matches(question["system"], self.system.name, False)
                    and self.box["action"] & text_set(question["action"], False)
                    and self.box["resource"] & text_set(question["resource"], True))


POINT_FIELDS = ("systems", "actions", "resources", "effects", "data", "external")


class Agent:
    """What an agent and all that it reaches amounts to."""

    def __init__(self, oracle, own):
        self.own, self.name = own, own["name"]
        self.reached, self.unknown_delegate = reach(oracle.by_name, [self.name])
        every = [oracle.by_name[name] for name in self.reached]
        self.grants = [grant for name in self.reached for grant in oracle.grants[name]]
        self.autonomy = max(AUTONOMY.index(agent.get("autonomy", "autonomous")) for agent in every)
        self.environments = set()
        for agent in every:
            self.environments |= set(agent.get("environments", ENVIRONMENTS))
        self.everywhere = any("environments" not in agent for agent in every)
        self.methods = {agent["method"] for agent in every}
        self.outside_input = any("triggers" not in agent or any(oracle.system(name).untrusted
                                                               for name in agent["triggers"]) for agent in every)
        layers = oracle.binding(own)
        self.boundary = oracle.boundary(layers)
        self.computed = self.compute([line for layer in layers for line in layer.get("classify", [])])
        self.tier = max(self.computed, TIERS.index(own.get("risk", "low")))

    def compute(self, lines):
        if self.unknown_delegate or any(grant.unknown for grant in self.grants):
            return 3
        return max((TIERS.index(line["tier"]) for line in lines if self.meets(line["when"])), default=0)

    def meets(self, when):
        if "autonomy" in when and self.autonomy < AUTONOMY.index(when["autonomy"]["atLeast"]):
            return False
        if "environments" in when and not self.everywhere and not self.environments & set(when["environments"]):
            return False
        if "authentication" in when and not self.methods & set(when["authentication"]):
            return False
        asks = any(field in when for field in POINT_FIELDS) or (when.get("untrusted") and not self.outside_input)
        if asks and not any(grant.meets(when, self.outside_input) for grant in self.grants):
            return False
        return all(self.meets(part) for part in when.get("all", []))


def reach(by_name, names):
    """All agents that these may call, themselves included, and whether one of them is unknown."""
    reached, unknown, waiting = [], False, list(names)
    while waiting:
        name = waiting.pop()
        if name not in by_name:
            unknown = True
        elif name not in reached:
            reached.append(name)
            waiting.extend(by_name[name].get("delegates", []))
    return reached, unknown


class Oracle:
    def __init__(self, repository):
        self.repository = repository
        self.described = {entry["name"]: entry for entry in repository["systems"]}
        self.systems, self.boundaries = {}, {}
        self.by_name = {agent["name"]: agent for agent in repository["agents"]}
        self.grants = {agent["name"]: [Grant(entry, agent, self.system(entry["system"])) for entry in agent["access"]]
                       for agent in repository["agents"]}
        self.agents = {name: Agent(self, own) for name, own in self.by_name.items()}
        self.shortest = {}

    def system(self, name):
        if name not in self.systems:
            self.systems[name] = System(name, self.described.get(name))
        return self.systems[name]

    def binding(self, agent):
        """The layers that bind an agent: those of its team and of its team's domain; all, where nobody can tell."""
        teams = self.repository["teams"]
        team = next((team for team in teams or [] if team["name"] == agent["team"]), None)
        if team is None:
            return self.repository["layers"]
        return [layer for layer in self.repository["layers"] if layer["layer"] == "organization"
                or layer.get("team") == team["name"] or layer.get("domain", "") == team["domain"]]

    def boundary(self, layers):
        key = tuple(id(layer) for layer in layers)
        if key not in self.boundaries:
            self.boundaries[key] = Boundary(layers)
        return self.boundaries[key]

    def exceeds(self, grant, agent):
        """A shortest point of the grant outside the boundary of the agent's tier, with its characters, else None."""
        key = (id(grant), id(agent.boundary), agent.tier)
        if key not in self.shortest:
            regions = agent.boundary.regions(grant.box, grant.system)
            self.shortest[key] = None if grant.empty else agent.boundary.shortest_outside(regions, agent.tier)
        return self.shortest[key]

    def loosening(self):
        """The allow entries of lower layers outside the upper boundary of their tier: (layer, tier, index)."""
        found, layers = [], self.repository["layers"]
        names = dict.fromkeys([*self.described, "s1", "s2", "s3", "u1", "x", "sx", ""])
        for number, layer in enumerate(layers[1:], 1):
            upper = self.boundary(layers[:1])
            for tier, name in enumerate(TIERS):
                for index, entry in enumerate(layer["requirements"].get(name, {}).get("allow", [])):
                    for system in map(self.system, names):
                        box = entry_box(entry, system, True)
                        if (box and all(box.values())
                                and upper.shortest_outside(upper.regions(box, system), tier) is not None):
                            found.append((number, name, index))
                            break
        return found

    def covered(self):
        return any(self.system(name).covered for name in self.described)


def named(point, system):
    """The values of a point of a universe, by name."""
    return {name: (ENVIRONMENTS if kind == "environment" else VALUES[kind])[index]
            for index, (name, kind) in zip(point, system.dimensions(), strict=True)}


def fillings(witness, system, boundary):
    """A report's witness as points. What it leaves open may be anything: one value of every part that the boundary
    tells apart, one dimension after another."""
    said = {"environment": witness.get("environment"), "action": witness["action"], "resource": witness["resource"]}
    said.update({name: witness["where"].get(name) for name in system.attributes})
    choices = {name: [(ENVIRONMENTS if kind == "environment" else VALUES[kind])[lowest(values)]
                      for values in boundary.atoms_of(system)[name].values()]
               for name, kind in system.dimensions() if said[name] is None}
    first = {**said, **{name: values[0] for name, values in choices.items()}}
    yield first
    for name, values in choices.items():
        for value in values[1:]:
            yield {**first, name: value}
