/// Untrusted text made fit for a terminal or a log: the one escape function of that medium.
///
/// What a reader could not see, what a terminal or a pipeline would obey, and what terminals draw with
/// differing widths is written as `\u{…}`, so that a report cannot be forged and a caret stands where it
/// should. Only the rest is raw. This is for reading, not for reading back: a backslash stays as it is.
package enum VisibleText {
  /// One scalar as it is shown, and the columns that it takes.
  struct Cell {
    let text: String
    let width: Int
  }

  private static let tabWidth = 4

  /// The text with everything unsafe escaped; line breaks and tabs become `\n`, `\r` and `\t`.
  ///
  /// With a limit, a longer text is cut after so many scalars and the rest becomes `…`.
  package static func escaped(_ text: String, limit: Int = .max) -> String {
    if text.utf8.count <= limit, text.utf8.allSatisfy(isPlain) { return text }
    var shown = ""
    var escaper = Escaper()
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit { return shown + "…" }
      count += 1
      shown += escaper.shown(scalar)
    }
    return shown
  }

  /// The text scalar by scalar, as an excerpt shows it: like `escaped`, but with tabs expanded.
  static func cells(_ text: String) -> [Cell] {
    var cells: [Cell] = []
    var column = 0
    var escaper = Escaper()
    for scalar in text.unicodeScalars {
      let shown = escaper.shown(scalar)
      let isTab = scalar == "\t"
      let width = isTab ? tabWidth - column % tabWidth : self.width(of: shown)
      cells.append(Cell(text: isTab ? String(repeating: " ", count: width) : shown, width: width))
      column += width
    }
    return cells
  }

  /// How many columns an escaped text takes.
  static func width(of shown: String) -> Int {
    if shown.utf8.allSatisfy(isPlain) { return shown.utf8.count }
    return shown.unicodeScalars.reduce(0) { $0 + $1.terminalWidth }
  }

  /// Whether a byte is a character that is shown raw wherever it stands: most texts consist of these alone.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "#")
  }

  /// A whole line of a report, unless a pipeline would read it as a command because of how it begins.
  ///
  /// GitHub's runner obeys lines that begin with `::`, after white space too. (`Escaper` sees to `##[`.)
  static func logLine(_ line: String) -> String {
    guard let start = line.unicodeScalars.firstIndex(where: { $0 != " " }),
      line.unicodeScalars[start...].starts(with: "::".unicodeScalars)
    else { return line }
    return String(line[..<start]) + "\\u{3A}" + String(line.unicodeScalars[start...].dropFirst())
  }
}

/// What has to be remembered from one scalar to the next.
private struct Escaper {
  /// More marks than this on one base are escaped: they would pile up over other lines.
  private static let maximumMarks = 4

  /// The combining marks since the last base. One without a base would land on AgentGate's words: escaped.
  private var marks = maximumMarks
  /// The `#` before this scalar, letters between passed over.
  private var hashes = 0

  /// One scalar, raw or escaped.
  mutating func shown(_ scalar: Unicode.Scalar) -> String {
    let isSafe = scalar.isShownRaw && !completesCommand(scalar) && !isStrayMark(scalar)
    if !isSafe { marks = Self.maximumMarks }
    return isSafe ? String(Character(scalar)) : Self.escape(scalar)
  }

  /// Whether a log processor would read a command here: `##[error]`, `##vso[task…]`, `##teamcity[…]`.
  private mutating func completesCommand(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "#" {
      hashes += 1
      return false
    }
    if hashes >= 2, ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { return false }
    defer { hashes = 0 }
    return hashes >= 2 && scalar == "["
  }

  private mutating func isStrayMark(_ scalar: Unicode.Scalar) -> Bool {
    marks = scalar.isCombining ? marks + 1 : 0
    return marks > Self.maximumMarks
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
}

extension Unicode.Scalar {
  /// Whether reports show it as it is: a visible character that every terminal draws with the same width.
  ///
  /// Not so: controls, formats (bidirectional ones, joiners, tags), spaces other than U+0020,
  /// default-ignorable characters (variation selectors, fillers), skin tones, private use, and what Unicode
  /// 14 had not assigned, since our table of widths does not know it and the answer must not change with the
  /// standard library's tables.
  var isShownRaw: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch value {
    case 0x7F...0xA0, 0x2800, 0x1F3FB...0x1F3FF: return false
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator:
      return false
    default:
      guard let age = properties.age else { return false }
      return age.major <= 14 && (age.major < 14 || age.minor == 0)
    }
  }
}
