#!/usr/bin/env python3
"""Makes the trees that the benchmark measures: agents as teams write them, from a fixed seed.

    generate.py FOLDER [TREE ...]

Trees: one, thousand, tenthousand, mixed, many-documents, single-document, and calls-N and no-calls-N: N agents with
and without 5 N calls of each other, where N is 2500, 5000 or 10000. A tree that is there and was made by this version
of the generator is left alone.
"""

import hashlib
import json
import pathlib
import random
import shutil
import sys

VERSION = 1
SEED = 20261124
LARGE_FILE_BYTES = 50_000_000
CALLS_OF_AN_AGENT = 5

TEAMS = ["finance-platform", "support-tools", "data-science", "site-reliability", "growth", "people-ops",
         "legal-tech", "procurement", "fraud", "logistics", "identity", "developer-experience"]
SYSTEMS = {
    "erp": (["invoices", "orders", "suppliers", "budgets"], ["read", "list", "flag", "update"]),
    "crm": (["contacts", "deals", "notes"], ["read", "list", "update"]),
    "warehouse": (["tables", "views", "reports"], ["read", "list", "query"]),
    "helpdesk": (["tickets", "comments", "macros"], ["read", "list", "update", "flag"]),
    "wiki": (["pages", "spaces"], ["read", "list"]),
    "tracker": (["issues", "boards", "sprints"], ["read", "list", "update"]),
    "fleet": (["hosts", "deployments", "metrics"], ["read", "list"]),
    "calendar": (["events", "rooms"], ["read", "list"]),
}
VERBS = ["Matches", "Summarises", "Reviews", "Routes", "Reconciles", "Drafts", "Monitors", "Classifies"]
THINGS = ["supplier invoices", "support tickets", "incident reports", "purchase orders", "access requests",
          "sales notes", "forecast tables", "shipping delays", "expense claims", "contract clauses"]
WORDS = ("account agent amount answer approve archive balance branch budget cancel change check close comment "
         "compare confirm contact contract copy customer deliver deny detail draft due entry error escalate event "
         "exact field file finish flag folder form group invoice issue item label ledger limit line list manager "
         "match message missing note number offer open order owner page partner pay person phase plan policy price "
         "process purchase quantity question queue rate reason receipt record region reply report request resolve "
         "review route rule sample schedule search section send service share status step stock store summary "
         "supplier support table task team tenant ticket total track transfer update user value vendor verify").split()


def sentence(random_, length):
    """A sentence of ordinary words."""
    return " ".join(random_.choice(WORDS) for _ in range(length)).capitalize() + "."


def prompt_text(random_, name):
    """A prompt of about a kilobyte."""
    lines = [f"# {name}", ""]
    for _ in range(8):
        lines.append("- " + sentence(random_, random_.randint(10, 22)))
    return "\n".join(lines) + "\n"


def grant(random_, indent):
    """One entry of `access`, about 300 bytes."""
    system = random_.choice(sorted(SYSTEMS))
    things, verbs = SYSTEMS[system]
    thing = random_.choice(things)
    actions = ", ".join(f"{thing}.{verb}" for verb in sorted(random_.sample(verbs, min(2, len(verbs)))))
    region = random_.choice(["emea", "apac", "amer", "nordics"])
    lines = [f"- system: {system}",
             f"  actions: [{actions}]",
             f"  resources: [\"tenants/{region}/{thing}/*\", \"shared/{thing}/{random_.choice(WORDS)}\"]"]
    if system == "erp":
        lines.append(f"  where: {{account: assigned, amount: {{atMost: {random_.randint(1, 50) * 100}}}}}")
    lines += [f"  expires: 2027-0{random_.randint(1, 6)}-{random_.randint(10, 28)}",
              f"  reason: {sentence(random_, 12)}"]
    return "\n".join(" " * indent + line for line in lines)


