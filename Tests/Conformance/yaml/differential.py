#!/usr/bin/env python3
"""Compares what YAMLTree reads with PyYAML (YAML 1.1 syntax) and ruamel.yaml (YAML 1.2).

    pip install pyyaml ruamel.yaml
    swift build --product yaml-dump
    Tests/Conformance/yaml/differential.py --dump .build/debug/yaml-dump [--count N] [--seed N] [FILE...]

Without files it generates N odd texts. All scalars are resolved by the core schema here, so that what is
compared is kinds, texts, keys and merges. A text that we accept and another parser reads differently is a
failure, unless a reason in REASONS covers it. A text that only one side accepts is counted, not a failure: the
parsers' leniency differs.
"""
import argparse
import json
import random
import re
import subprocess
import sys
import warnings

import ruamel.yaml
import yaml

CORE = [
    ("null", re.compile(r"^(~|null|Null|NULL|)$")),
    ("bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$")),
    ("int", re.compile(r"^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$")),
    ("float", re.compile(r"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)"
                         r"|\.nan|\.NaN|\.NAN)$")),
]
TAGS = {"tag:yaml.org,2002:" + name: name for name in ("str", "int", "float", "bool", "null")}

# Why a disagreement is none of ours: a test of the text, and the parser that it excuses.
REASONS = [
    ("PyYAML ends lines at NEL, LS and PS, as YAML 1.1 says", "pyyaml",
     lambda text: re.search("[\x85\u2028\u2029]", text)),
    ("ruamel.yaml ends lines at NEL, LS and PS in YAML 1.1 only, but folds at them", "ruamel",
     lambda text: re.search("[\x85\u2028\u2029]", text)),
    ("a byte order mark inside the text", "both", lambda text: "\ufeff" in text[1:]),
]


def resolve(text, plain, tag):
    if tag in TAGS:
        return TAGS[tag]
    if not plain or tag == "!":
        return "str"
    return next((name for name, pattern in CORE if pattern.match(text)), "str")


warnings.simplefilter("ignore", ruamel.yaml.error.ReusedAnchorWarning)


class Loop(Exception):
    pass


def convert(node, explicit, path=()):
    """A composed node of either library as yaml-dump writes it."""
    if id(node) in path:
        raise Loop
    path += (id(node),)
    kind = type(node).__name__
    if kind == "ScalarNode":
        tag = explicit.get(id(node))
        # ruamel.yaml marks the folds of a `>` text with a BEL of its own.
        text = node.value.replace("\a", "") if node.style == ">" else node.value
        return [resolve(text, node.style in (None, ""), tag), text]
    if kind == "SequenceNode":
        return ["seq", [convert(child, explicit, path) for child in node.value]]
    own, merged = [], []
    for key, value in node.value:
        is_merge = (type(key).__name__ == "ScalarNode" and key.value == "<<" and key.style in (None, "")
                    and id(key) not in explicit)
        if not is_merge:
            own.append([convert(key, explicit, path), convert(value, explicit, path)])
            continue
        sources = value.value if type(value).__name__ == "SequenceNode" else [value]
        for source in sources:
            if type(source).__name__ == "MappingNode":
                merged += convert(source, explicit, path)[1]
    seen = [key[1] for key, _ in own]
    for key, value in merged:
        if key[1] not in seen:
            own.append([key, value])
            seen.append(key[1])
    return ["map", own]


def tracking(composer):
    """Remembers which scalars carry an explicit tag, which composing forgets."""
    class Tracking(composer):
        def compose_scalar_node(self, anchor):
            event = self.peek_event() if hasattr(self, "peek_event") else self.parser.peek_event()
            node = super().compose_scalar_node(anchor)
            tag = getattr(event, "tag", None)
            if tag is not None:
                self.explicit[id(node)] = str(tag)
            return node
    return Tracking


class PyYAML(tracking(yaml.SafeLoader)):
    def __init__(self, stream):
        self.explicit = {}
        super().__init__(stream)


def with_pyyaml(text):
    loader = PyYAML(text)
    documents, nodes = [], []
    while loader.check_node():
        nodes.append(loader.get_node())
        documents.append(convert(nodes[-1], loader.explicit))
    return documents


