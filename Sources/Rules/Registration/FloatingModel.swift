import Documents
import Findings
import Risk
import SourceText

extension Rule {
  /// The model is not pinned.
  ///
  /// A version that is there has to be one, whatever the tier asks for. A name that moves
  /// is found only where the tier asks for a version or the manifest gives one: else nothing has to be
  /// pinned.
  static let floatingModel = Rule(
    RuleDescription(
      id: "registration/floating-model",
      severity: .error,
      summary: "The model's version or name can come to mean another model",
      why:
        "What an agent did can only be traced to a model, and tried again, if the model is still the same.",
      fix: "Write the exact version, such as a release date, and a model name that does not move.",
      references: ["NIST AI RMF MANAGE 3.2", "OWASP Agentic ASI04"],
      fails: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          #                                         ↓
          model: {name: claude-sonnet-4-5, version: latest}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """,
      passes: """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: faq-bot}
        spec:
          purpose: Answers questions about opening hours from the public web site.
          owner: {team: storefront}
          model: {name: claude-sonnet-4-5, version: "20250929"}
          identity: {authentication: {method: workload-identity}}
          access:
            - {system: web, actions: [fetch], expires: 2027-03-01}
        """),
    check: .eachAgent { agent, _, reporter in
      guard let model = agent.spec.model?.value else { return }
      if let version = model.version, let fault = ModelVersion.fault(ofVersion: version.value) {
        reporter.report(
          .floating(version: version.value, fault), at: version.location,
          fix: Fix("Write the exact version, such as a release date.", snippet: "version: \"20250929\""),
          subject: "spec.model.version=\(version.value)")
      }
      if let name = model.name, model.version != nil || agent.requirements.asks(for: .modelVersion),
        let word = ModelVersion.floatingWord(ofName: name.value, hasVersion: model.version != nil)
      {
        reporter.report(
          "the model name \(name.value) moves: \(word) is whatever its provider says at the time",
          at: name.location,
          fix: Fix("Write the name of one model, without \(word)."), subject: "spec.model.name=\(name.value)")
      }
    })
}

extension Message {
  fileprivate static func floating(version: String, _ fault: ModelVersion.Fault) -> Message {
    switch fault {
    case .floats(let word) where word == version.lowercased():
      "the model version \(version) is whatever its provider says at the time"
    case .floats(let word):
      "the model version \(version) moves: \(word) is whatever its provider says at the time"
    case .hasNoDigit: "the model version \(version) has no digit, so it names no release"
    case .isRange: "the model version \(version) is a range: it fits releases that are still to come"
    case .isNotPlain: "the model version \(version) holds characters that are not printable ASCII"
    }
  }
}

/// Whether a model's version and name stay what they are.
enum ModelVersion {
  /// What is wrong with a version.
  enum Fault: Equatable {
    /// It has a word whose meaning moves.
    case floats(String)
    /// It has no digit.
    case hasNoDigit
    /// It fits several releases, such as `1.x`, `^1` or `>=1`.
    case isRange
    /// It has characters that look like others or like nothing.
    case isNotPlain
  }

  /// A version holds a digit, no floating word and nothing that makes it a range.
  static func fault(ofVersion version: String) -> Fault? {
    guard version.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return .isNotPlain }
    return word(ofVersion: version) ?? (isRange(version) ? .isRange : nil)
  }

  /// The marks of ranges in the notations of npm, Cargo, Python and Maven; and `x` in a digit's place.
  private static func isRange(_ version: String) -> Bool {
    if version.utf8.contains(where: "^~<>=*,|[](){}?".utf8.contains) { return true }
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    return parts.dropFirst().contains { $0 == "x" || $0 == "X" }
  }

  private static func word(ofVersion version: String) -> Fault? {
    if hasNoFloatingLetters(version), version.utf8.contains(where: isDigit) { return nil }
    let parts = parts(of: version)
    if let word = parts.first(where: floating.contains) { return .floats(word) }
    return parts.contains { $0.unicodeScalars.first.map(isDigit) ?? false } ? nil : .hasNoDigit
  }

  /// The word that makes a name float. `stable` and `preview` are parts of proper names too, so they count
  /// only at the end, and only where no version says which: stable-diffusion-3.5, gemini-2.5-pro-preview at
  /// `05-06`.
  static func floatingWord(ofName name: String, hasVersion: Bool) -> String? {
    if hasNoFloatingLetters(name) { return nil }
    let parts = parts(of: name)
    if let word = parts.first(where: { floating.contains($0) && !partsOfProperNames.contains($0) }) {
      return word
    }
    guard !hasVersion, let last = parts.last, partsOfProperNames.contains(last) else { return nil }
    return last
  }

  private static let floating = ["latest", "stable", "current", "default", "preview", "auto"]
  private static let floatingBytes = floating.map { Array($0.utf8) }

  /// Whether the letters of no floating word stand side by side in a text: true of nearly every name, and
  /// told without taking it apart. False of what is not ASCII.
  private static func hasNoFloatingLetters(_ text: String) -> Bool {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte >= 0x80 { return false }
      bytes.append(byte | 0x20)
    }
    for start in bytes.indices {
      for word in floatingBytes where word[0] == bytes[start] && bytes[start...].starts(with: word) {
        return false
      }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static let partsOfProperNames = ["stable", "preview"]

  /// The runs of letters and of digits, in lower case; a capital after a small letter begins a new one.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if isDigit(scalar) || scalar.properties.isAlphabetic {
        if let last, !startsNew(scalar, after: last) {
          parts[parts.count - 1] += scalar.properties.lowercaseMapping
        } else {
          parts.append(scalar.properties.lowercaseMapping)
        }
        last = scalar
      } else {
        last = nil
      }
    }
    return parts
  }

  private static func startsNew(_ scalar: Unicode.Scalar, after last: Unicode.Scalar) -> Bool {
    isDigit(scalar) != isDigit(last) || (scalar.properties.isUppercase && last.properties.isLowercase)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
