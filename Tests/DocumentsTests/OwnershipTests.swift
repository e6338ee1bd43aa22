import Documents
import Findings
import SourceText
import Testing

/// A file is ours when a document in it has a top-level `apiVersion` that begins with `agentgate/`, however
/// it is spelled; other YAML, broken or not, is none of our business.
@Suite struct OwnershipTests {
  private static let rest = "kind: Agent\nmetadata: {name: a}\nspec: {}\n"

  @Test(arguments: [
    "apiVersion: agentgate/v1\n",
    "\"apiVersion\": 'agentgate/v1'\n",
    "'apiVersion': \"agentgate/v1\"\n",
    "apiVersion: \"\\u0061gentgate/v1\"\n",
    "\"\\x61piVersion\": \"agent\\x67ate\\/v1\"\n",
    "apiVersion: \"agent\\\n  gate/v1\"\n",
    "apiVersion:\n  agentgate/v1\n",
    "apiVersion: >-\n  agentgate/v1\n",
    "apiVersion: |-\n  agentgate/v1\n",
    "apiVersion: !!str agentgate/v1\n",
    "? apiVersion\n: agentgate/v1\n",
    "apiVersion: &version agentgate/v1\n",
    "# a comment\n---\n# another\napiVersion: agentgate/v1\n",
    "%YAML 1.2\n---\napiVersion: agentgate/v1\n",
  ])
  func everySpellingOfOurVersionIsOurs(_ head: String) {
    let file = ReadFile(head + Self.rest)
    #expect(file.isOurs)
    #expect(file.sayings == [])
    #expect(file.documents.agents.first?.metadata?.value.name?.value.text == "a")
  }

  @Test(arguments: [
    "metadata: {name: a, labels: {version: &v agentgate/v1}}\napiVersion: *v\nkind: Agent\nspec: {}\n",
    "<<: {apiVersion: agentgate/v1, kind: Agent}\nmetadata: {name: a}\nspec: {}\n",
    "{\"apiVersion\": \"agentgate/v1\", \"kind\": \"Agent\", \"metadata\": {\"name\": \"a\"}, \"spec\": {}}",
    "{apiVersion: agentgate/v1, kind: Agent, metadata: {name: a}, spec: {}}\n",
    "\u{FEFF}apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: a}\nspec: {}\n",
    "apiVersion: v1\nkind: Pod\n---\napiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: a}\nspec: {}\n",
    "apiVersion: agentgate/v1\r\nkind: Agent\r\nmetadata: {name: a}\r\nspec: {}\r\n",
  ])
  func aliasesMergesJSONAndStreamsAreRead(_ text: String) {
    let file = ReadFile(text)
    #expect(file.sayings == [])
    #expect(file.documents.agents.count == 1)
  }

