"""What the program says of a repository beside what the oracle says; each difference is (kind, sentence)."""
import json
import subprocess
import tempfile
from decimal import Decimal

import documents
from generate import NEVER
from oracle import TIERS, Oracle, fillings, named, reach
from texts import matches, minutes, spelled

NOW = "2026-11-24"
# Blocking rules that the oracle knows; any other that blocks is a difference.
KNOWN = {"boundary/exceeds-tier", "boundary/delegate-exceeds-tier", "risk/under-declared",
         "delegation/unknown-delegate", "grants/expired", "registration/unknown-owner", "policy/loosens"}


def run(program, folder, *arguments):
    done = subprocess.run([program, *arguments, "-C", folder, "--now", NOW, "--format", "json"],
                          capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, json.loads(done.stdout) if done.stdout else {"stderr": done.stderr}


class Comparison:
    """One repository's answers. `strict`: also asks for what is known to be decided otherwise, see run_access.py."""

    def __init__(self, repository, program, strict):
        self.repository, self.program, self.strict = repository, program, strict
        self.oracle = Oracle(repository)
        self.texts, self.places, self.allows = documents.files(repository)
        self.differences, self.decisions = [], 0
        with tempfile.TemporaryDirectory(prefix="access-") as folder:
            documents.write(self.texts, folder)
            self.check(*run(program, folder, "check"))
            if not self.differences:
                for question in repository.get("questions", []):
                    self.ask(question, folder)

    def differ(self, kind, sentence):
        self.differences.append((kind, sentence))

    def same(self, kind, what, oracle, program):
        self.decisions += 1
        if oracle != program:
            self.differ(kind, f"{what}: the oracle says {oracle}, the program {program}")

    # check

    def check(self, status, report):
        if "findings" not in report:
            return self.differ("no report", f"status {status}: {report}")
        self.report, self.found = report, {}
        for finding in report["findings"]:
            place = (finding["location"]["path"], finding["location"]["startLine"])
            self.found.setdefault(finding["rule"], []).append((place, finding))
            if finding["blocking"] and finding["rule"] not in KNOWN:
                self.differ("another rule blocks: " + finding["rule"], finding["message"])
        loosening = self.oracle.loosening()
        self.same("loosens", "entries that loosen", sorted(loosening),
                  sorted({self.allows.get(place, place) for place, _ in self.found.get("policy/loosens", [])}))
        blocked = any(map(self.blocks, self.oracle.agents.values()))
        self.same("status", "status", 2 if loosening else int(blocked), status)
        if loosening or self.differences:
            return None
        by_name = {agent["name"]: agent for agent in report["agents"]}
        self.same("agents", "names", sorted(self.oracle.agents), sorted(by_name))
        for name, agent in self.oracle.agents.items():
            self.tier(agent, by_name[name])
        self.exceeding()
        self.delegated()
        return None

    def tier(self, agent, said):
        self.same("computedTier", agent.name, TIERS[agent.computed], said["computedTier"])
        self.same("tier", agent.name, TIERS[agent.tier], said["tier"])
        self.same("verdict", agent.name, "block" if self.blocks(agent) else "pass", said["verdict"])
        grants = self.oracle.grants[agent.name]
        self.same("effects", agent.name, [sorted(grant.effects()) for grant in grants],
                  [sorted(grant["effects"]) for grant in said["access"]])
        self.same("data", agent.name, [grant.data() for grant in grants], [grant["data"] for grant in said["access"]])

    def blocks(self, agent):
        own = agent.own
        return (any(self.oracle.exceeds(grant, agent) is not None for grant in agent.grants)
                or agent.computed > TIERS.index(own.get("risk", "low"))
                or any(name not in self.oracle.by_name for name in own.get("delegates", []))
                or (bool(self.repository["teams"]) and own["team"] == "t3")
                or any(grant.get("expires") == NEVER for grant in own["access"]))

    def exceeding(self):
        said = {}
        for place, finding in self.found.get("boundary/exceeds-tier", []):
            name, field, index = self.places.get(place, (None, None, place))
            if name != finding["agent"] or field != "access":
                self.differ("place", f"{place}: no grant of {finding['agent']} stands there")
                continue
            said[name, index] = said.get((name, index), []) + [finding]
        for agent in self.oracle.agents.values():
            for index, grant in enumerate(self.oracle.grants[agent.name]):
                fewest = self.oracle.exceeds(grant, agent)
                what = f"grant {index} of {agent.name}: {documents.flow(grant.entry)}"
                found = said.get((agent.name, index), [])
                self.same("exceeds", what, int(fewest is not None), len(found))
                if fewest is not None and len(found) == 1:
                    self.witness(found[0]["witness"], [grant], agent, what, fewest)

    def delegated(self):
        said = {}
        for place, finding in self.found.get("boundary/delegate-exceeds-tier", []):
            name, field, index = self.places.get(place, (None, None, place))
            if name != finding["agent"] or field != "delegates":
                self.differ("place", f"{place}: no delegate of {finding['agent']} stands there")
                continue
            said.setdefault((name, index), []).append(finding)
        for agent in self.oracle.agents.values():
            for index, delegate in enumerate(agent.own.get("delegates", [])):
                self.delegate(agent, index, delegate, said.get((agent.name, index), []))

    def delegate(self, agent, index, delegate, found):
        reached, unknown = reach(self.oracle.by_name, [delegate])
        grants = [grant for name in reached for grant in self.oracle.grants[name]]
        outside = [grant for grant in grants if self.oracle.exceeds(grant, agent) is not None]
        what = f"{agent.name} through {delegate}"
        if unknown and not outside:
            return
        self.same("delegate exceeds", what, bool(outside), bool(found))
        for finding in found:
            if not unknown:
                self.witness(finding["witness"], outside, agent, what, None)

    def witness(self, witness, grants, agent, what, fewest):
        """The witness must lie in one of the grants, outside the boundary, and be as short as the oracle's."""
        self.decisions += 1
        grants = [grant for grant in grants if grant.system.name == witness["system"]]
        if not grants:
            return self.differ("witness", f"{what}: of another system: {witness}")
        system = grants[0].system
        where = {name: self.value(system, name, text) for name, text in witness["where"].items()}
        witness = {**witness, "where": where}
        for point in fillings(witness, system, agent.boundary):
            if not any(grant.holds(point) for grant in grants):
                return self.differ("witness", f"{what}: not in the grant: {point}")
            if agent.boundary.holds(system, point, agent.tier):
                return self.differ("witness", f"{what}: inside the boundary: {point}")
        # Within the program a time of day is a number of minutes, whose digits count, not five characters.
        has_times = "time" in system.attributes.values()
        if fewest is not None and (self.strict or agent.boundary.layers == 1 and not has_times):
            # What a witness leaves open costs nothing, so that it may be shorter than the oracle's, which says all.
            characters = len(witness["action"] or "") + len(witness["resource"] or "")
            for name, value in witness["where"].items():
                characters += {"text": len, "number": lambda number: len(spelled(number)),
                               "time": lambda _: len("00:00")}[system.attributes[name]](value)
            if characters > fewest[0]:
                self.differ("witness length", f"{what}: {characters} characters: {witness}, the oracle has "
                            f"{fewest[0]}: {named(fewest[1], system)}")
        return None

    @staticmethod
    def value(system, name, text):
        kind = system.attributes.get(name)
        return Decimal(text) if kind == "number" else minutes(text) if kind == "time" else text

    # inventory --can

    def ask(self, question, folder):
        text = f"{question['system']}:{question['action']}"
        if question["resource"] is not None:
            text += " " + question["resource"]
        status, report = run(self.program, folder, "inventory", "--can", text)
        if "agents" not in report:
            return self.differ("no answer", f"{text}: status {status}: {report}")
        expected = {}
        for agent in self.oracle.agents.values():
            own = [index for index, grant in enumerate(self.oracle.grants[agent.name]) if grant.can(question)]
            if own or agent.unknown_delegate or any(grant.can(question) for grant in agent.grants):
                expected[agent.name] = own
        said = {agent["name"]: sorted(self.places[grant["path"], grant["line"]][2] for grant in agent["grants"])
                for agent in report["agents"]}
        self.same("can", text, expected, said)
        for agent in report["agents"]:
            for grant in agent["grants"]:
                self.example(text, question, grant)
        return None

    def example(self, text, question, said):
        name, _, index = self.places[said["path"], said["line"]]
        grant, example = self.oracle.grants[name][index], said["example"]
        example = {**example, "where": {key: self.value(grant.system, key, value)
                                        for key, value in example["where"].items()}}
        for point in fillings(example, grant.system, self.oracle.agents[name].boundary):
            if not grant.holds(point):
                return self.differ("can: example", f"{text}: not in the grant: {example} {point}")
        if not (matches(question["action"], example["action"] or "", False)
                and matches(question["resource"], example["resource"] or "", True)):
            self.differ("can: example", f"{text}: not asked for: {example}")
        return None