def with_ruamel(text):
    parser = ruamel.yaml.YAML(pure=True)
    explicit = {}

    class Composer(tracking(ruamel.yaml.composer.Composer)):
        def check_end_doc_comment(self, *arguments):
            pass

    Composer.explicit = explicit
    parser.Composer = Composer
    _, handle = parser.get_constructor_parser(text)
    documents, nodes = [], []
    while parser.composer.check_node():
        nodes.append(parser.composer.get_node())
        documents.append(convert(nodes[-1], explicit))
    return documents


def read(reader, text):
    try:
        return reader(text)
    except Loop:
        return None
    except (yaml.YAMLError, ruamel.yaml.error.YAMLError, ValueError, RecursionError, AttributeError,
            TypeError, AssertionError, IndexError, NotImplementedError):
        return None


def dump(path, texts):
    """What yaml-dump says of each text."""
    lines = b"".join(text.hex().encode() + b"\n" for text in texts)
    answers = subprocess.run([path], input=lines, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    if len(answers) != len(texts):
        raise SystemExit("yaml-dump did not answer for every text")
    return [json.loads(answer) for answer in answers]


WORDS = ["a", "b", "key", "x y", "true", "~", "1.10", "0x1F", "yes", "<<", "é", "日本", "it's", 'q"q', "a: b",
         "- c", "#d", "e #f", "%g", "@h", "{i", "j]", "k,l", "&m", "*n", "!o", "|", ">", "", " p", "q ", "\tr",
         "s\nt", "u\n\nv", "w\\x", "\u2028", "\x85", "1e3", "null", "=", "?", ":", "y:z", "a#b"]


class Maker:
    """Writes odd but mostly well-formed YAML."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.anchors = []

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, part):
        return self.random.random() < part

    def double(self, word):
        result = ""
        for char in word:
            code = ord(char)
            if char in '"\\' or code < 0x20 or self.chance(0.15):
                result += self.pick(f"\\u{code:04X}", f"\\U{code:08x}") if code < 0x110000 else char
            else:
                result += char
            if self.chance(0.03):
                result += "\\\n   "
        return f'"{result}"'

    def scalar(self, flow=False, key=False):
        word = self.pick(*WORDS)
        style = self.random.randrange(6)
        if style == 0:
            return self.double(word).replace("\\\n   ", "") if key else self.double(word)
        if style == 1 and "\n" not in word:
            return "'" + word.replace("'", "''") + "'"
        if style == 2 and not flow and not key:
            header = self.pick("|", ">") + self.pick("", "-", "+") + self.pick("", "", " # c")
            lines = self.pick("one\ntwo\n", "one\n\ntwo\n\n\n", "  one\ntwo\n", "one\n two\nthree", "\none\n",
                              "# x\n")
            return header, lines
        return self.pick("plain", "p q", "12", "1.10", "true", "no", "~", "a-b", "x:y", "a#b", "0o7",
                         "2027-03-01")

    def properties(self):
        result = ""
        if self.chance(0.08):
            name = self.pick("a", "b", "c1")
            self.anchors.append(name)
            result += f"&{name} "
        if self.chance(0.05):
            result += self.pick("!!str ", "! ", "!<tag:yaml.org,2002:str> ")
        return result

    def flow(self, depth):
        if depth <= 0 or self.chance(0.5):
            if self.anchors and self.chance(0.15):
                return "*" + self.random.choice(self.anchors) + " "
            return self.properties() + self.scalar(flow=True)
        gap = self.pick("", " ", "\n  ", "  # c\n  ")
        if self.chance(0.5):
            parts = [self.flow(depth - 1) for _ in range(self.random.randrange(4))]
            return "[" + gap + ("," + gap + " ").join(parts) + self.pick("", ",") * bool(parts) + gap + "]"
        parts = []
        for _ in range(self.random.randrange(4)):
            key = self.pick("<<", "k1", "k2", self.scalar(flow=True, key=True))
            parts.append(self.pick("", "? ") + key + self.pick(": ", " : ", ":  ") + self.flow(depth - 1))
        return "{" + gap + ("," + gap + " ").join(parts) + gap + "}"

    def block(self, depth, indent):
        pad = " " * indent
        if depth <= 0 or self.chance(0.3):
            if self.chance(0.4):
                return " " + self.flow(2) + self.pick("", " # c") + "\n"
            if self.anchors and self.chance(0.15):
                return " *" + self.random.choice(self.anchors) + "\n"
            value = self.scalar()
            if isinstance(value, tuple):
                header, lines = value
                body = "".join(pad + "  " + line + "\n" if line else self.pick("\n", pad + "  \n")
                               for line in lines.split("\n"))
                return f" {header}\n{body}"
            value = value.replace("\n", "\n" + pad + "  ") if value[:1] != '"' else value
            return " " + self.properties() + value + self.pick("", "  # c") + "\n"
        lines = self.pick("\n", " # c\n", "\n\n")
        step = indent + self.pick(1, 2, 4)
        pad = " " * step
        for _ in range(self.random.randrange(1, 4)):
            if self.chance(0.1):
                lines += self.pick("\n", pad + "# c\n", "   \n")
        kind = self.chance(0.4)
        for _ in range(self.random.randrange(1, 5)):
            if kind:
                lines += pad + "-" + self.block(depth - 1, step)
            else:
                key = self.pick("<<", "k", "k1", "k2", self.scalar(key=True))
                lines += (pad + "? " + key + "\n" + pad if self.chance(0.1) else pad + key) + ":"
                lines += self.block(depth - 1, step)
        return lines

    def text(self):
        result = ""
        for _ in range(self.pick(1, 1, 1, 2, 3)):
            self.anchors = []
            result += self.pick("", "%YAML 1.2\n", "# c\n") + "---" + self.block(self.random.randrange(5), -1)
            result += self.pick("", "...\n") if result.startswith("%") is False else "...\n"
        if self.chance(0.2):
            place = self.random.randrange(len(result) + 1)
            result = result[:place] + self.pick(*" \n\t:-?#&*!|>'\"%@`{}[],x") + result[place:]
        if self.chance(0.15):
            place = self.random.randrange(len(result))
            result = result[:place] + result[place + 1:]
        if self.chance(0.1):
            result = result.replace("\n", "\r\n")
        return result


def reason(text, parser):
    return next((why for why, who, test in REASONS if who in (parser, "both") and test(text)), None)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--dump", required=True)
    arguments.add_argument("--count", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("files", nargs="*")
    options = arguments.parse_args()
    if options.files:
        texts = [(path, open(path, "rb").read()) for path in options.files]
    else:
        texts = [(f"seed {seed}", Maker(seed).text().encode())
                 for seed in range(options.seed, options.seed + options.count)]
    counts, excused, failures = {}, {}, 0
    for (name, data), ours in zip(texts, dump(options.dump, [data for _, data in texts])):
        try:
            text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
        except UnicodeDecodeError:
            text = None
        accepted = ours["error"] is None
        clean = accepted and not ours["problems"]
        for parser, reader in (("pyyaml", with_pyyaml), ("ruamel", with_ruamel)):
            theirs = read(reader, text) if text is not None else None
            if theirs is None or not clean:
                verdict = "only we accept" if clean else "neither accepts"
                verdict = verdict if theirs is None else "only they accept"
                counts[parser, verdict] = counts.get((parser, verdict), 0) + 1
                continue
            if theirs == ours["documents"]:
                counts[parser, "same"] = counts.get((parser, "same"), 0) + 1
                continue
            why = reason(text, parser)
            if why:
                excused[why] = excused.get(why, 0) + 1
                continue
            failures += 1
            print(f"{name}: {parser} differs\n{text!r}"
                  f"\n  ours   {json.dumps(ours['documents'], ensure_ascii=False)}"
                  f"\n  theirs {json.dumps(theirs, ensure_ascii=False)}")
    for (parser, verdict), count in sorted(counts.items()):
        print(f"{parser}: {verdict}: {count}")
    for why, count in sorted(excused.items()):
        print(f"excused {count}: {why}")
    print(f"{failures} failures in {len(texts)} texts")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
