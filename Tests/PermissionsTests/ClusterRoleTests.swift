import Permissions
import Testing

/// Which rules of a Kubernetes role cover which others, as boxes.
///
/// A rule is verbs x API groups x resources x resource names; `*` stands for all of them, no names stand
/// for all names, and `*/scale` for the subresource of every resource. Everything else is compared as it is
/// written. Kubernetes itself splits what is asked into single verbs, groups, resources and names, and asks
/// for one rule that covers each; it cannot see what several rules cover only together, since no rule says
/// "all but".
@Suite struct ClusterRoleTests {
  private struct Rule {
    let verbs, groups, resources, names: [String]

    init(_ verbs: String, _ groups: String, _ resources: String, _ names: String = "") {
      func list(_ text: String) -> [String] {
        text.split(separator: " ").map { $0 == "core" ? "" : String($0) }
      }
      self.verbs = list(verbs)
      self.groups = list(groups)
      self.resources = list(resources)
      self.names = list(names)
    }

    var box: Box {
      let box = Box().restricting(Dimension("verb"), to: Self.names(verbs))
        .restricting(Dimension("group"), to: Self.names(groups))
        .restricting(Dimension("resource"), to: .text(.union(of: resources.map(Self.resource))))
      return names.isEmpty
        ? box : box.restricting(Dimension("name"), to: .text(.union(of: names.map { .init($0) })))
    }

    private static func names(_ texts: [String]) -> Language {
      .text(.union(of: texts.map { $0 == "*" ? .everything : TextLanguage($0) }))
    }

    private static func resource(_ text: String) -> TextLanguage {
      if text == "*" { return .everything }
      guard text.hasPrefix("*/"), let pattern = try? Pattern(text, separation: .none) else {
        return TextLanguage(text)
      }
      return TextLanguage([pattern])
    }
  }

  private struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let asked: [Box]
    let held: [Box]
    let isCovered: Bool

