/// The owners that a CODEOWNERS file names, in the order in which they first appear.
///
/// Reads what GitHub and GitLab have in common, and what either adds: `#` comments, also after the owners;
/// patterns with escaped spaces; sections with default owners (`[Docs][2] @org/writers`, `^[Optional]`);
/// exclusions (`!path`), which own nothing; roles (`@@maintainers`), which name nobody. What is no owner in
/// either is left out and counted.
///
/// - Important: A `@name` without a slash is taken for a person. GitLab's top-level groups look the same.
public struct CodeOwners: Sendable, Hashable {
  /// The teams, as written without the `@`: `org/team`, or `group/subgroup/team`.
  public private(set) var teams: [String] = []
  /// The people, by the names of their accounts, without the `@`.
  public private(set) var accounts: [String] = []
  /// The people who are named by an e-mail address.
  public private(set) var addresses: [String] = []
  /// How many words stood in an owner's place and are none.
  public private(set) var unreadable = 0

  private var seen: Set<String> = []

  /// Reads a file.
  public init(_ text: [UInt8]) {
    // A byte-order mark would become part of the first pattern, which does not matter, or of a section's
    // bracket.
    let body = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.dropFirst(3) : text[...]
    for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) { read(line) }
  }

  /// Whether nobody was named.
  public var isEmpty: Bool { teams.isEmpty && accounts.isEmpty && addresses.isEmpty }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    var rest = line.drop(while: Self.isBlank)
    guard let first = rest.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "!") else { return }
    rest = Self.afterSection(rest) ?? Self.afterPattern(rest)
    for word in rest.split(whereSeparator: Self.isBlank) {
      if word.first == UInt8(ascii: "#") { return }
      add(String(decoding: word, as: UTF8.self))
    }
  }

  /// What follows a section's heading: `[Name]`, `^[Name]`, with or without a count of approvals in a second
  /// bracket.
  private static func afterSection(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line.first == UInt8(ascii: "^") ? line.dropFirst() : line
    guard rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    rest = rest[(end + 1)...]
    if rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")) {
      rest = rest[(end + 1)...]
    }
    // `[ab]*.txt` is a pattern.
    guard rest.first.map(isBlank) ?? true else { return nil }
    return rest
  }

  /// What follows a pattern, which ends at the first blank that no backslash escapes.
  private static func afterPattern(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var isEscaped = false
    for index in line.indices {
      if isBlank(line[index]), !isEscaped { return line[index...] }
      isEscaped = line[index] == UInt8(ascii: "\\") && !isEscaped
    }
    return []
  }

  private mutating func add(_ word: String) {
    if word.hasPrefix("@@") { return }
    // Accounts and addresses are the same whatever their case.
    guard seen.insert(word.lowercased()).inserted else { return }
    if word.hasPrefix("@") {
      let name = String(word.dropFirst())
      let parts = name.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: \.isEmpty), name.utf8.allSatisfy(Self.isNameByte) else {
        unreadable += 1
        return
      }
      parts.count > 1 ? teams.append(name) : accounts.append(name)
    } else if Self.isAddress(word) {
      addresses.append(word)
    } else {
      unreadable += 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isAddress(_ word: String) -> Bool {
    let parts = word.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "+") }
      }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "/"):
      true
    default: false
    }
  }
}
