/// A small repository as one text: what examples and fixtures are written in.
///
///     # run: --environment production     options of the run, in the first lines
///     # file: agentgate.yaml              the lines below it make this file
///     ...
///     # base: agents/a.yaml               the lines below it were this file at the base revision
///     ...
///
/// With a `# base:` line the repository is a git repository whose only commit holds those files, and the run
/// is told to compare with it. Without a `# file:` line the text is one file, `.agentgate/example.yaml`,
/// where every kind of document has force.
public struct ProjectText: Sendable {
  /// One file of the repository.
  public struct File: Sendable {
    /// The path under the root.
    public let path: String
    /// The text.
    public let text: String
    /// How many lines of the whole text stand before it.
    public let linesBefore: Int

    /// The lines, without their ends.
    public var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  /// Where the text goes that names no file.
  public static let defaultPath = ".agentgate/example.yaml"

  /// The words of the `# run:` lines.
  public let options: [String]
  /// The lines before the first file: comments about the whole.
  public let preamble: [Substring]
  /// The files.
  public let files: [File]
  /// The files at the base revision; nil where there is none.
  public let base: [File]?

  /// Splits a text.
  public init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let runs = lines.prefix { $0.hasPrefix("# run: ") }
    options = runs.flatMap { $0.dropFirst("# run: ".count).split(separator: " ").map(String.init) }
    let starts = lines.indices.filter { lines[$0].hasPrefix("# file: ") || lines[$0].hasPrefix("# base: ") }
    guard let first = starts.first else {
      preamble = []
      base = nil
      files = [File(path: Self.defaultPath, text: text, linesBefore: 0)]
      return
    }
    preamble = Array(lines[..<first])
    let ends = starts.dropFirst() + [lines.endIndex]
    let sections = zip(starts, ends).map { start, end in
      let body = lines[(start + 1)..<end].joined(separator: "\n")
      let file = File(
        path: String(lines[start].dropFirst("# file: ".count)),
        text: end < lines.endIndex && end > start + 1 ? body + "\n" : body, linesBefore: start + 1)
      return (isBase: lines[start].hasPrefix("# base: "), file: file)
    }
    files = sections.filter { !$0.isBase }.map(\.file)
    let old = sections.filter(\.isBase).map(\.file)
    base = old.isEmpty ? nil : old
  }
}
