import Permissions
import Testing

/// Containment on cases that people know, each with the witness that a report would show.
struct ContainmentTests {
  private let action = Dimension("action")
  private let resource = Dimension("resource")
  private let amount = Dimension("amount", kind: .number)

  private func paths(_ patterns: String...) throws -> Language {
    .text(TextLanguage(try patterns.map { try Pattern($0, separation: .slash) }))
  }

  private func names(_ patterns: String...) throws -> Language {
    .text(TextLanguage(try patterns.map { try Pattern($0, separation: .none) }))
  }

  private func set(_ languages: Language...) -> PermissionSet {
    PermissionSet(languages.map { Box().restricting(resource, to: $0) })
  }

  private func witness(_ inner: PermissionSet, _ outer: PermissionSet) -> Value? {
    if case .exceeds(let point) = inner.containment(in: outer) { return point[resource] }
    return nil
  }

  @Test("A narrowed pattern is inside, and the wide one is not inside the narrow one")
  func narrowing() throws {
    let wide = set(try paths("src/**"))
    let narrow = set(try paths("src/*"))
    #expect(narrow.containment(in: wide) == .inside)
    #expect(witness(wide, narrow) == .text("src//"))
    #expect(set(try paths("src/a/b.txt")).containment(in: wide) == .inside)
    #expect(witness(set(try paths("/etc/**")), wide) == .text("/etc/"))
  }

  @Test("A union covers what no member covers alone")
  func unions() throws {
    let grant = PermissionSet([
      Box().restricting(action, to: try names("read", "write")).restricting(resource, to: try paths("a/*"))
    ])
    let read = Box().restricting(action, to: try names("read")).restricting(resource, to: try paths("a/*"))
    let write = Box().restricting(action, to: try names("write")).restricting(resource, to: try paths("a/*"))
    #expect(grant.containment(in: PermissionSet([read, write])) == .inside)
    guard case .exceeds(let point) = grant.containment(in: PermissionSet([read])) else {
      Issue.record("not seen to exceed")
      return
    }
    #expect(point == Point([action: .text("write"), resource: .text("a/")]))
    let parts = set(try paths("?**"), try paths("*"), try paths("/**"))
    #expect(set(try paths("**")).containment(in: parts) == .inside)
  }

  @Test("Numbers are exact, and a time interval may pass midnight")
  func numbers() throws {
    let small = Language.numbers(NumberSet(atMost: try #require(Decimal("0.3"))))
    let sum = Language.numbers(NumberSet(atMost: try #require(Decimal("0.30000000000000000001"))))
    let grant = PermissionSet([Box().restricting(amount, to: sum)])
    let boundary = PermissionSet([Box().restricting(amount, to: small)])
    #expect(boundary.containment(in: grant) == .inside)
    guard case .exceeds(let point) = grant.containment(in: boundary) else {
      Issue.record("not seen to exceed")
      return
    }
    #expect(point[amount] == .number(try #require(Decimal("0.30000000000000000001"))))
  }

  @Test("What is denied is outside, whatever is allowed")
  func denial() throws {
    let grant = set(try paths("a/**"))
    let denied = set(try paths("**/secret"))
    guard case .exceeds(let point) = grant.containment(in: PermissionSet([Box()]), except: denied) else {
      Issue.record("not seen to exceed")
      return
    }
    #expect(point[resource] == .text("a/secret"))
  }
}
