import Testing
import YAMLTree

@Suite struct ByteFilterTests {
  private func may(_ text: String) -> Bool {
    mayContainScalar(startingWith: "agentgate/", in: Array(text.utf8))
  }

  @Test(arguments: [
    "apiVersion: agentgate/v1", "agentgate/", "a: \"\\x61gentgate/v1\"", "a: \"\\u0061gentgate/v1\"",
    "a: \"\\U00000061gentgate/v1\"", "a: \"agentgate\\/v1\"", "a: \"agent\\\n   gate/v1\"",
    "a: \"agent\\\r\n\n\tgate/\"",
    "a: \"\\\n  agentgate/v1\"", "a: \"agen\\x74gat\\u0065\\x2Fv1\"", "a: \"\\\u{85}agentgate/\"",
    "\"\\x61\\\n\\x67entgate\\x2f",
    "a: agentgat\u{0}", String(repeating: "x", count: 31) + "agentgate/",
    String(repeating: "x", count: 100) + "agentgate/v1",
  ])
  func these(text: String) {
    #expect(may(text))
  }

  @Test(arguments: [
    "", "a", "agentgate", "apiVersion: v1\nkind: Pod", "a: agent\n  gate/v1", "a: 'agent''gate/'",
    "a: >\n  agent\n  gate/",
    "path: \"C:\\\\agents\\\\x\"", "a: \"agentgate\\\\/\"", "a: \"\\x62gentgate/\"", "a: \"\\nagentgat\"",
    "x\\x61gentgate/",
    String(repeating: "a/", count: 500), "\"agentgat\\u00e9/\"",
  ])
  func notThese(text: String) {
    #expect(!may(text))
  }

  @Test func utf16IsAlwaysPossible() {
    #expect(mayContainScalar(startingWith: "agentgate/", in: [0xFF, 0xFE, 0x61, 0x00]))
  }

  /// Spells the marker in ways that a seeded generator picks, and compares with what the parser decodes.
  @Test func aDecodedMarkerIsNeverMissed() {
    var random = Generator(seed: 42)
    var found = 0
    for _ in 0..<3_000 {
      let text = "k: " + random.spelling(of: "agentgate/v1")
      guard read(text).documents.contains(where: { $0.contains(": 'agentgate/") }) else { continue }
      found += 1
      #expect(may(text), "\(text)")
    }
    #expect(found > 500)
  }
}

/// A small seeded generator (SplitMix64: Steele, Lea, Flood 2014).
struct Generator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// A double-quoted scalar in which some characters are escaped, and some lines broken.
  mutating func spelling(of text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if Int.random(in: 0..<12, using: &self) == 0 {
        result += ["\\\n", "\\\r\n  ", "\\\n\n ", " \\\n", "\n"].randomElement(using: &self) ?? ""
      }
      let hex = String(scalar.value, radix: 16, uppercase: Bool.random(using: &self))
      switch Int.random(in: 0..<8, using: &self) {
      case 0: result += "\\x" + hex
      case 1: result += "\\u00" + hex
      case 2: result += "\\U000000" + hex
      case 3 where scalar == "/": result += "\\/"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
