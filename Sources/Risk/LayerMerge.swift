import Documents
import Findings
import SourceText

/// Merges layers: what binds an agent is the union of what each layer asks for.
struct LayerMerge {
  let layers: [LayerValues]
  /// The places of each layer's classify lines in the run's list of them.
  let lines: [Range<Int>]
  /// The rules whose severity a policy can name, by id.
  let rules: [RuleID: RuleDescription]
  /// Which teams belong to which domain.
  let directory: DirectoryIndex?

  init(layers: [LayerValues], lines: [Range<Int>], rules: [RuleDescription], directory: DirectoryIndex?) {
    self.directory = directory
    self.layers = layers
    self.lines = lines
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The effective policy of the layers at these places.
  func policy(of binding: [Int], faults: inout [PolicyFault]) -> EffectivePolicy {
    var requirements: [EffectiveRequirements] = []
    var current = EffectiveRequirements()
    for tier in Tier.allCases {
      for index in binding {
        if let values = layers[index].tiers[tier] { current.tighten(by: values) }
      }
      requirements.append(current)
    }
    checkSomethingIsLeft(of: requirements, binding: binding, faults: &faults)
    var severities: [RuleID: Traced<Severity>] = [:]
    for index in binding {
      severities.merge(layers[index].severities) { upper, lower in lower.value > upper.value ? lower : upper }
    }
    return EffectivePolicy(
      requirements: requirements, lines: binding.flatMap { Array(lines[$0]) }, severities: severities,
      boundary: Boundary(layers: binding.map(boundaryLayer)))
  }

  /// What one layer allows and denies.
  func boundaryLayer(_ place: Int) -> BoundaryLayer {
    BoundaryLayer(
      place: place, allow: layers[place].tiers.compactMapValues(\.allow), deny: layers[place].deny)
  }

  /// Reports every line of a lower layer that says less than the layers above it: it would have no effect,
  /// and whoever wrote it believes otherwise.
  func checkTightening(faults: inout [PolicyFault]) {
    for lower in layers {
      checkSeverities(of: lower, &faults)
      for rule in lower.neverWaived where rules[RuleID(rule.value)] == nil {
        faults.append(unknownRule(RuleID(rule.value), at: rule.location))
      }
      for upper in layers where isAbove(upper, lower) {
        for tier in Tier.allCases {
          guard let own = lower.own[tier] else { continue }
          for upperTier in Tier.allCases where upperTier <= tier {
            guard let values = upper.tiers[upperTier] else { continue }
            compareLifetimes(own, values, &faults)
            compareMethods(own, values, &faults)
          }
        }
      }
    }
  }

  /// Whether one layer stands above another and binds some agent together with it.
  func isAbove(_ upper: LayerValues, _ lower: LayerValues) -> Bool {
    upper.isAbove(lower) && upper.canBind(with: lower, in: directory)
  }

  private func compareMethods(_ lower: TierValues, _ upper: TierValues, _ faults: inout [PolicyFault]) {
    guard let mine = lower.allowedMethods else { return }
    for method in mine.value {
      let isLeftOut = upper.allowedMethods.map { !$0.value.contains(method) } ?? false
      let isForbidden = upper.forbiddenMethods?.value.contains(method) ?? false
      guard isLeftOut || isForbidden else { continue }
      faults.append(
        PolicyFault(
          rule: "policy/loosens", message: "a layer above does not allow \(method.rawValue)",
          location: mine.location,
          related: (isLeftOut ? upper.allowedMethods : upper.forbiddenMethods)?.location,
          fix: "Remove \(method.rawValue): a lower layer can only take methods away."))
    }
  }

  private func compareLifetimes(_ lower: TierValues, _ upper: TierValues, _ faults: inout [PolicyFault]) {
    refuseLonger(lower.maxTokenLifetime, upper.maxTokenLifetime, &faults)
    refuseLonger(lower.maxGrantLifetime, upper.maxGrantLifetime, &faults)
    refuseLonger(lower.maxRevocation, upper.maxRevocation, &faults)
    refuseLonger(lower.maxReviewInterval, upper.maxReviewInterval, &faults)
  }

  private func refuseLonger(
    _ lower: Traced<DurationValue>?, _ upper: Traced<DurationValue>?, _ faults: inout [PolicyFault]
  ) {
    guard let lower, let upper, lower.value > upper.value else { return }
    faults.append(
      PolicyFault(
        rule: "policy/loosens",
        message: "\(lower.value.text) is longer than the \(upper.value.text) that a layer above allows",
        location: lower.location, related: upper.location,
        fix: "Write \(upper.value.text) or less, or leave the line out."))
  }

  private func checkSeverities(of layer: LayerValues, _ faults: inout [PolicyFault]) {
    let above = layers.filter { isAbove($0, layer) }
    for (rule, severity) in layer.ownSeverities.sorted(by: { $0.key < $1.key }) {
      guard let known = rules[rule] else {
        faults.append(unknownRule(rule, at: severity.location))
        continue
      }
      if known.isFixed, severity.value != known.severity {
        faults.append(
          PolicyFault(
            rule: "policy/fixed-severity", message: "the severity of \(rule.text) is fixed",
            location: severity.location, fix: "Remove the line."))
      }
      // The organization decides what a rule weighs; what stands below it starts from what holds above.
      guard layer.layer != .organization || !above.isEmpty else { continue }
      let upper = above.compactMap { $0.severities[rule] }.max { $0.value < $1.value }
      let least = upper?.value ?? known.severity
      guard severity.value < least else { continue }
      faults.append(
        PolicyFault(
          rule: "policy/loosens",
          message:
            "\(severity.value.rawValue) is lower than the \(least.rawValue) that holds above this layer",
          location: severity.location, related: upper?.location,
          fix: "Write \(least.rawValue) or higher, or leave the line out."))
    }
  }

  private func unknownRule(_ rule: RuleID, at location: SourceLocation) -> PolicyFault {
    let near = nearestName(to: rule.text, among: rules.keys.map(\.text).sorted())
    return PolicyFault(
      rule: "policy/unknown-name", message: "there is no rule \(rule.text)", location: location,
      fix: near.map { "Did you mean \($0)?" } ?? "\("agentgate rules") lists all rules.")
  }
}
