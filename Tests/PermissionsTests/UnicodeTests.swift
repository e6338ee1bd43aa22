import Permissions
import Testing

/// Texts are sequences of Unicode scalars: any of them, and never what looks alike.
@Suite struct UnicodeTests {
  private let path = Dimension("resource")

  private func set(_ patterns: String..., hasParts: Bool = true) throws -> PermissionSet {
    let separation: Pattern.Separation = hasParts ? .slash : .none
    let made = try patterns.map { try Pattern($0, separation: separation) }
    return PermissionSet([Box().restricting(path, to: .text(TextLanguage(made)))])
  }

  @Test(arguments: [
    ("é", "e\u{301}"), ("e\u{301}", "é"), ("\u{212B}", "Å"), ("ﬁ", "fi"), ("İ", "i\u{307}"), ("ß", "ss"),
    ("a", "а"), ("a\u{200D}b", "ab"), ("a\0", "a"), ("\0", ""), ("😀", "😁"),
    ("\u{D55C}", "\u{1112}\u{1161}\u{11AB}"), ("A", "a"),
    ("a\u{FE0F}", "a"), ("\u{FEFF}a", "a"), ("\r\n", "\n"),
  ])
  func whatLooksAlikeIsNotTheSame(one: String, other: String) throws {
    for separation in [Pattern.Separation.slash, .none] {
      let pattern = try Pattern(one, separation: separation)
      #expect(pattern.matches(one))
      #expect(!pattern.matches(other))
      #expect(try !pattern.overlaps(Pattern(other, separation: separation)))
      #expect(try pattern != Pattern(other, separation: separation))
    }
    let left = PermissionSet([Box().restricting(path, to: .text(TextLanguage(one)))])
    let right = PermissionSet([Box().restricting(path, to: .text(TextLanguage(other)))])
    guard case .exceeds(let point) = left.containment(in: right), case .text(let text)? = point[path] else {
      Issue.record("called inside")
      return
    }
    #expect(text.unicodeScalars.elementsEqual(one.unicodeScalars))
    #expect(left.containment(in: left.union(right)) == .inside)
  }

  /// One `?` is one scalar, be it one byte or four, a letter or a mark on one.
  @Test(arguments: [
    ("?", "😀", true), ("?", "e\u{301}", false), ("??", "e\u{301}", true), ("?", "\0", true),
    ("?", "\u{10FFFF}", true), ("??", "\r\n", true), ("?", "👨‍👩‍👧", false), ("?????", "👨‍👩‍👧", true),
  ])
  func aCharacterIsAScalar(pattern: String, text: String, isMatched: Bool) throws {
    #expect(try Pattern(pattern, separation: .slash).matches(text) == isMatched)
    let grant = PermissionSet([Box().restricting(path, to: .text(TextLanguage(text)))])
    #expect((grant.containment(in: try set(pattern)) == .inside) == isMatched)
  }

  @Test func theEmptyTextAndSlashesAtTheEnds() throws {
    #expect(try set("").containment(in: set("*")) == .inside)
    #expect(try set("*").containment(in: set("?*")) == .exceeds(Point([path: .text("")])))
    #expect(try set("**").containment(in: set("*")) == .exceeds(Point([path: .text("/")])))
    #expect(try set("**/").containment(in: set("**", "/")) == .inside)
    #expect(try set("/**").containment(in: set("**/")) == .exceeds(Point([path: .text("/x")])))
    #expect(try set("a/**").containment(in: set("a/?**")) == .exceeds(Point([path: .text("a/")])))
    #expect(try set("a").containment(in: set("a/**")) == .exceeds(Point([path: .text("a")])))
    #expect(try set("//").containment(in: set("/*")) == .exceeds(Point([path: .text("//")])))
  }

  @Test func escapesAreLiterals() throws {
    #expect(try set("\\*").containment(in: set("*")) == .inside)
    #expect(try set("*").containment(in: set("\\*", "")) != .inside)
    #expect(try set("\\a\\\\\\?").containment(in: set("a\\\\?")) == .inside)
    let literal = PermissionSet([Box().restricting(path, to: .text(TextLanguage("a*\\?")))])
    #expect(try literal.containment(in: set("a\\*\\\\\\?")) == .inside)
    #expect(try set("a\\*\\\\\\?").containment(in: literal) == .inside)
  }

  /// Where every ASCII letter and digit is taken, a witness is still a letter.
  @Test func aWitnessIsALetterWhereOneIsLeft() throws {
    let taken = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".map { String($0) }
    let outer = PermissionSet([
      Box().restricting(path, to: .text(TextLanguage(try taken.map { try Pattern($0, separation: .slash) })))
    ])
    guard case .exceeds(let point) = try set("?").containment(in: outer), case .text(let text)? = point[path]
    else {
      Issue.record("called inside")
      return
    }
    let properties = text.unicodeScalars.map(\.properties)
    #expect(properties.count == 1 && properties.allSatisfy(\.isAlphabetic), "\(text)")
  }
}
