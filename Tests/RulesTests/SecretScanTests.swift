import Findings
import SourceText
import Testing

@testable import Rules

/// Credentials are put together from parts, so that no scanner takes this file for one that holds them.
@Suite struct SecretScanTests {
  private static let body = "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3"
  private static let upper = "Q3EGR7TYWPLK2M5N"
  private static let hexadecimal = "0123456789abcdef0123456789abcdef"

  static let secrets: [(text: String, kind: String)] = [
    ("AK" + "IA\(upper)", "an AWS access key"),
    ("AS" + "IA\(upper)", "an AWS access key"),
    ("sk-" + "ant-api03-\(body)", "an Anthropic API key"),
    ("dckr" + "_pat_\(body)", "a Docker token"),
    ("gh" + "p_\(body)", "a GitHub token"),
    ("gh" + "o_\(body)", "a GitHub token"),
    ("gh" + "s_\(body)", "a GitHub token"),
    ("github" + "_pat_11AAAAAAA0\(body)", "a GitHub token"),
    ("gl" + "pat-\(body.prefix(20))", "a GitLab token"),
    ("AI" + "za\(body.prefix(35))", "a Google API key"),
    ("gs" + "k_\(body)\(body)", "a Groq API key"),
    ("hv" + "s.\(body)", "a HashiCorp Vault token"),
    ("hf" + "_\(body)", "a Hugging Face token"),
    ("ey" + "JhbGciOiJIUzI1NiJ9.\(body).\(body)", "a JSON Web Token"),
    ("np" + "m_\(body)", "an npm token"),
    ("sk-" + "proj-\(body)", "an OpenAI API key"),
    ("sk-" + "\(body)", "an OpenAI API key"),
    ("sk-" + "or-v1-\(body)", "an OpenRouter API key"),
    ("py" + "pi-AgEIcHlwaS5vcmc\(body)\(body)", "a PyPI token"),
    ("SG" + ".\(body.prefix(22)).\(body)", "a SendGrid API key"),
    ("xo" + "xb-1234-\(body)", "a Slack token"),
    ("sk" + "_live_\(body)", "a Stripe key"),
    ("S" + "K\(hexadecimal)", "a Twilio API key"),
  ]

  static func found(in text: String) -> [StandingSecret] {
    let bytes = Array(text.utf8)
    var found: [StandingSecret] = []
    SecretScan.secrets(in: bytes.span, bytes.indices) { found.append($0) }
    return found
  }

