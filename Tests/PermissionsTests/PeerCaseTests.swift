import Permissions
import Testing

/// What a change adds, as sets: three cases in which comparing the texts of rules goes wrong.
@Suite struct PeerCaseTests {
  private let path = Dimension("resource")

  private func set(_ patterns: String...) throws -> PermissionSet {
    PermissionSet(
      try patterns.map { pattern in
        Box().restricting(path, to: .text(TextLanguage([try Pattern(pattern, separation: .slash)])))
      })
  }

  @Test func aNarrowedPatternIsNoGain() throws {
    #expect(try set("src/*").containment(in: set("src/**")) == .inside)
  }

  @Test func aFileUnderAPatternThatStaysIsNoGain() throws {
    let after = try set("src/**", "src/a/b.txt")
    let before = try set("src/**")
    #expect(after.containment(in: before) == .inside)
    #expect(before.containment(in: after) == .inside)
  }

  @Test func anotherFolderIsAGain() throws {
    let before = try set("src/**")
    let after = try set("/etc/**")
    #expect(after.containment(in: before) == .exceeds(Point([path: .text("/etc/")])))
    #expect(before.containment(in: after) == .exceeds(Point([path: .text("src/")])))
  }

  /// Texts that look like more and are not.
  @Test(
    arguments: [
      (["**"], ["*", "**/**"]), (["a/**"], ["a/*", "a/*/**"]), (["a*b*"], ["a*b", "a*b?*"]),
      (["a/*"], ["a/", "a/?", "a/??*"]), (["a/**/b"], ["a/*/b", "a/**/*/b", "a/**/b"]),
    ] as [([String], [String])])
  func anotherSpellingIsNoChange(one: [String], other: [String]) throws {
    let left = PermissionSet(try one.flatMap { try set($0).boxes })
    let right = PermissionSet(try other.flatMap { try set($0).boxes })
    #expect(left.containment(in: right) == .inside)
    #expect(right.containment(in: left) == .inside)
  }
}
