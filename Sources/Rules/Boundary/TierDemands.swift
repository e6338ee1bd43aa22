import Documents
import Findings
import Risk
import SourceText

/// What a higher tier would ask of an agent besides what its own tier asks.
enum TierDemands {
  /// The demands that the manifest does not meet yet, as parts of a list.
  static func unmet(by agent: AgentUnderCheck, in tier: Tier) -> [Message] {
    let higher = agent.policy[tier]
    let now = agent.requirements
    var demands: [Message] = []
    let fields = higher.fields.map(\.value).filter { field in
      !now.fields.contains { $0.value == field } && !agent.spec.has(field)
    }
    if !fields.isEmpty { demands.append("\(list: fields.map(\.rawValue))") }
    if let method = agent.spec.identity?.value.authentication?.value.method?.value,
      let allowed = higher.allowedMethods?.value, !allowed.contains(method)
    {
      demands.append("authentication by \(list: allowed.map(\.rawValue), last: "or")")
    }
    demands += shorter(now.maxGrantLifetime, higher.maxGrantLifetime, "grants that end within")
    demands += shorter(now.maxTokenLifetime, higher.maxTokenLifetime, "tokens that live at most")
    demands += shorter(now.maxReviewInterval, higher.maxReviewInterval, "a review within")
    demands += shorter(now.maxRevocation, higher.maxRevocation, "revocation within")
    for approval in higher.approvals where !now.approvals.contains(approval) {
      let people = approval.count == 1 ? "an approval" : "\(approval.count) approvals"
      demands.append("\(words: people) of \(approval.role)")
    }
    return demands
  }

  private static func shorter(
    _ now: Traced<DurationValue>?, _ higher: Traced<DurationValue>?, _ words: String
  ) -> [Message] {
    guard let higher, now.map({ higher.value < $0.value }) ?? true else { return [] }
    return ["\(words: words) \(higher.value.text)"]
  }

  /// Joins parts as "a, b and c".
  static func joined(_ parts: [Message]) -> Message {
    var result: Message = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { result = result + (index == parts.count - 1 ? " and " : ", ") }
      result = result + part
    }
    return result
  }
}