  @Test(arguments: [false, true], [false, true])
  func bothOrdersOfUTF16AreRead(_ isBigEndian: Bool, _ hasMark: Bool) {
    let text = "apiVersion: agentgate/v1\n" + Self.rest
    var bytes: [UInt8] = hasMark ? (isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) : []
    for unit in text.utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBigEndian ? pair : pair.reversed()
    }
    let file = ReadFile(bytes)
    #expect(file.sayings == [])
    #expect(file.documents.agents.count == 1)
  }

  /// What a limit or a directive keeps from being read is not thereby foreign, however it is laid out.
  @Test(arguments: [
    "%TAG !y! tag:yaml.org,2002:\n---\n  apiVersion: agentgate/v1\n  kind: Agent\n",
    "%TAG !y! tag:yaml.org,2002:\n---\napiVersion:\n  agentgate/v1\nkind: Agent\n",
    "%TAG !y! tag:yaml.org,2002:\n---\na: &a agentgate/v1\napiVersion: *a\n",
    String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
      + "\n---\n apiVersion: agentgate/v1\n",
    "{\"a\":\n" + String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
      + ",\n \"apiVersion\": \"agentgate/v1\"}",
  ])
  func whatALimitHidesIsOurs(_ text: String) {
    #expect(ReadFile(text).isOurs)
  }

  /// `String` would take the slash and the mark behind it for one character.
  @Test(arguments: ["\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}"])
  func aMarkBehindTheSlashHidesNothing(_ mark: String) {
    #expect(
      ReadFile("apiVersion: \"agentgate/\(mark)v1\"\n" + Self.rest).summaries == [
        "1 document/unknown-version"
      ])
  }

  /// Nobody reads UTF-32, but a manifest in it must not be skipped in silence.
  @Test(arguments: [true, false], [true, false])
  func utf32IsOursAndBroken(_ isBigEndian: Bool, _ hasMark: Bool) {
    let text = (hasMark ? "\u{FEFF}" : "") + "apiVersion: agentgate/v1\n" + Self.rest
    let bytes = text.unicodeScalars.flatMap { scalar in
      let bytes = [24, 16, 8, 0].map { UInt8(scalar.value >> UInt32($0) & 0xFF) }
      return isBigEndian ? bytes : bytes.reversed()
    }
    let file = ReadFile(bytes)
    #expect(file.isOurs)
    #expect(file.results.map(\.isCutShort) == [true])
  }

  @Test func halfACharacterOfUTF16IsFoundWhereItStands() {
    let text = "# ?\napiVersion: agentgate/v1\n" + Self.rest
    var bytes = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    bytes.replaceSubrange(4..<6, with: [0xD8, 0x00])
    let file = ReadFile(bytes)
    #expect(file.summaries == ["1 document/syntax"], "\(file.sayings)")
    let odd = ReadFile(Array(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }.dropLast()))
    #expect(odd.findings.map(\.rule.text) == ["document/syntax"], "\(odd.sayings)")
  }

  @Test(arguments: [
    "apiVersion: v1\nkind: Pod\nspec: {restartPolicy: never, restartPolicy: always}\n",
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: agentgate/v1}\n",
    "metadata:\n  apiVersion: agentgate/v1\n",
    "- apiVersion: agentgate/v1\n  kind: Agent\n",
    "apiversion: agentgate/v1\nkind: Agent\n",
    "apiVersion: agentgate\nkind: Agent\n",
    "apiVersion: Agentgate/v1\nkind: Agent\n",
    "apiVersion: [agentgate/v1]\n",
    "# apiVersion: agentgate/v1\nkind: Agent\n",
    "kind: ConfigMap\ndata:\n  manifest.yaml: |\n    apiVersion: agentgate/v1\n    kind: Agent\n",
    "kind: ConfigMap\ndata:\n  manifest.yaml: |\n   apiVersion: agentgate/v1\n   kind: Agent\n  broken: [\n",
    "apiVersion: v1\nkind: Secret\n  broken: [\n",
    "{{- if .Values.agent }}\napiVersion: v1\nkind: ConfigMap\n{{- end }}\n",
    "{{- range .Values.agents }}\n  apiVersion: agentgate/v1\n{{- end }}\n",
    "\u{0000}agentgate/v1", "", "---\n", "agentgate/v1\n", "%TAG ! tag:agentgate/v1\n", "\t\n",
  ])
  func otherYAMLIsNoneOfOurBusiness(_ text: String) {
    let file = ReadFile(text)
    #expect(!file.isOurs, "\(file.sayings)")
    #expect(file.documents.agents.isEmpty)
  }

  /// A Helm template of a manifest is ours, and cannot be read before it is rendered.
  @Test(arguments: [
    "apiVersion: agentgate/v1\nkind: Agent\nmetadata: {name: [\n",
    "apiVersion: agentgate/v1\nkind: Agent\n\tmetadata: {}\n",
    "'apiVersion': agentgate/v1\nkind: }\n",
    "{{- if .Values.agent }}\napiVersion: agentgate/v1\nkind: Agent\n{{- end }}\n",
    "kind: }\napiVersion: agentgate/v1\n",
    "kind: }\n\"apiVersion\": \"\\u0061gentgate/v1\"\n",
    "kind: Pod\n---\napiVersion: agentgate/v1\nkind: \"unclosed\n",
    "{\"apiVersion\": \"agentgate/v1\", \"kind\": \n",
  ])
  func aBrokenFileWithOurLineIsOurs(_ text: String) {
    let file = ReadFile(text)
    #expect(file.findings.map(\.rule.text) == ["document/syntax"], "\(file.sayings)")
  }

  @Test func whatStandsBeforeABreakIsRead() {
    let file = ReadFile("apiVersion: agentgate/v1\n" + Self.rest + "---\n}\n")
    #expect(file.documents.agents.count == 1)
    #expect(file.summaries == ["6 document/syntax"])
  }

  @Test(arguments: ["agentgate/v9", "agentgate/", "agentgate/v1beta1", "agentgate/v1 "])
  func anUnknownVersionIsOursAndAnError(_ version: String) {
    let file = ReadFile("apiVersion: \"\(version)\"\nkind: Whatever\nnonsense: true\n")
    #expect(file.summaries == ["1 document/unknown-version"], "\(file.sayings)")
  }
}
