import Findings
import Support
import Testing

/// A fingerprint names what was judged: layout leaves it alone, a change of what was judged does not (section
/// 7).
@Suite struct FingerprintTests {
  private let manifest = """
    apiVersion: agentgate/v1
    kind: Agent
    metadata: {name: a}
    spec:
      purpose: Answers questions about opening hours from the public web site.
      owner: {contact: a@example.com}
      identity: {authentication: {method: workload-identity}}
      access:
        - {system: web, actions: [fetch], expires: 2027-03-01}
        - {system: web, actions: [fetch], resources: ["https://example.com/**"], expires: 2026-01-01}

    """

  /// The fingerprints of a rule's findings, with one file of this text.
  private func prints(_ text: String, of rule: String, path: String = "a.yaml") throws -> [String] {
    let outcome = try GateRun.check("# file: \(path)\n\(text)\n")
    let found = outcome.findings(of: RuleID(rule)).map(\.fingerprint)
    #expect(!found.isEmpty, "\(rule): \(outcome.faults)")
    #expect(found.allSatisfy { $0.contains(/^[0-9a-f]{32}(-[0-9]+)?$/) })
    return found
  }

  private func changed(_ old: String, _ new: String) -> String { manifest.replacing(old, with: new) }

  @Test(arguments: ["registration/missing-field", "grants/expired"])
  func layoutDoesNotChangeIt(_ rule: String) throws {
    let before = try prints(manifest, of: rule)
    #expect(try prints("# A comment.\n\n\(manifest)", of: rule) == before)
    #expect(try prints(manifest, of: rule, path: "moved/b.yaml") == before)
    let reordered = changed(
      "{system: web, actions: [fetch], resources: [\"https://example.com/**\"], expires: 2026-01-01}",
      "{expires: '2026-01-01', \"actions\": [\"fetch\"], resources: [https://example.com/**], system: 'web'}")
    #expect(reordered != manifest)
    #expect(try prints(reordered, of: rule) == before)
    let block = changed("metadata: {name: a}", "metadata:\n  # its name\n  name: \"a\"")
    #expect(try prints(block, of: rule) == before)
    let other = changed(
      "{system: web, actions: [fetch], expires: 2027-03-01}", "{system: slack, expires: 2027-02-01}")
    if rule == "grants/expired" { #expect(try prints(other, of: rule) == before, "another grant") }
  }

  @Test(arguments: [
    ("actions: [fetch], resources", "actions: [fetch, post], resources"),
    ("https://example.com/**", "https://**"),
    ("expires: 2026-01-01", "expires: 2026-01-02"), ("2026-01-01}", "2026-01-01, reason: New.}"),
    ("2026-01-01}", "2026-01-01, where: {a: b}}"), ("actions: [fetch], resources: [", "resources: ["),
  ])
  func anyChangeOfAGrantChangesIt(_ old: String, _ new: String) throws {
    #expect(changed(old, new) != manifest)
    let before = try prints(manifest, of: "grants/expired")
    #expect(try prints(changed(old, new), of: "grants/expired") != before)
  }

  @Test func aDifferentAgentChangesIt() throws {
    let before = try prints(manifest, of: "registration/missing-field")
    #expect(try prints(changed("name: a", "name: b"), of: "registration/missing-field") != before)
  }

  @Test func equalFindingsGetNumbers() throws {
    let twice = changed(
      "    - {system: web, actions: [fetch], expires: 2027-03-01}",
      "    - {system: web, actions: [fetch], resources: [\"https://example.com/**\"], expires: 2026-01-01}")
    let found = try prints(twice, of: "grants/expired")
    #expect(found.count == 2)
    #expect(found.last == "\(found.first ?? "")-2")
  }

  @Test func noTwoFindingsShareAFingerprint() throws {
    let outcome = try GateRun.check("# file: a.yaml\n\(manifest)# file: b.yaml\n\(manifest)")
    let all = outcome.findings.map(\.fingerprint)
    #expect(Set(all).count == all.count)
  }
}
