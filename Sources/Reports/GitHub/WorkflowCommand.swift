/// A workflow command of GitHub Actions: the escape functions of that medium.
///
/// The runner reads a line as a command if it begins, after white space, with `::`, and in its older syntax
/// if `##[` stands anywhere in it. It compares by the rules of a culture, which pass over invisible
/// characters: `:`, U+200B, `:` is `::` to it. `VisibleText` makes those visible first, so that comparing
/// scalars is enough.
///
/// `::stop-commands::TOKEN` is not used: it protects only while nobody knows the token. Ours would have to be
/// the same in two runs over the same files, hence predictable, and if the process died the rest of the job's
/// commands would be ignored. Escaping needs no secret and leaves no state behind.
enum WorkflowCommand {
  /// A command's line: `::name key=value,key=value::message`.
  ///
  /// Properties without a value are left out. All texts are escaped here.
  static func line(_ name: String, _ properties: [(key: String, value: String)] = [], message: String)
    -> String
  {
    let list = properties.filter { !$0.value.isEmpty }.map { "\($0.key)=\(property($0.value))" }
    return "::\(name)\(list.isEmpty ? "" : " ")\(list.joined(separator: ","))::\(data(message))"
  }

  /// A message: made visible, with `%` and line feeds encoded; the reader gets the line feeds back.
  static func data(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { encoded(String($0), ["%": "%25"]) }.joined(separator: "%0A")
  }

  /// A property's value: made visible, line feeds too, with `%`, `:` and `,` encoded.
  static func property(_ text: String) -> String { encoded(text, ["%": "%25", ":": "%3A", ",": "%2C"]) }

  private static func encoded(_ text: String, _ codes: [Unicode.Scalar: String]) -> String {
    VisibleText.escaped(text).unicodeScalars.reduce(into: "") { encoded, scalar in
      if let code = codes[scalar] { encoded += code } else { encoded.unicodeScalars.append(scalar) }
    }
  }
}
