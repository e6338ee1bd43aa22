"""Runs the hooks of .pre-commit-hooks.yaml with the real pre-commit, in a small git repository of its own.

    run_precommit.py BINARY [--build]

takes the hooks from a local clone of this repository. `agentgate-system` runs with BINARY on the PATH, for changes that
pass, that block and that cannot be decided. With `--build` the `agentgate` hook is built from source as well, once, as
pre-commit builds it for its users; that takes minutes. What is not committed is not in the clone.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]

CONFIG = """\
repos:
  - repo: {clone}
    rev: {revision}
    hooks: [{{id: {hook}}}]
"""
MANIFEST = """\
apiVersion: agentgate/v1
kind: Agent
metadata: {{name: {name}}}
spec:
  purpose: Answers questions about opening hours from the public web site.
  {owner}
  identity: {{authentication: {{method: workload-identity}}, subject: {name}}}
  triggers: [web]
  prompt: {{path: "prompts/{name}.md"}}
  access:
    - {{system: web, actions: [fetch], expires: 2027-03-01, reason: Reads the public site.}}
"""


def manifest(name, owner="owner: {team: storefront}"):
    return MANIFEST.format(name=name, owner=owner)


def clean_environment(folder, **changes):
    """Nothing of a repository whose hooks may be running this; settings of git stay, since getting dependencies may
    need them."""
    repository = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"}
    kept = {
        name: value for name, value in os.environ.items()
        if name not in repository and not name.startswith("PRE_COMMIT")
    }
    return {
        **kept, "PRE_COMMIT_HOME": str(folder / "cache"), "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com", **changes,
    }


class Repository:
    """A repository that uses a hook."""

    def __init__(self, folder, hook, clone, revision, environment):
        self.folder, self.environment, self.hook = folder, environment, hook
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.write(".pre-commit-config.yaml", CONFIG.format(clone=clone, revision=revision, hook=hook))
        self.write("notes with spaces.txt", "no YAML\n")
        self.write("prompts/faq-bot.md", "Answer briefly.\n")
        self.write("prompts/stray.md", "Answer at length.\n")
        self.git("add", "--all")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.folder, env=self.environment, check=True)

    def write(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def pre_commit(self, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", *arguments], cwd=self.folder, env=self.environment, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def expect(self, status, *words, all_files=False):
        """Runs the hook on what is staged, or on everything; the hook's own status is told by pre-commit."""
        self.git("add", "--all")
        code, log = self.pre_commit("run", "--verbose", *(["--all-files"] if all_files else []), self.hook)
        assert code == (1 if status else 0), (code, log)
        assert status == 0 or f"- exit code: {status}" in log, log
        for word in words:
            assert word in log, (word, log)
        return log


def walk_through(repository):
    """Pass, block, undecided, and what the names that pre-commit passes choose."""
    repository.write("agents/faq-bot.yaml", manifest("faq-bot"))
    repository.expect(0)
    repository.git("commit", "--quiet", "--no-verify", "--message", "faq-bot")
    repository.write("agents/stray.yaml", manifest("stray", "autonomy: bounded"))
    # A file's name is a name, whatever it looks like.
    for name in ["--report-only", "--now=2020-01-01", "-C", "a\nb.txt"]:
        repository.write(name, "no YAML\n")
    repository.expect(1, "agents/stray.yaml", "registration/missing-field")
    repository.git("commit", "--quiet", "--no-verify", "--message", "stray")
    # Another agent's fault does not stop a change that is not about it.
    repository.write("notes with spaces.txt", "still no YAML\n")
    repository.write("prompts/faq-bot.md", "Answer very briefly.\n")
    log = repository.expect(0)
    assert "registration/missing-field" not in log, log
    repository.git("commit", "--quiet", "--no-verify", "--message", "notes")
    # A prompt is a file of any type, and stands for its agent.
    repository.write("prompts/stray.md", "Answer at great length.\n")
    repository.expect(1, "registration/missing-field")
    repository.git("commit", "--quiet", "--no-verify", "--message", "prompt")
    repository.write("agents/stray.yaml", manifest("stray"))
    repository.expect(0, all_files=True)
    repository.write("agentgate.yaml", "apiVersion: agentgate/v1\nkind: Gate\nspec: [\n")
    repository.expect(2, "agentgate.yaml")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="agentgate-pre-commit-") as name:
        folder = pathlib.Path(name).resolve()
        programs = folder / "bin"
        programs.mkdir()
        (programs / "agentgate").symlink_to(binary)
        plain = clean_environment(folder)
        clone = folder / "hooks"
        subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, clone], env=plain, check=True)
        revision = subprocess.run(
            ["git", "-C", clone, "rev-parse", "HEAD"], env=plain, check=True, capture_output=True, text=True
        ).stdout.strip()
        with_program = clean_environment(folder, PATH=f"{programs}:{os.environ['PATH']}")
        walk_through(Repository(folder / "installed", "agentgate-system", clone, revision, with_program))
        print("agentgate-system: passes, blocks and gives up as promised", flush=True)
        if "--build" not in sys.argv[2:]:
            print("agentgate: not built; --build does that")
            return
        repository = Repository(folder / "built", "agentgate", clone, revision, plain)
        start = time.monotonic()
        code, log = repository.pre_commit("install-hooks")
        assert code == 0, log
        print(f"agentgate: built by pre-commit in {time.monotonic() - start:.0f} s", flush=True)
        walk_through(repository)
        print("agentgate: passes, blocks and gives up as promised")


main()
