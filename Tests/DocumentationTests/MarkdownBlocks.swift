import Testing

/// The fenced blocks of a Markdown page, each with the directive in the comment above it.
///
///     <!-- test: file=agents/faq-bot.yaml -->
///     ```yaml
///     ...
///     ```
struct MarkdownBlock: Sendable, CustomTestStringConvertible {
  /// The word behind the opening fence.
  let language: String
  /// The words of the directive, `name=value` or a name alone; empty where there is none.
  let directive: [String: String]
  /// The lines between the fences.
  let text: String
  /// The line of the opening fence, from 1.
  let line: Int

  var testDescription: String { "line \(line)" }

  /// The blocks of a page, in order.
  static func all(in page: String) -> [MarkdownBlock] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    var blocks: [MarkdownBlock] = []
    var start: Int?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      guard let opening = start else {
        start = index
        continue
      }
      blocks.append(
        MarkdownBlock(
          language: String(lines[opening].dropFirst(3)),
          directive: directive(opening > 0 ? String(lines[opening - 1]) : ""),
          text: lines[(opening + 1)..<index].joined(separator: "\n"), line: opening + 1))
      start = nil
    }
    return blocks
  }

  /// `<!-- test: project=first-run command="agentgate check" -->`
  private static func directive(_ line: String) -> [String: String] {
    let prefix = "<!-- test: "
    guard line.hasPrefix(prefix), line.hasSuffix(" -->") else { return [:] }
    var words: [String: String] = [:]
    var rest = line.dropFirst(prefix.count).dropLast(4)
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(name.count)
      var value = ""
      if rest.first == "=" {
        rest = rest.dropFirst()
        let isQuoted = rest.first == "\""
        if isQuoted { rest = rest.dropFirst() }
        value = String(rest.prefix { $0 != (isQuoted ? "\"" : " ") })
        rest = rest.dropFirst(value.count + (isQuoted ? 1 : 0))
      }
      words[String(name)] = value
      rest = rest.drop { $0 == " " }
    }
    return words
  }
}
