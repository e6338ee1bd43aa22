import Findings
import SourceText
import YAMLTree

/// Turns what `YAMLTree` finds wrong into findings: the one place for the wording.
enum YAMLFindings {
  /// A fault that left the rest of the document readable.
  static func finding(_ problem: Problem, in source: SourceID) -> Finding {
    let wording = wording(of: problem.reason)
    let related = problem.related.map { range in
      RelatedPlace(relation(of: problem.reason), at: SourceLocation(source: source, range: range))
    }
    return finding(
      wording.rule, wording.message, in: problem.range, related: related, fix: Fix(wording.fix),
      source: source)
  }

  /// A fault that ended the reading.
  static func finding(_ error: ParseError, in source: SourceID) -> Finding {
    let related = error.related.map { range in
      RelatedPlace("it begins here", at: SourceLocation(source: source, range: range))
    }
    let isLimit = error.reason.isLimit
    let fix: Message =
      isLimit
      ? "Split the file, or write it more simply: a manifest never needs this much."
      : "Mend the YAML here; nothing after this place could be read."
    return finding(
      isLimit ? "document/limit" : "document/syntax", Message(words: error.message), in: error.range,
      related: related, fix: Fix(fix), source: source)
  }

  private static func finding(
    _ rule: RuleID, _ message: Message, in range: SourceRange, related: RelatedPlace?, fix: Fix,
    source: SourceID
  ) -> Finding {
    Finding(
      rule: rule, severity: .error, consequence: .agentBlocked, agent: nil, message: message,
      location: SourceLocation(source: source, range: range), related: related.map { [$0] } ?? [], fix: fix,
      subject: message.plainText)
  }

  private static func relation(of reason: Problem.Reason) -> Message {
    switch reason {
    case .duplicateKey, .duplicateMergeKey: "first used here"
    case .recursiveAlias: "the value begins here"
    default: "it comes from here"
    }
  }

  /// A tag of the core schema as people write it, such as `!!int`.
  private static func shorthand(of tag: String) -> String {
    let prefix = "tag:yaml.org,2002:"
    return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }

  private static func wording(of reason: Problem.Reason) -> (rule: RuleID, message: Message, fix: Message) {
    switch reason {
    case .duplicateKey(let key):
      ("document/duplicate-key", "the key \(key) stands twice in the same mapping", "Keep one of the two.")
    case .duplicateMergeKey:
      (
        "document/duplicate-key", "the key \("<<") stands twice in the same mapping",
        "Give one \("<<") a list: \("<<: [*first, *second]")."
      )
    case .undefinedAlias(let name):
      (
        "document/alias", "there is no anchor \("&" + name) before this alias",
        "Put \("&" + name) at the value that is meant, further up, or write the value here."
      )
    case .recursiveAlias(let name):
      (
        "document/alias", "the alias \("*" + name) stands inside the value that it names",
        "Write out the value that is meant here."
      )
    case .ambiguousAnchorName:
      (
        "document/alias", "a blank is missing after the name of this anchor or alias",
        "Put a blank after the name: YAML readers disagree on where it ends."
      )
    case .ambiguousQuestionMark:
      (
        "document/syntax", "YAML readers disagree on what the question mark means here",
        "Put a blank after the \("?"), or put the key in quotes."
      )
    case .badMergeValue:
      (
        "document/alias", "the value of \("<<") is neither a mapping nor a list of mappings",
        "Write \("<<: *name") with the name of an anchored mapping."
      )
    case .tagNotAllowed(let tag):
      ("document/tag", "the tag \(tag) is not allowed", "Remove the tag; the value is read without it.")
    case .tagMismatch(let tag):
      (
        "document/tag", "this value does not fit its tag \(shorthand(of: tag))",
        "Remove the tag, or write a value that fits it."
      )
    case .unknownDirective(let name):
      ("document/tag", "the directive \("%" + name) is not known", "Remove the line.")
    case .badVersionDirective:
      (
        "document/tag", Message(words: reason.message),
        "Remove the line; \("%YAML 1.2") is what is read anyway."
      )
    case .keyNotText:
      ("document/wrong-type", "a key must be text", "Put the key in quotes if the text is meant.")
    case .keyTooLong(let limit):
      ("document/limit", "this key is longer than \(limit) bytes", "Use a short key.")
    }
  }
}

extension ParseError.Reason {
  /// Whether a limit was passed, rather than the syntax broken.
  var isLimit: Bool {
    switch self {
    case .tooLarge, .tooManyDirectives, .tooDeep, .tooManyNodes, .tooManyNodesAfterExpansion,
      .tooManyMergedEntries,
      .tooManyDocuments, .blankRunTooLong, .tooManyDistinctCharacters, .outOfMemory:
      true
    case .notUTF8, .forbiddenCharacter, .brokenUTF16, .utf32, .syntax, .tagDirective,
      .directiveWithoutDocument:
      false
    }
  }
}