    init(_ name: String, _ asked: [Rule], by held: [Rule], _ isCovered: Bool) {
      testDescription = name
      self.asked = asked.map(\.box)
      self.held = held.map(\.box)
      self.isCovered = isCovered
    }
  }

  private static let single: [Row] = [
    Row("the same rule", [Rule("get", "core", "pods")], by: [Rule("get", "core", "pods")], true),
    Row("another verb", [Rule("list", "core", "pods")], by: [Rule("get", "core", "pods")], false),
    Row("another resource", [Rule("get", "core", "secrets")], by: [Rule("get", "core", "pods")], false),
    Row("another group", [Rule("get", "apps", "pods")], by: [Rule("get", "core", "pods")], false),
    Row("one verb of two", [Rule("get", "core", "pods")], by: [Rule("get list", "core", "pods")], true),
    Row("two verbs of one", [Rule("get list", "core", "pods")], by: [Rule("get", "core", "pods")], false),
    Row("any verb", [Rule("escalate", "core", "pods")], by: [Rule("*", "core", "pods")], true),
    Row(
      "any verb asked for", [Rule("*", "core", "pods")], by: [Rule("get list watch", "core", "pods")], false),
    Row("any group", [Rule("get", "apps", "pods")], by: [Rule("get", "*", "pods")], true),
    Row("any resource", [Rule("get", "core", "secrets")], by: [Rule("get", "core", "*")], true),
    Row(
      "any resource asked for", [Rule("get", "core", "*")], by: [Rule("get", "core", "pods secrets")], false),
    Row("everything covers everything", [Rule("*", "*", "*")], by: [Rule("*", "*", "*")], true),
    Row("everything is not in much", [Rule("*", "*", "*")], by: [Rule("*", "core apps batch", "*")], false),
  ]

  private static let names: [Row] = [
    Row("one name of all", [Rule("get", "core", "secrets", "a")], by: [Rule("get", "core", "secrets")], true),
    Row(
      "all names of one", [Rule("get", "core", "secrets")], by: [Rule("get", "core", "secrets", "a")], false),
    Row(
      "one name of two", [Rule("get", "core", "secrets", "a")], by: [Rule("get", "core", "secrets", "a b")],
      true),
    Row(
      "two of one", [Rule("get", "core", "secrets", "a b")], by: [Rule("get", "core", "secrets", "a")],
      false),
    Row(
      "a name is no pattern", [Rule("get", "core", "secrets", "ab")],
      by: [Rule("get", "core", "secrets", "a*")], false),
    Row(
      "a star in a name", [Rule("get", "core", "secrets", "a*")], by: [Rule("get", "core", "secrets", "a*")],
      true),
  ]

  private static let subresources: [Row] = [
    Row(
      "a subresource is another resource", [Rule("get", "core", "pods/log")],
      by: [Rule("get", "core", "pods")], false),
    Row("nor the other way", [Rule("get", "core", "pods")], by: [Rule("get", "core", "pods/log")], false),
    Row(
      "any resource has any subresource", [Rule("get", "core", "pods/log")], by: [Rule("get", "core", "*")],
      true),
    Row(
      "of every resource", [Rule("update", "apps", "deployments/scale")],
      by: [Rule("update", "apps", "*/scale")], true),
    Row(
      "another of every resource", [Rule("update", "apps", "deployments/status")],
      by: [Rule("update", "apps", "*/scale")], false),
    Row(
      "one is not every", [Rule("update", "apps", "*/scale")],
      by: [Rule("update", "apps", "deployments/scale")], false),
  ]

  private static let several: [Row] = [
    Row(
      "verbs from two rules", [Rule("get list", "core", "pods")],
      by: [Rule("get", "core", "pods"), Rule("list", "core", "pods")], true),
    Row(
      "resources from two rules", [Rule("get", "core", "pods secrets")],
      by: [Rule("get", "core", "pods"), Rule("get", "core", "secrets")], true),
    Row(
      "names from two rules", [Rule("get", "core", "secrets", "a b")],
      by: [Rule("get", "core", "secrets", "a"), Rule("get", "core", "secrets", "b")], true),
    Row(
      "a square of four rules", [Rule("get list", "core", "pods secrets")],
      by: [
        Rule("get", "core", "pods"), Rule("list", "core", "secrets"), Rule("get", "core", "secrets"),
        Rule("list", "core", "pods"),
      ], true),
    Row(
      "a square of three rules", [Rule("get list", "core", "pods secrets")],
      by: [Rule("get", "core", "pods"), Rule("list", "core", "secrets"), Rule("get", "core", "secrets")],
      false),
    Row(
      "crossed verbs and resources", [Rule("get", "core", "secrets")],
      by: [Rule("get", "core", "pods"), Rule("list", "core", "secrets")], false),
    Row("no rule", [Rule("get", "core", "pods")], by: [], false),
    Row("nothing asked for", [], by: [], true),
  ]

  @Test(arguments: single + names + subresources + several)
  private func coverage(row: Row) {
    let answer = PermissionSet(row.asked).containment(in: PermissionSet(row.held))
    if row.isCovered { #expect(answer == .inside) }
    guard case .exceeds(let point) = answer else {
      #expect(row.isCovered)
      return
    }
    #expect(!row.isCovered)
    #expect(
      row.asked.contains { $0.contains(point.filled) } && !row.held.contains { $0.contains(point.filled) })
  }

  /// What Kubernetes' own check, rule by rule, cannot see: rules that exclude cover all between them.
  @Test func aRuleAndItsExceptionCoverAllTogether() {
    let secrets = Box().restricting(Dimension("resource"), to: .text(TextLanguage("secrets")))
    let others = Box().restricting(Dimension("resource"), to: .text(TextLanguage("secrets").complement))
    let readers = [secrets, others].map { $0.restricting(Dimension("verb"), to: .text(TextLanguage("get"))) }
    let asked = PermissionSet([Rule("get", "*", "*").box])
    #expect(asked.containment(in: PermissionSet(readers)) == .inside)
    #expect(asked.containment(in: PermissionSet([readers[1]])) != .inside)
  }
}

extension Point {
  /// With an empty text where the point names none of a rule's dimensions, which may be any.
  fileprivate var filled: Point {
    var values = self.values
    for name in ["verb", "group", "resource", "name"] where values[Dimension(name)] == nil {
      values[Dimension(name)] = .text("")
    }
    return Point(values)
  }
}