def manifest(random_, name, team, folder, digest, grants, delegates=()):
    """One manifest with every field, about three kilobytes with seven grants."""
    subject = f"spiffe://corp.example/agents/{name}"
    access = "\n".join(grant(random_, 4) for _ in range(grants))
    return f"""# Registered by {team}; see docs/agents.md before changing what this agent may reach.
apiVersion: agentgate/v1
kind: Agent
metadata:
  name: {name}
  labels: {{domain: {team.split('-')[0]}, cost-center: cc-{random_.randint(1000, 9999)}}}
spec:
  purpose: {random_.choice(VERBS)} {random_.choice(THINGS)} and {sentence(random_, 9).lower()}
  owner:
    team: {team}
    contact: {team}@example.com
    escalation: https://oncall.example.com/{team}
  risk: medium
  lifecycle: {{stage: production, reviewBy: 2027-06-30}}
  model: {{provider: anthropic, name: claude-sonnet-4-5, version: "20250929"}}
  prompt: {{path: {folder}/prompt.md, digest: "sha256:{digest}"}}
  identity:
    subject: {subject}
    authentication: {{method: token-exchange, actsFor: user, tokenLifetime: 15m}}
    systems:
      - {{system: erp, subject: svc-{name}, method: token-exchange}}
      - {{system: crm, subject: crm-{name}, method: workload-identity}}
  autonomy: supervised
  environments: [staging, production]
  triggers: [helpdesk]
  # Each grant ends with the project that it was asked for.
  access:
{access}
  delegates: [{", ".join(delegates)}]
  audit:
    sink: siem://agents/{team}
    records: [agent, model, prompt, task, authorizer]
  revocation: {{runbook: docs/revoke.md, within: 15m}}
"""


def catalog():
    """The systems that the agents reach."""
    lines = ["apiVersion: agentgate/v1", "kind: SystemCatalog", "metadata: {name: corp}", "spec:", "  systems:"]
    for name in sorted(SYSTEMS):
        lines += [f"    - name: {name}", f"      owner: {name}-team", "      actions:",
                  '        - {match: ["*.read", "*.list", "*.query"], effects: [read]}',
                  '        - {match: ["*.flag", "*.update"], effects: [write]}',
                  "      resources:",
                  '        - {match: ["tenants/*/invoices/**"], data: confidential}',
                  '        - {match: ["**"], data: internal}']
        if name == "erp":
            lines.append("      attributes: {account: text, amount: number}")
    return "\n".join(lines) + "\n"


def directory():
    """The teams and people."""
    lines = ["apiVersion: agentgate/v1", "kind: Directory", "metadata: {name: corp}", "spec:", "  teams:"]
    lines += [f"    - {{name: {team}, domain: {team.split('-')[0]}, contact: {team}@example.com, "
              f"members: [p{index}]}}" for index, team in enumerate(TEAMS)]
    lines += ["  people:"] + [f"    - {{name: p{index}, email: p{index}@example.com, roles: [security]}}"
                              for index in range(len(TEAMS))]
    return "\n".join(lines) + "\n"


def policy():
    """A policy under which supervised agents that read and flag may run."""
    return """apiVersion: agentgate/v1
kind: RiskPolicy
metadata: {name: organisation}
spec:
  layer: organization
  classify:
    - {id: reads-confidential, tier: medium, when: {effects: [read], data: {atLeast: confidential}}}
    - {id: writes, tier: medium, when: {effects: [write]}}
  requirements:
    low:
      fields: [purpose, owner.team, identity.authentication.method, access]
      authentication: {forbid: [password, shared-account]}
      allow:
        - {systems: ["*"], effects: [read], data: {atMost: internal}}
    medium:
      fields: [model.version, prompt.digest, audit.sink]
      allow:
        - {systems: ["*"], effects: [read, write], data: {atMost: confidential}}
"""


