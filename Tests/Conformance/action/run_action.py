"""Runs action.yml as a runner of GitHub Actions would, and holds it to what it promises.

    run_action.py BINARY

reads action.yml, maps the inputs into each step's environment, sets what the runner sets, runs the steps with bash, and
looks at statuses, outputs, and what hostile inputs did not do. The action is copied to a folder with a blank in its name.
The building step is run with a stand-in for Swift where only its messages matter; `.ci/run` builds by the same script.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]

MANIFEST = """\
apiVersion: agentgate/v1
kind: Agent
metadata: {{name: {name}}}
spec:
  purpose: Answers questions about opening hours from the public web site.
  {owner}
  identity: {{authentication: {{method: workload-identity}}, subject: {name}}}
  environments: [staging]
  triggers: [web]
  access:
    - {{system: web, actions: [fetch], expires: 2027-03-01, reason: Reads the public site.}}
"""


class Runner:
    """A runner's workspace and temporary folder, and one run of the action."""

    def __init__(self, folder, binary):
        self.folder = pathlib.Path(folder)
        self.workspace = self.folder / "work space"
        self.workspace.mkdir()
        self.action = self.folder / "the action"
        shutil.copytree(ROOT / ".ci", self.action / ".ci")
        shutil.copy(ROOT / "action.yml", self.action)
        self.definition = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        self.binary = binary
        self.count = 0

    def write(self, path, text):
        file = self.workspace / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def run(self, inputs=None, **environment):
        """Runs all steps up to the first that fails; gives status, outputs, log and summary."""
        given = {"binary": self.binary, **(inputs or {})}
        unknown = set(given) - set(self.definition["inputs"])
        assert not unknown, unknown
        values = {name: str(given.get(name, entry["default"])) for name, entry in self.definition["inputs"].items()}
        self.count += 1
        temporary = self.folder / f"temp {self.count}"
        temporary.mkdir()
        summary = temporary / "summary"
        summary.touch()
        steps, status, log = {}, 0, ""
        for step in self.definition["runs"]["steps"]:
            assert step["shell"] == "bash" and "if" not in step and "uses" not in step
            # The rule that keeps inputs from becoming scripts.
            assert "${{" not in step["run"], step["run"]
            output = temporary / f"output-{step['id']}"
            output.touch()
            variables = {name: evaluate(text, values, steps) for name, text in step["env"].items()}
            script = temporary / f"{step['id']}.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
                cwd=self.workspace, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                env={
                    "PATH": os.environ["PATH"], "HOME": str(temporary), "CI": "true", "GITHUB_ACTIONS": "true",
                    "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_ACTION_PATH": str(self.action),
                    "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
                    "RUNNER_TEMP": str(temporary), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64",
                    **variables, **environment,
                })
            log += done.stdout.decode("utf-8")
            steps[step["id"]] = read_outputs(output.read_text(encoding="utf-8"))
            status = done.returncode
            if status:
                break
        outputs = {
            name: evaluate(entry["value"], values, steps) for name, entry in self.definition["outputs"].items()
        }
        return Result(status, outputs, log, summary.read_text(encoding="utf-8"))


class Result:
    def __init__(self, status, outputs, log, summary):
        self.status, self.outputs, self.log, self.summary = status, outputs, log, summary

    def __repr__(self):
        return f"status {self.status}, outputs {self.outputs}\n{self.log}\n{self.summary}"


def evaluate(text, inputs, steps):
    """The two kinds of expression that the action uses, each a whole value."""
    found = re.fullmatch(r"\$\{\{ (?:inputs\.([\w-]+)|steps\.(\w+)\.outputs\.(\w+)) \}\}", text)
    assert found, text
    if found[1]:
        return inputs[found[1]]
    return steps.get(found[2], {}).get(found[3], "")


def read_outputs(text):
    """GITHUB_OUTPUT: `name=value` lines; a second line for one name would be a forgery."""
    outputs = {}
    for line in text.splitlines():
        name, _, value = line.partition("=")
        assert re.fullmatch(r"[a-z]+", name) and name not in outputs, text
        outputs[name] = value
    return outputs


def expect(result, status, verdict, *words):
    assert result.status == status, result
    assert result.outputs["verdict"] == verdict, result
    assert result.outputs["status"] == (str(status) if verdict else ""), result
    for word in words:
        assert word in result.log, (word, result)
    return result


def manifest(name, owner="owner: {team: storefront}"):
    return MANIFEST.format(name=name, owner=owner)


def verdicts(runner):
    runner.write("agents/faq-bot.yaml", manifest("faq-bot"))
    passed = expect(runner.run(), 0, "pass")
    assert "verdict **pass**" in passed.summary and passed.outputs["report"], passed
    runner.write("agents/stray.yaml", manifest("stray", "autonomy: bounded"))
    blocked = expect(runner.run(), 1, "block", "::error file=agents/stray.yaml")
    assert pathlib.Path(blocked.outputs["report"]).read_text(encoding="utf-8").startswith("{"), blocked
    report_only = runner.run({"report-only": "true"})
    assert report_only.status == 0 and report_only.outputs["verdict"] == "block", report_only
    assert "would be blocked" in report_only.summary, report_only
    expect(runner.run({"agent": "faq-bot\n"}), 0, "pass")
    expect(runner.run({"agent": "faq-bot\nstray"}), 1, "block")
    expect(runner.run({"agent": "nobody"}), 2, "block", "There is no agent named")
    expect(runner.run({"paths": "agents/faq-bot.yaml"}), 0, "pass")
    expect(runner.run({"paths": "\n  agents/faq-bot.yaml  \r\n\nagents/stray.yaml\n"}), 1, "block")
    expect(runner.run({"paths": "nowhere"}), 2, "block", "There is no such file")
    runner.write("agentgate.yaml", "apiVersion: agentgate/v1\nkind: Gate\nspec: [\n")
    undecided = expect(runner.run(), 2, "block", "::error file=agentgate.yaml")
    assert "could not decide" in undecided.summary, undecided
    expect(runner.run({"report-only": "true"}), 2, "block")
    (runner.workspace / "agentgate.yaml").unlink()
    (runner.workspace / "agents/stray.yaml").unlink()


