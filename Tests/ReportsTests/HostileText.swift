/// What attackers put into names, paths and values.
enum HostileText {
  /// Pieces, from which tests make texts.
  static let pieces: [String] = [
    "a", "", "Z", "é", "日", "😀", "e\u{301}", "\u{301}", "\t", "\n", "\r", "\r\n", "\0",
    "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{85}", "\u{7F}", "\u{202E}", "\u{2066}",
    "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{A0}", "\u{3000}", "\u{E0041}",
    "\u{FE0F}", "\u{AD}", "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "::", ":", "::error::x", "##[error]x",
    "##", "[", "##vso[task.setvariable]x", "%", "%0A", "%3A", ",", "=", "`", "\\", "\"", "'",
    "</script>", "<!--", "&amp;", "]]>", "${{ github.token }}", "\\u{202E}", "🇩🇪", "👍🏽",
  ]
}