class Tree:
    """Writes one tree."""

    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.made = set()

    def write(self, path, text):
        target = self.folder / path
        if target.parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(target.parent)
        with open(target, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def governance(self):
        self.write("agentgate.yaml", "apiVersion: agentgate/v1\nkind: Gate\nspec:\n"
                   "  repository: github.com/example/agents\n  sources: [.agentgate/]\n")
        self.write(".agentgate/catalog.yaml", catalog())
        self.write(".agentgate/directory.yaml", directory())
        self.write(".agentgate/policy.yaml", policy())
        self.write("docs/revoke.md", "# How to revoke an agent\n")

    def agent(self, index, root="agents", name=None, delegates=()):
        team = TEAMS[index % len(TEAMS)]
        name = name or f"{self.random.choice(WORDS)}-{self.random.choice(WORDS)}-{index}"
        folder = f"{root}/{team}/{name}"
        prompt = prompt_text(self.random, name)
        self.write(f"{folder}/prompt.md", prompt)
        digest = hashlib.sha256(prompt.encode()).hexdigest()
        grants = self.random.randint(5, 7)
        text = manifest(self.random, name, team, folder, digest, grants, delegates)
        self.write(f"{folder}/agent.yaml", text)

    def foreign_yaml(self, path):
        lines = ["apiVersion: apps/v1", "kind: Deployment", "metadata:", f"  name: {self.random.choice(WORDS)}",
                 "spec:", "  template:", "    spec:", "      containers:"]
        for _ in range(self.random.randint(1, 6)):
            word = self.random.choice(WORDS)
            lines += [f"        - name: {word}", f"          image: registry.example.com/{word}:1.{word[0]}",
                      f"          args: [\"--{word}\", \"--level={len(word)}\"]", "          resources:",
                      "            limits: {cpu: 500m, memory: 256Mi}"]
        self.write(path, "\n".join(lines) + "\n")

    def other_files(self, count):
        """Sources, documents and foreign YAML, about a sixth of them YAML, twelve in a folder."""
        endings = [".py", ".ts", ".go", ".md", ".json", ".txt", ".svg", ".css"]
        for index in range(count):
            folder = f"src/{index // 3000:03}/{index // 120 % 25:02}/{index // 12 % 10}"
            stem = f"{folder}/{self.random.choice(WORDS)}_{self.random.choice(WORDS)}_{index}"
            if index % 6 == 0:
                self.foreign_yaml(stem + self.random.choice([".yaml", ".yml"]))
            else:
                self.write(stem + self.random.choice(endings), sentence(self.random, 12) + "\n")

    def many_documents(self):
        parts, size, index = [], 0, 0
        prompt = prompt_text(self.random, "shared")
        self.write("agents/prompt.md", prompt)
        digest = hashlib.sha256(prompt.encode()).hexdigest()
        while size < LARGE_FILE_BYTES:
            team = TEAMS[index % len(TEAMS)]
            parts.append(manifest(self.random, f"agent-{index}", team, "agents", digest, 6))
            size += len(parts[-1]) + 4
            index += 1
        self.write("agents/all.yaml", "---\n".join(parts))

    def single_document(self):
        prompt = prompt_text(self.random, "single")
        self.write("agents/prompt.md", prompt)
        digest = hashlib.sha256(prompt.encode()).hexdigest()
        text = manifest(self.random, "everything", TEAMS[0], "agents", digest, 1)
        head, tail = text.split("  delegates:")
        grants, size = [], 0
        while size < LARGE_FILE_BYTES:
            grants.append(grant(self.random, 4))
            size += len(grants[-1]) + 1
        self.write("agents/everything.yaml", head + "\n".join(grants) + "\n  delegates:" + tail)


def agents(count):
    """What makes a tree of so many agents and nothing else."""
    def make(tree):
        for index in range(count):
            tree.agent(index)
    return make


def callees(random_, index, count):
    """Whom an agent may call: no order holds among them, so that cycles of every length are there.

    The first half stands in rings of ten, and calls no ring before its own; in the second half everybody calls
    anybody, which makes nearly all of them one cycle.
    """
    half = count // 2
    if index >= half:
        found = random_.sample(range(half, count), CALLS_OF_AN_AGENT)
    else:
        ring = index // 10 * 10
        found = [ring + (index + 1) % 10] + random_.sample(range(ring + 10, count), CALLS_OF_AN_AGENT - 1)
    return [f"agent-{callee}" for callee in found]


def calling(count, has_calls):
    """What makes a tree of so many agents that call each other, or of the same agents without their calls."""
    def make(tree):
        calls = random.Random(f"{SEED}/calls")
        tree.random = random.Random(f"{SEED}/calling")
        for index in range(count):
            delegates = callees(calls, index, count) if has_calls else ()
            tree.agent(index, name=f"agent-{index}", delegates=delegates)
    return make


def mixed(tree):
    """Ten thousand agents among two hundred thousand other files."""
    agents(10_000)(tree)
    tree.other_files(200_000)


TREES = {"one": agents(1), "thousand": agents(1000), "tenthousand": agents(10_000), "mixed": mixed,
         "many-documents": Tree.many_documents, "single-document": Tree.single_document}
for count in (2500, 5000, 10_000):
    TREES[f"calls-{count}"] = calling(count, True)
    TREES[f"no-calls-{count}"] = calling(count, False)


def ensure(base, name):
    """Makes a tree unless it is there; gives its folder."""
    folder = pathlib.Path(base) / name
    stamp = pathlib.Path(base) / f"{name}.json"
    wanted = {"version": VERSION, "seed": SEED}
    if stamp.exists() and folder.exists() and json.loads(stamp.read_text()) == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    tree = Tree(folder, f"{SEED}/{name}")
    tree.governance()
    TREES[name](tree)
    stamp.write_text(json.dumps(wanted))
    return folder


def main():
    if len(sys.argv) < 2 or any(name not in TREES for name in sys.argv[2:]):
        sys.exit(__doc__)
    for name in sys.argv[2:] or TREES:
        print(ensure(sys.argv[1], name))


if __name__ == "__main__":
    main()
