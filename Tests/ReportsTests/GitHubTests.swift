import Findings
import Testing

@testable import Reports

@Suite struct GitHubTests {
  private func lines(_ outcome: Outcome, prefix: String = "") -> [String] {
    var bytes: [UInt8] = []
    ReportFormat.github.write(outcome, RenderOptions(color: true, width: 50, pathPrefix: prefix), &bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func findings(errors: Int, warnings: Int, notes: Int) -> Outcome {
    var build = OutcomeBuilder()
    for (severity, number) in [(Severity.note, notes), (.warning, warnings), (.error, errors)] {
      for _ in 0..<number { build.find("document/syntax", as: severity, "m", at: nil) }
    }
    return build.build()
  }

  @Test func blockingFindingsComeFirst() {
    let commands = lines(findings(errors: 1, warnings: 1, notes: 1)).filter { $0.hasPrefix("::") }
    let names = commands.map { $0.split(separator: " ").first.map(String.init) ?? "" }
    #expect(names == ["::error", "::warning", "::notice", "::group::AgentGate", "::endgroup::"])
  }

  @Test(arguments: [
    (10, 10, 10, 10, 10, 10), (11, 0, 0, 10, 0, 1), (11, 11, 11, 10, 10, 10), (0, 0, 11, 0, 0, 10),
    (0, 11, 9, 0, 10, 10), (0, 0, 0, 0, 0, 0),
  ])
  func noMoreAnnotationsThanAreKept(
    errors: Int, warnings: Int, notes: Int, shownErrors: Int, shownWarnings: Int, shownNotes: Int
  ) {
    let lines = lines(findings(errors: errors, warnings: warnings, notes: notes))
    #expect(lines.count { $0.hasPrefix("::error ") } == shownErrors)
    #expect(lines.count { $0.hasPrefix("::warning ") } == shownWarnings)
    #expect(lines.count { $0.hasPrefix("::notice ") } == shownNotes)
  }

  @Test func whatIsLeftOutIsCounted() {
    let lines = lines(findings(errors: 13, warnings: 0, notes: 10))
    let notice = "::notice title=AgentGate::4 further findings are only in the log"
    #expect(lines.contains { $0.hasPrefix(notice) })
    #expect(lines.last == "AgentGate: blocked: the run as a whole, 13 errors, 0 warnings, 10 notes")
  }

  @Test func columnsAreGivenOnOneLineOnly() {
    var build = OutcomeBuilder()
    let source = build.source("a.yaml", "a: b\nc: d\n")
    build.find("document/syntax", "one", at: build.location(of: "b", in: source))
    build.find("document/syntax", "two", at: build.location(of: "b\nc", in: source))
    let lines = lines(build.build(), prefix: "sub/folder/")
    let file = "::error file=sub/folder/a.yaml"
    #expect(lines[0].hasPrefix("\(file),line=1,endLine=1,col=4,endColumn=5,title=document/syntax::one"))
    #expect(lines[1].hasPrefix("\(file),line=1,endLine=2,title=document/syntax::two"))
  }

  @Test func aFindingWithoutAPlaceHasNoFile() {
    let lines = lines(findings(errors: 1, warnings: 0, notes: 0))
    #expect(lines[0].hasPrefix("::error title=document/syntax::m"))
  }

  @Test func theMessageHoldsTheFixUnlessItIsLong() {
    var build = OutcomeBuilder()
    build.find("document/syntax", "m", at: nil, fix: Fix("f", snippet: "a: 100%\n  b"))
    let long = String(repeating: "x", count: 1_000_000)
    build.find("document/syntax", "m", at: nil, fix: Fix("f", snippet: long))
    let lines = lines(build.build())
    #expect(lines[0] == "::error title=document/syntax::m%0Afix: f%0Aa: 100%25%0A  b")
    let hint = "(the log of this step has the text to paste)"
    #expect(lines[1] == "::error title=document/syntax::m%0Afix: f%0A\(hint)")
  }

  @Test(arguments: [
    ("a%b", "a%25b", "a%25b"), ("a\nb", "a%0Ab", #"a\nb"#), ("a\r\nb", #"a\r%0Ab"#, #"a\r\nb"#),
    ("a:b,c", "a:b,c", "a%3Ab%2Cc"),
    ("%0A", "%250A", "%250A"), ("::error::", "::error::", "%3A%3Aerror%3A%3A"),
    ("\u{1B}[0m\0", #"\u{1B}[0m\u{0}"#, #"\u{1B}[0m\u{0}"#),
    ("\u{202E}", #"\u{202E}"#, #"\u{202E}"#), ("", "", ""),
  ])
  func escapes(text: String, data: String, property: String) {
    #expect(WorkflowCommand.data(text) == data)
    #expect(WorkflowCommand.property(text) == property)
  }

  @Test func emptyPropertiesAreLeftOut() {
    let properties = [(key: "file", value: ""), (key: "line", value: "1")]
    #expect(WorkflowCommand.line("error", properties, message: "m") == "::error line=1::m")
    #expect(WorkflowCommand.line("endgroup", message: "") == "::endgroup::")
  }

  @Test(arguments: 1...60)
  func onlyOurOwnCommandsAreCommands(seed: UInt64) {
    let lines = lines(OutcomeBuilder.hostile(seed: seed), prefix: "\n::error::")
    let commands = lines.filter { $0.drop { $0 == " " }.hasPrefix("::") }
    let names = commands.map { String($0.dropFirst(2).prefix { $0 != " " && $0 != ":" }) }
    #expect(names == ["error", "warning", "notice", "group", "endgroup"], "seed \(seed)")
    for line in lines {
      let isShownRaw = line.unicodeScalars.allSatisfy { $0.isShownRaw }
      #expect(isShownRaw, "seed \(seed): \(line)")
      #expect(!line.unicodeScalars.containsCommand, "seed \(seed): \(line)")
    }
  }
}
