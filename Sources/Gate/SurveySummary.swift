import Documents
public import Findings
import Risk
import Rules
import SourceText

extension Survey {
  /// The survey as the formats of `agentgate inventory` write it: plain values, with every credential in them
  /// blacked out.
  public var report: InventoryReport {
    InventoryReport(
      run: run, policy: policy, agents: agents.map(\.summary), problems: findings.filter(\.concernsInventory),
      places: places)
  }
}

extension Finding {
  /// Whether it bears on which agents there are or what is said of them: every error does, since no rule
  /// about agents has been applied.
  fileprivate var concernsInventory: Bool {
    isBlocking || rule.family == "inventory" || rule == "policy/no-force"
  }
}

extension SurveyedAgent {
  fileprivate var summary: AgentSummary {
    let spec = manifest.spec?.value
    var summary = AgentSummary(
      name: name, path: path, position: position, tier: tier.rawValue,
      computedTier: computedTier.tier.rawValue)
    summary.isComplete = isComplete
    summary.team = shown(spec?.owner?.value.team?.value.text)
    summary.contact = shown(spec?.owner?.value.contact?.value)
    summary.model = model(spec?.model?.value)
    summary.declaredTier = declaredTier?.rawValue
    summary.reasons = computedTier.reasons.map(SecretScan.masked)
    summary.autonomy = spec?.autonomy?.value.rawValue
    summary.environments = spec?.environments?.value.elements.compactMap { shown($0.value.text) }
    summary.delegates = spec?.delegates?.value.elements.compactMap { shown($0.value.text) } ?? []
    summary.subject = shown(spec?.identity?.value.subject?.value)
    summary.method = spec?.identity?.value.authentication?.value.method?.value.rawValue
    summary.stage = spec?.lifecycle?.value.stage?.value.rawValue
    summary.access = access
    return summary
  }

  private func model(_ model: Model?) -> ModelSummary {
    ModelSummary(
      provider: shown(model?.provider?.value), name: shown(model?.name?.value),
      version: shown(model?.version?.value))
  }

  /// A text of the manifest, with credentials blacked out: no list may spread them.
  private func shown(_ text: String?) -> String? { text.map(SecretScan.masked) }

  /// The reach of the grants, joined by system; systems come as the manifest first names them.
  private var access: [SystemAccess] {
    var order: [String] = []
    var bySystem: [String: Reach] = [:]
    for reach in reaches {
      if bySystem[reach.system]?.add(reach) == nil {
        order.append(reach.system)
        bySystem[reach.system] = Reach(reach)
      }
    }
    return order.compactMap { name in
      bySystem[name].map { reach in
        SystemAccess(
          system: name.isEmpty ? nil : shown(name), effects: reach.effects.effects.map(\.rawValue),
          hasEveryEffect: reach.effects == .everything, data: reach.data.rawValue, known: reach.known)
      }
    }
  }
}

/// What several grants reach in one system.
private struct Reach {
  private(set) var effects: EffectSet
  private(set) var data: DataClass
  private(set) var known: SystemAccess.Knowledge

  init(_ grant: GrantReach) {
    effects = grant.effects
    data = grant.data
    known = Self.knowledge(of: grant)
  }

  mutating func add(_ grant: GrantReach) {
    effects.formUnion(grant.effects)
    data = max(data, grant.data)
    if known == .full { known = Self.knowledge(of: grant) }
  }

  private static func knowledge(of grant: GrantReach) -> SystemAccess.Knowledge {
    switch grant.unknown {
    case .system?: .none
    case .action?, .resource?: .partial
    case nil: .full
    }
  }
}
