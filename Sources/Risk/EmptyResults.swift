import Documents
import Findings
import Permissions
import SourceText

extension LayerMerge {
  /// Reports lists that leave nothing together, at the line of the lowest layer that has a part in it: the
  /// layers above were there first.
  func checkSomethingIsLeft(
    of requirements: [EffectiveRequirements], binding: [Int], faults: inout [PolicyFault]
  ) {
    checkMethods(of: requirements, binding, &faults)
    checkSubjects(binding, &faults)
  }

  private func checkMethods(
    of requirements: [EffectiveRequirements], _ binding: [Int], _ faults: inout [PolicyFault]
  ) {
    // What is empty in one tier is empty in all above it.
    guard let tier = Tier.allCases.first(where: { requirements[$0.rank].hasNoMethodLeft }) else { return }
    let places = values(of: binding, upTo: tier).flatMap { values in
      [values.forbiddenMethods?.location, values.allowedMethods?.location].compactMap { $0 }
    }
    guard let last = places.last else { return }
    faults.append(
      PolicyFault(
        rule: "policy/empty-result",
        message:
          "together with what else binds tier \(words: tier.rawValue), no authentication method is left",
        location: last, related: places.dropLast().last,
        fix: "Allow at least one method that the other lines allow too."))
  }

  /// Holds each list against each list before it. Three lists can leave nothing though any two do not; then
  /// no subject passes, which is safe.
  private func checkSubjects(_ binding: [Int], _ faults: inout [PolicyFault]) {
    let lists = values(of: binding, upTo: .critical).compactMap(\.subjects)
    for (index, list) in lists.enumerated() {
      guard let clash = lists[..<index].first(where: { !$0.overlaps(list) }) else { continue }
      faults.append(
        PolicyFault(
          rule: "policy/empty-result",
          message: "no subject can match both this list and another that binds the same agents",
          location: list.location, related: clash.location,
          fix: "Name patterns that lie inside the other list."))
    }
  }

  /// The values of layers up to a tier, upper layers first.
  private func values(of binding: [Int], upTo tier: Tier) -> [TierValues] {
    binding.flatMap { index in
      Tier.allCases.filter { $0 <= tier }.compactMap { layers[index].tiers[$0] }
    }
  }
}

extension EffectiveRequirements {
  fileprivate var hasNoMethodLeft: Bool {
    (allowedMethods?.value ?? AuthenticationMethod.allCases).allSatisfy { method in
      forbiddenMethods.contains { $0.value == method }
    }
  }
}

extension Traced<[Pattern]> {
  fileprivate func overlaps(_ other: Traced<[Pattern]>) -> Bool {
    value.contains { mine in other.value.contains { mine.overlaps($0) } }
  }
}
