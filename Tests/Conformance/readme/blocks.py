"""Writes the README's blocks of one directive into a folder, for the validators of others.

    python3 Tests/Conformance/readme/blocks.py workflow FOLDER/workflow.yml
    python3 Tests/Conformance/readme/blocks.py pre-commit FOLDER/.pre-commit-config.yaml
"""

import pathlib
import re
import sys


def block(page, directive):
    found = re.findall(rf"<!-- test: {re.escape(directive)} -->\n```\w+\n(.*?)\n```", page, re.DOTALL)
    if len(found) != 1:
        sys.exit(f"the README has {len(found)} blocks for {directive}, and one is expected")
    return found[0] + "\n"


def main():
    directive, path = sys.argv[1], pathlib.Path(sys.argv[2])
    page = (pathlib.Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block(page, directive), encoding="utf-8")


if __name__ == "__main__":
    main()