  static func text(of range: SourceRange, in text: String) -> String {
    String(decoding: Array(text.utf8)[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  @Test(arguments: secrets)
  func findsEveryShape(secret: (text: String, kind: String)) {
    for (before, after) in [
      ("", ""), ("key: ", "\n"), ("\"", "\""), ("# ", " and more"), ("TOKEN=", ", next"),
    ] {
      let text = before + secret.text + after
      let found = Self.found(in: text)
      #expect(found.map(\.kind) == [secret.kind], "\(text)")
      #expect(found.map { Self.text(of: $0.range, in: text) } == [secret.text])
    }
  }

  @Test(arguments: secrets)
  func noShapeIsFoundInsideAWord(secret: (text: String, kind: String)) {
    #expect(Self.found(in: "x" + secret.text).isEmpty)
  }

  @Test(arguments: secrets)
  func aStandInIsNone(secret: (text: String, kind: String)) {
    let prefix =
      SecretShape.all.map(\.prefix).filter { secret.text.hasPrefix($0) }.max { $0.count < $1.count } ?? ""
    let standIn = prefix + String(repeating: "x", count: secret.text.count - prefix.count)
    #expect(Self.found(in: standIn).isEmpty, "\(standIn)")
  }

  @Test(arguments: secrets)
  func masksTheWholeAndNothingElse(secret: (text: String, kind: String)) {
    let masked = SecretScan.masked("a: \(secret.text) # ü")
    #expect(masked == "a: \(String(repeating: "*", count: secret.text.count)) # ü")
  }

  @Test(arguments: secrets)
  func findsWhatIsSpelledWithEscapes(secret: (text: String, kind: String)) {
    let hexadecimal = secret.text.utf8.map { "\\x" + String($0, radix: 16) }.joined()
    let wide = secret.text.utf8.map { "\\U000000" + String($0, radix: 16) }.joined()
    let first = secret.text.utf8.first ?? 0
    let partly = "\\u00" + String(first, radix: 16) + secret.text.dropFirst()
    let folded = secret.text.prefix(7) + "\\\n    " + secret.text.dropFirst(7)
    for spelled in [hexadecimal, wide, partly, String(folded)] {
      let text = "a: \"\\u00fc \(spelled)\""
      let found = Self.found(in: text)
      #expect(found.map(\.kind) == [secret.kind], "\(text)")
      #expect(found.map { Self.text(of: $0.range, in: text) } == [spelled])
      #expect(!SecretScan.masked(text).contains(spelled.suffix(12)))
    }
    #expect(Self.found(in: "\"\\n\(secret.text)\"").map(\.kind) == [secret.kind])
  }

  @Test(arguments: ["\\", "a\\", "\\x", "\\x4", "\\uZZZZ", "\\UFFFFFFFF", "\\ud800", "\\\r\n", "\\\\x41"])
  func anEscapeThatIsCutOffIsNone(text: String) {
    #expect(Self.found(in: text).isEmpty)
  }

  @Test func findsAllOnOneLine() {
    let text = Self.secrets.map(\.text).joined(separator: " ")
    #expect(Self.found(in: text).map(\.kind) == Self.secrets.map(\.kind))
  }

  @Test(arguments: [
    ("postgres://app:hunter2@db.example.com/orders", "hunter2"),
    ("see <https://a:b-c@example.com>", "b-c"),
    ("amqp://user:p@ss@host", "p@ss"),
    ("redis://:only-a-password@host:6379", "only-a-password"),
    ("https://user:pä€🔒@host", "pä€🔒"),
  ])
  func findsAPasswordInAURL(url: String, password: String) {
    let found = Self.found(in: url)
    #expect(found.map { Self.text(of: $0.range, in: url) } == [password])
    let masked = SecretScan.masked(url)
    #expect(!masked.contains(password))
    #expect(masked.unicodeScalars.count == url.unicodeScalars.count)
    #expect(masked.utf8.count == url.utf8.count)
  }

  @Test(arguments: [
    "https://example.com:443/@user", "ssh://git@example.com:22/x", "postgres://app:$PASSWORD@db",
    "x://app:${P}@db",
    "x://app:***@db", "x://app:@db", "x://a?b:c@d", "x://{user}:{password}@db",
    "spiffe://corp.example/agents/a",
    "://a:bc@d", "mailto:a@b.example", "x://app:xxxx@db", "time://12:30", "x://a:b c@d",
  ])
  func aURLWithoutAPasswordIsNone(url: String) {
    #expect(Self.found(in: url).isEmpty)
  }

  private static let key = String(repeating: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n", count: 4)

  @Test(arguments: ["", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "])
  func findsAPrivateKeyToItsEnd(kind: String) {
    let text =
      "key: |\n  -----BEGIN \(kind)PRIVATE"
      + " KEY-----\n\(Self.key)-----END \(kind)PRIVATE KEY-----\nafter: x\n"
    let found = Self.found(in: text)
    #expect(found.map(\.kind) == ["a private key"])
    #expect(found.map { Self.text(of: $0.head, in: text) } == ["-----BEGIN \(kind)PRIVATE KEY-----"])
    let masked = SecretScan.masked(text)
    #expect(!masked.contains("MII") && masked.hasSuffix("\nafter: x\n") && masked.hasPrefix("key: |\n  *"))
    #expect(masked.filter(\.isNewline).count == text.filter(\.isNewline).count)
  }

  @Test func findsAPrivateKeyThatIsCutOffOrOnOneLine() {
    let header = "-----BEGIN PRIVATE" + " KEY-----"
    #expect(Self.found(in: header + "\n" + Self.key).count == 1)
    #expect(
      Self.found(in: "\"\(header)\\n" + Self.key.split(separator: "\n").joined(separator: "\\n")).count == 1)
  }

  @Test(arguments: [
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY----- and so on",
    "-----BEGIN CERTIFICATE-----\nMIIE\n",
    "-----BEGIN ", "---------------------------------------",
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEF",
  ])
  func aHeaderAloneIsNone(text: String) {
    #expect(Self.found(in: text).isEmpty)
  }

  @Test func looksAtTheRangeOnly() {
    let bytes = Array("ghp_\(Self.body)".utf8)
    for range in [0..<20, 5..<bytes.count, 0..<0, bytes.count..<bytes.count] {
      SecretScan.secrets(in: bytes.span, range) { Issue.record("found \($0) in \(range)") }
    }
  }

  /// Every prefix of a text that has them all, so that each match meets the end of the text at every place.
  @Test func endsAnywhere() {
    let text =
      Self.secrets.map(\.text).joined(separator: "\n") + "\n-----BEGIN PRIVATE KEY-----\nx://a:bc@d eyJ.SG."
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      SecretScan.secrets(in: bytes.span, 0..<end) { #expect(Int($0.range.end) <= end) }
    }
  }

  /// Texts that begin a credential at every few bytes of one long run, or of none that ends.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "eyJ-", "eyJabcdefghij.", "sk-ant-", "SG.-", "hvs.", "-----BEGIN PRIVATE KEY-----", "-----BEGIN ",
      "://a:", "a://",
      "-", "a://b:@", "ghp_",
    ])
  func isLinear(part: String) {
    let bytes = Array(String(repeating: part, count: 100_000 / part.utf8.count).utf8)
    SecretScan.secrets(in: bytes.span, bytes.indices) { _ in }
  }

  @Test func masksQuotedPartsOfMessagesOnly() {
    let secret = Self.secrets[4].text
    let message: Message = "not \(secret), \(words: "but words") and \("text")"
    #expect(
      SecretScan.masked(message).plainText
        == "not `\(String(repeating: "*", count: secret.count))`, but words and `text`")
  }
}
