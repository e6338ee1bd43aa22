import Documents
import Findings
import Testing

@Suite struct NameTests {
  @Test(arguments: ["a", "7", "invoice-reconciler", "a--b", String(repeating: "a", count: 63)])
  func aLabelIsADNSLabel(_ text: String) throws {
    #expect(try Label.parse(text).text == text)
  }

  @Test(arguments: [
    ("", "invoice-reconciler"), ("Invoice Bot", "invoice-bot"), ("-a", "a"), ("a-", "a"), ("a_b", "a-b"),
    ("a.b", "a-b"), ("Ünvoice", "nvoice"), ("é", "invoice-reconciler"), ("a\n", "a"),
    (String(repeating: "a", count: 64), String(repeating: "a", count: 63)),
  ])
  func whatIsNoLabelIsRefusedWithOneThatIs(_ text: String, _ suggestion: String) throws {
    let error = #expect(throws: InvalidValue.self) { try Label.parse(text) }
    #expect(error?.fix.plainText.contains("`\(suggestion)`") == true, "\(error?.fix.plainText ?? "")")
    #expect(throws: Never.self) { try Label.parse(suggestion) }
  }

  @Test(arguments: [
    "a", "@ada", "ERP_1", "team:finance", "a/b", "a+b@c.example", "9", String(repeating: "x", count: 253),
  ])
  func anIdentifierIsASCII(_ text: String) throws {
    #expect(try Identifier.parse(text).text == text)
  }

  @Test(arguments: [
    "", "-a", ".a", "/a", "a b", "é", "еrp", "a\u{301}", "a\n", "a\0", "a*",
    String(repeating: "x", count: 254),
  ])
  func whatIsNoIdentifierIsRefused(_ text: String) {
    #expect(throws: InvalidValue.self) { try Identifier.parse(text) }
  }

  @Test func aDigestIsKeptInLowerCase() throws {
    let digits = String(repeating: "0aF9", count: 16)
    #expect(try DigestText.parse("sha256:" + digits).text == "sha256:" + digits.lowercased())
  }

  @Test(arguments: [
    "", "sha256:", "sha256:" + String(repeating: "0", count: 63),
    "sha256:" + String(repeating: "0", count: 65),
    "sha256:" + String(repeating: "g", count: 64), "sha1:" + String(repeating: "0", count: 64),
    "SHA256:" + String(repeating: "0", count: 64), String(repeating: "0", count: 64),
    "sha256:" + String(repeating: "0", count: 62) + "é",
  ])
  func whatIsNoDigestIsRefused(_ text: String) {
    #expect(throws: InvalidValue.self) { try DigestText.parse(text) }
  }

  @Test(arguments: ["0", "-0", "500", "2.50", "-12.5", "00:00", "23:59", String(repeating: "9", count: 30)])
  func aBoundIsADecimalOrATimeOfDay(_ text: String) throws {
    #expect(try BoundValue.parse(text).text == text)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "+5", "1e3", "0x10", "1_000", "--5", "5.5.5", "24:00", "12:60", "1:00",
    "12:00:00",
    "+1:00", "12:+5", ".inf", ".nan", "five", "５", String(repeating: "9", count: 31),
  ])
  func whatIsNoBoundIsRefused(_ text: String) {
    #expect(throws: InvalidValue.self) { try BoundValue.parse(text) }
  }

  @Test(arguments: [
    ("purose", "purpose"), ("Purpose", "purpose"), ("puprose", "purpose"), ("owners", "owner"),
    ("acess", "access"),
    ("tagret", nil), ("x", nil), ("", nil),
  ])
  func theNearestNameIsTheOneThatWasMeant(_ written: String, _ meant: String?) {
    #expect(nearestName(to: written, among: ["purpose", "owner", "access", "delegates"]) == meant)
  }

  @Test func aVeryLongNameHasNoNearest() {
    let name = String(repeating: "a", count: 64)
    #expect(nearestName(to: name, among: [name + "b"]) == name + "b")
    #expect(nearestName(to: name + "c", among: [name + "b"]) == nil)
  }
}
