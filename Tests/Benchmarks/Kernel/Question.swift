import Permissions

/// One question that is measured.
struct Question {
  let name: String
  /// Our answer.
  let ask: () -> Containment
  /// The plainest way to it; it gives nil if it does not get there.
  var naive: (() -> Bool?)?

  init(
    _ name: String, _ grant: PermissionSet, in allowed: PermissionSet, except denied: PermissionSet = .init()
  ) {
    self.name = name
    ask = { grant.containment(in: allowed, except: denied) }
  }

  /// One pattern, or several, in a union of others.
  init(_ name: String, _ grant: [String], in allowed: [String]) throws {
    self.init(name, try Self.set(grant), in: try Self.set(allowed))
    let (mine, its) = (grant.map(NaiveAutomaton.init), allowed.map(NaiveAutomaton.init))
    naive = { NaiveAutomaton.isInside(mine, its) }
  }

  /// All questions: what people write, what needs a search, and what is meant to make it long.
  static func all() throws -> [Question] { try patterns() + ordinary() + adversarial() }

  private static func patterns() throws -> [Question] {
    let names = (0..<10_000).map { "tenants/t\($0)/invoices" }
    return [
      try Question("literal in literal", ["tenants/emea/invoices/7"], in: ["tenants/emea/invoices/7"]),
      try Question("literal in prefix", ["tenants/emea/invoices/7"], in: ["tenants/emea/**"]),
      try Question("prefix in prefix", ["tenants/emea/invoices/**"], in: ["tenants/emea/**"]),
      try Question("one part in prefix", ["tenants/emea/invoices/*"], in: ["tenants/**"]),
      try Question("glob in the same glob", ["src/**/test/*.txt"], in: ["src/**/test/*.txt"]),
      try Question("glob in glob", ["src/a/*/test-?.txt"], in: ["src/**/*.txt"]),
      try Question("glob in a union of three", ["src/**"], in: ["src/*", "src/*/*", "src/*/*/**"]),
      try Question("prefix outside one part", ["src/**"], in: ["src/*"]),
      try Question("10,000 literals in 10,000 literals", names, in: names).withoutNaive,
      try Question("10,000 literals in a prefix", names, in: ["tenants/**"]).withoutNaive,
      try Question("prefix outside 10,000 literals", ["tenants/**"], in: names).withoutNaive,
    ]
  }

  /// The same without the plain way, which would take minutes.
  private var withoutNaive: Question {
    var question = self
    question.naive = nil
    return question
  }

  private static func ordinary() throws -> [Question] {
    let grant = PermissionSet([
      try box(
        actions: text(["invoices.read", "invoices.flag"], .none), resources: text(["tenants/emea/invoices/*"])
      )
    ])
    let denied = PermissionSet(
      try (0..<100).map { place in
        try box(actions: text(["*.delete"], .none), resources: text(["tenants/t\(place)/**"]))
      })
    return [
      Question("ordinary grant, 5 entries", grant, in: try boundary(5)),
      Question("ordinary grant, 20 entries", grant, in: try boundary(20)),
      Question("ordinary grant, 20 entries by effects of a catalog", grant, in: try catalogBoundary(20)),
      Question("ordinary grant, 20 entries, 100 deny entries", grant, in: try boundary(20), except: denied),
      Question("ordinary grant that two of 20 entries cover together", grant, in: try splitBoundary(20)),
      Question(
        "ordinary grant outside 20 entries", grant, in: PermissionSet(try boundary(20).boxes.dropLast())),
    ]
  }
}

// Boundaries, of several entries each.
extension Question {
  static let system = Dimension("system")
  static let action = Dimension("action")
  static let resource = Dimension("resource")
  static let account = Dimension("where account")

  static func text(_ patterns: [String], _ separation: Pattern.Separation = .slash) throws -> TextLanguage {
    TextLanguage(try patterns.map { try Pattern($0, separation: separation) })
  }

  static func set(_ patterns: [String]) throws -> PermissionSet {
    PermissionSet([Box().restricting(resource, to: .text(try text(patterns)))])
  }

  private static func box(
    system name: String = "erp", actions: TextLanguage, resources: TextLanguage
  ) throws -> Box {
    Box().restricting(system, to: .text(TextLanguage(name))).restricting(action, to: .text(actions))
      .restricting(resource, to: .text(resources))
      .restricting(account, to: .text(try text(["assigned"])))
  }

  /// Entries for other places, and at last one that holds the grant.
  private static func boundary(_ count: Int) throws -> PermissionSet {
    let others = try (1..<count).map { place in
      try box(
        actions: text(["invoices.*", "orders.read", "*.list"], .none),
        resources: text(["tenants/t\(place)/**", "shared/t\(place)/*"]))
    }
    let last = try box(
      actions: text(["orders.*", "invoices.*"], .none), resources: text(["shared/*", "tenants/emea/**"]))
    return PermissionSet(others + [last])
  }

  /// The actions that a catalog says only read or write: each of its lines less those before it.
  private static func catalogBoundary(_ count: Int) throws -> PermissionSet {
    let lines = try [["*.delete"], ["admin.*"], ["*.read", "*.list"], ["invoices.*"], ["orders.*"]].map {
      try text($0, .none)
    }
    let own = lines.indices.map { lines[$0].subtracting(TextLanguage.union(of: Array(lines[..<$0]))) }
    let actions = TextLanguage.union(of: Array(own[2...]))
    return PermissionSet(
      try (1...count).map { place in
        let tenant = place == count ? "emea" : "t\(place)"
        return try box(actions: actions, resources: text(["tenants/\(tenant)/**"]))
      })
  }

  /// No entry holds all of the grant's actions.
  private static func splitBoundary(_ count: Int) throws -> PermissionSet {
    let both = try ["invoices.read", "invoices.flag"].map {
      try box(actions: text([$0], .none), resources: text(["tenants/emea/**"]))
    }
    return PermissionSet(try boundary(count - 1).boxes.dropLast() + both)
  }
}
