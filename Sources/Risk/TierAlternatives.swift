public import Documents
public import Findings

/// Something else that a manifest could say of an agent's surroundings, and the tier that it then has.
public struct TierAlternative: Sendable {
  /// What to write.
  public let message: Message
  /// The tier.
  public let tier: Tier
}

extension PolicySet {
  /// What a manifest could say instead of its surroundings, one field at a time, so that its computed tier is
  /// lower: the least change of each field that does it.
  ///
  /// `others` are the facts of all that it reaches by its grants and delegates.
  public func alternatives(
    to agent: Agent, reaching reaches: [GrantReach], under policy: EffectivePolicy,
    in catalog: SystemIndex, at position: AgentPosition?, limit: Int = .max
  ) -> [TierAlternative] {
    var others = reaches.map(table.facts(of:)).reduce(into: ReachFacts()) { $0.formUnion($1) }
    let count = position.map { $0.network.members[$0.index].delegates.count } ?? 0
    for delegate in 0..<count {
      guard let position,
        let brought = position.network.facts(ofDelegate: delegate, of: position.index, limit: limit)
      else { return [] }
      others.formUnion(brought)
    }
    let own = facts(of: agent, reaching: [], in: catalog)
    func tierWith(_ change: (inout ReachFacts) -> Void) -> Tier {
      var changed = own
      change(&changed)
      changed.formUnion(others)
      return self.tier(of: changed, under: policy)
    }
    let current = tierWith { _ in }
    var found: [TierAlternative] = []
    for group in changes(from: own) {
      for (message, change) in group {
        let result = tierWith(change)
        guard result < current else { continue }
        found.append(TierAlternative(message: message, tier: result))
        break
      }
    }
    return found
  }

  private typealias Change = (message: Message, change: (inout ReachFacts) -> Void)

  /// The changes of each field, the least first.
  private func changes(from own: ReachFacts) -> [[Change]] {
    let autonomies = Autonomy.allCases.filter { $0 < own.autonomy }.sorted(by: >).map { level -> Change in
      (Message(parts: [.quoted("autonomy: \(level.rawValue)")]), { $0.autonomy = level })
    }
    let places = (own.environments ?? table.environments).sorted()
    let environments = places.map { place -> Change in
      ("\("environments") without \(place)", { $0.environments = Set(places).subtracting([place]) })
    }
    let trusted: Message = "\("triggers") that name only trusted systems"
    let triggers: [Change] =
      own.hasUntrustedTrigger ? [(trusted, { $0.hasUntrustedTrigger = false })] : []
    let methods = AuthenticationMethod.allCases.filter { own.methods != [$0] }.map { method -> Change in
      ("the authentication method \(method.rawValue) everywhere", { $0.methods = [method] })
    }
    return [autonomies, environments, triggers, methods]
  }
}
