import Documents
import Findings
import SourceText
import Testing

/// How single values are taken, and how what is wrong with them is said.
@Suite struct DecodingTests {
  private func spec(_ lines: String) -> (spec: AgentSpec?, sayings: [String]) {
    let file = ReadFile(manifest(lines))
    return (file.documents.agents.first?.spec?.value, file.sayings)
  }

  @Test(arguments: ["1.10", "20250929", "0x1F", "1e3", ".5", "0o17", "+7", "1_000", "2025-09-29"])
  func aPlainNumberIsTakenAsItIsSpelled(_ written: String) {
    let read = spec("model: {version: \(written)}")
    #expect(read.sayings == [])
    #expect(read.spec?.model?.value.version?.value == written)
  }

  @Test(arguments: ["yes", "no", "on", "off", "y", "n"])
  func aYesIsText(_ written: String) {
    #expect(spec("purpose: \(written)").spec?.purpose?.value == written)
  }

  @Test(arguments: [
    ("~", "expected text, found nothing"), ("null", "expected text, found nothing"),
    ("", "expected text, found nothing"), ("true", "expected text, found the boolean `true`"),
    ("False", "expected text, found the boolean `False`"), ("[a]", "expected text, found a list"),
    ("{a: b}", "expected text, found a mapping"),
  ])
  func whatIsNoTextIsRefused(_ written: String, _ message: String) {
    let read = spec("purpose: \(written)")
    #expect(read.spec?.purpose == nil)
    #expect(read.sayings.count == 1)
    #expect(read.sayings.first?.hasPrefix(message) == true, "\(read.sayings)")
  }

  /// A misspelt or broken field is noted as broken, so that no rule calls it missing.
  @Test func aBrokenFieldIsNoted() {
    let file = ReadFile(manifest("owner: {taem: x, contact: true}\npurpose: [a]\nmodel: text"))
    let broken = file.results.flatMap(\.brokenFields).sorted()
    #expect(broken == ["spec.model", "spec.owner.contact", "spec.owner.team", "spec.purpose"])
  }

  /// What an agent may do counts as unreadable when any part of it is.
  @Test(arguments: [
    ("access: [{system: web, actions: []}]", false), ("delegates: [A]", false), ("autonomy: free", false),
    ("environments: []", false), ("triggers: {}", false), ("access: [{system: web, acions: [x]}]", false),
    ("purpose: [a]", true), ("owner: {team: '?'}", true), ("access: [{system: web}]", true),
  ])
  func aFaultInTheReachMakesItUnsound(_ lines: String, _ isSound: Bool) {
    #expect(spec(lines).spec?.isReachSound == isSound)
  }

  @Test func anEmptyListMeansNoneWhereNoneIsPlain() {
    let read = spec("access: []\ndelegates: []")
    #expect(read.sayings == [])
    #expect(read.spec?.access?.value.elements.isEmpty == true)
  }

  @Test func aMergedFieldCountsWhereItStands() {
    let text = """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: a}
      spec:
        owner: &owner {team: finance, contact: [wrong]}
        audit: {<<: *owner}
      """
    let file = ReadFile(text)
    #expect(file.summaries.contains("5 document/wrong-type"), "\(file.summaries) \(file.sayings)")
  }

  @Test func allFaultsOfADocumentAreFoundInOneRun() {
    let file = ReadFile(
      """
      apiVersion: agentgate/v1
      kind: Agent
      metadata: {name: Not A Label, label: {}}
      spec:
        purpose: null
        risk: huge
        access: [{actions: []}, {system: web, expires: 2026-02-30}]
        purpose: again
        audit: {sink: {}}
        unknown: 1
      """)
    let rules = file.summaries.sorted()
    let expected = [
      "10 document/unknown-field", "3 document/invalid-value", "3 document/unknown-field",
      "5 document/wrong-type", "6 document/invalid-value", "7 document/invalid-value",
      "7 document/invalid-value", "7 document/missing-field", "8 document/duplicate-key",
      "9 document/wrong-type",
    ]
    #expect(rules == expected, "\(file.sayings)")
  }
}
