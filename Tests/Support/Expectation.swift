/// A finding that a text says it expects.
///
///     # expect: registration/missing-field, grants/expired  both start on the next line that is no comment
///     # says: Did you mean `purpose`?                   one of them says so, in its message or its fix
///     # expect: inventory/no-agents (no place)          a finding about the run as a whole, as is
///     # expect-anywhere: inventory/no-agents
///          ↓                                            (in a comment) a finding covers the place below
public struct Expectation: Sendable, Hashable {
  /// The rule; nil where an arrow alone marks the place.
  public var rule: String?
  /// The file; nil for a finding without a place.
  public var path: String?
  /// The line, from 1; 0 without a place.
  public var line: Int
  /// The column that an arrow marks, from 1.
  public var column: Int?

  /// What a text expects, in the order of its lines.
  public static func all(in project: ProjectText) -> [Expectation] {
    all(in: project.preamble, path: "") + project.files.flatMap { all(in: $0.lines, path: $0.path) }
  }

  /// What the lines of one file expect.
  public static func all(in lines: [Substring], path: String) -> [Expectation] {
    var found: [Expectation] = []
    for (index, line) in lines.enumerated() where isMark(line) {
      let target = nextLine(after: index, in: lines)
      let isPlaceless = line.contains("expect-anywhere: ") || line.hasSuffix("(no place)")
      for name in rules(of: line) {
        found.append(
          isPlaceless
            ? Expectation(rule: name, path: nil, line: 0, column: nil)
            : Expectation(rule: name, path: path, line: target, column: nil))
      }
      for (column, scalar) in line.unicodeScalars.enumerated() where scalar == "↓" {
        found.append(Expectation(rule: nil, path: path, line: target, column: column + 1))
      }
    }
    return found
  }

  /// The words that a finding on a line has to say, by line.
  public static func sayings(in lines: [Substring]) -> [(line: Int, words: String)] {
    lines.indices.compactMap { index in
      words(of: lines[index], after: "# says: ").map { (nextLine(after: index, in: lines), $0) }
    }
  }

  private static func isMark(_ line: Substring) -> Bool {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix("#") else { return false }
    return line.hasPrefix("# expect: ") || line.hasPrefix("# expect-anywhere: ") || line.hasPrefix("# says: ")
      || line.contains("↓")
  }

  private static func nextLine(after index: Int, in lines: [Substring]) -> Int {
    var next = index + 1
    while next < lines.endIndex, isMark(lines[next]) { next += 1 }
    return next + 1
  }

  private static func rules(of line: Substring) -> [String] {
    let list = words(of: line, after: "# expect: ") ?? words(of: line, after: "# expect-anywhere: ")
    let names = (list ?? "").replacing("(no place)", with: "")
    return names.split { $0 == "," || $0 == " " }.map(String.init)
  }

  private static func words(of line: Substring, after head: String) -> String? {
    let line = line.drop { $0 == " " }
    guard line.hasPrefix(head) else { return nil }
    var words = line.dropFirst(head.count)
    while words.last == " " { words.removeLast() }
    return String(words)
  }
}

extension Expectation: CustomStringConvertible {
  /// `agents/a.yaml:3 registration/missing-field`.
  public var description: String {
    let place = path.map { "\($0):\(line)" + (column.map { ":\($0)" } ?? "") } ?? "(no place)"
    return rule.map { "\(place) \($0)" } ?? place
  }
}