def places(runner):
    """Paths with blanks, a working directory, a policy from elsewhere."""
    runner.write("sub project/agents/an agent.yaml", manifest("spaced", "autonomy: bounded"))
    sub = {"working-directory": "sub project"}
    expect(runner.run(sub), 1, "block", "file=sub project/agents/an agent.yaml")
    expect(runner.run({**sub, "paths": "agents/an agent.yaml"}), 1, "block")
    expect(runner.run({"paths": "agents/faq-bot.yaml\nsub project/agents/an agent.yaml"}), 1, "block")
    shutil.rmtree(runner.workspace / "sub project")
    runner.write(
        "our policy/policy.yaml",
        "apiVersion: agentgate/v1\nkind: RiskPolicy\nmetadata: {name: outer}\nspec:\n  layer: organization\n"
        "  requirements: {low: {fields: [owner.escalation]}}\n")
    expect(runner.run({"paths": "agents", "policy": "our policy"}), 1, "block", "owner.escalation")
    expect(runner.run({"paths": "agents", "policy": "no policy"}), 2, "block")
    shutil.rmtree(runner.workspace / "our policy")


def hostile(runner):
    """Values that a shell, an option parser or the runner itself could take for something else."""
    values = [
        "$(touch touched)", "`touch touched`", "; touch touched;", "a' ; touch touched ; '", 'a" ; touch touched ; "',
        "a\n$(touch touched)\nb", "--report-only", "--now=2020-01-01", "--output=text=touched", "-C/", "--help", "--",
        "${IFS}touch${IFS}touched", "*", "~", "a\nverdict=pass\nstatus=0", "::set-output name=verdict::pass",
        "%0A::error::x", "\\", "\x1b[2J", "\u202e", "a && touch touched", "| touch touched", "> touched",
    ]
    before = sorted(path for path in runner.workspace.rglob("*"))
    for name in ["paths", "policy", "agent", "working-directory"]:
        for value in values:
            result = runner.run({name: value})
            assert result.status == 2 and result.outputs["verdict"] == "block", (name, value, result)
            assert not re.search(r"(?m)^\s*::(?!group|endgroup|error |notice )", result.log), (name, value, result)
            assert "\x1b" not in result.log and "\u202e" not in result.log, (name, value, result)
    for value in values:
        # No agent lists such an environment.
        expect(runner.run({"environment": value}), 1, "block")
        result = runner.run({"report-only": value})
        assert result.status == 2, (value, result)
        result = runner.run({"binary": value})
        assert result.status == 2 and result.outputs["verdict"] == "", (value, result)
    assert sorted(path for path in runner.workspace.rglob("*")) == before


def preparations(runner):
    """What the first step says where it cannot go on."""
    for variables in [{"RUNNER_OS": "macOS"}, {"RUNNER_OS": "Windows"}, {"RUNNER_ARCH": "X86"}, {"RUNNER_ARCH": "ARM"}]:
        expect(runner.run(**variables), 2, "", "runs on Linux, x86_64 or arm64")
    tools = runner.folder / "tools"
    tools.mkdir()
    for tool in ["bash", "dirname", "cksum", "tr", "uname", "cat", "stat", "id"]:
        (tools / tool).symlink_to(shutil.which(tool))
    expect(runner.run({"binary": ""}, PATH=str(tools)), 2, "", "Swift 6.2 or later is not installed")
    swift = tools / "swift"
    swift.write_text("#!/bin/sh\necho no build here\nexit 1\n")
    swift.chmod(0o755)
    expect(runner.run({"binary": ""}, PATH=str(tools)), 2, "", "could not be built")
    # The given program: from the workspace, with a blank in its path; not a folder, not a file without permission.
    shutil.copy(runner.binary, runner.workspace / "a gate")
    expect(runner.run({"binary": "a gate"}), 0, "pass")
    (runner.workspace / "a gate").chmod(0o644)
    expect(runner.run({"binary": "a gate"}), 2, "", "names no program")
    (runner.workspace / "a gate").unlink()
    expect(runner.run({"binary": "agents"}), 2, "", "names no program")
    # A program that dies without a report decided nothing.
    dying = runner.workspace / "dying"
    dying.write_text("#!/bin/sh\nexit 70\n")
    dying.chmod(0o755)
    died = runner.run({"binary": "dying"})
    assert died.status == 70 and died.outputs == {"verdict": "block", "status": "70", "report": ""}, died
    dying.unlink()


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    runs = 0
    with tempfile.TemporaryDirectory(prefix="agentgate action ") as folder:
        runner = Runner(folder, binary)
        for part in [verdicts, places, hostile, preparations]:
            part(runner)
            print(f"{part.__name__}: {runner.count - runs} runs as promised", flush=True)
            runs = runner.count


main()
