public import Documents
import Findings
public import Permissions
import SourceText

/// What an agent of one tier must meet: the tier's own requirements and those of the tiers below it, of all
/// layers that bind the agent, each with the line it came from.
public struct EffectiveRequirements: Sendable {
  /// The fields that have to be there, each once, in the order in which policies ask for them.
  public private(set) var fields: [Traced<RequiredField>] = []
  /// The only methods allowed, where any layer says so: the intersection.
  public private(set) var allowedMethods: Traced<[AuthenticationMethod]>?
  /// The methods that are not.
  public private(set) var forbiddenMethods: [Traced<AuthenticationMethod>] = []
  /// How long a token may be good for: the shortest.
  public private(set) var maxTokenLifetime: Traced<DurationValue>?
  /// Lists of patterns; the subject has to match one of each list.
  public private(set) var subjects: [Traced<[Pattern]>] = []
  /// How far ahead a grant may expire: the shortest.
  public private(set) var maxGrantLifetime: Traced<DurationValue>?
  /// What every grant must say.
  public private(set) var grantFields: [Traced<GrantField>] = []
  /// What every grant must name one by one.
  public private(set) var literalNames: [Traced<GrantDimension>] = []
  /// What no grant may reach all of.
  public private(set) var boundedNames: [Traced<GrantDimension>] = []
  /// What each audit record has to name.
  public private(set) var auditRecords: [Traced<String>] = []
  /// How long revocation may take: the shortest.
  public private(set) var maxRevocation: Traced<DurationValue>?
  /// How far ahead the next review may lie: the shortest.
  public private(set) var maxReviewInterval: Traced<DurationValue>?

  /// Who has to sign off: of each role the highest count.
  public private(set) var approvals: [ApprovalDemand] = []

  /// Tightens the requirements by one layer's values of one tier: requirements unite, lifetimes take the
  /// shorter, lists of what is allowed intersect.
  mutating func tighten(by values: TierValues) {
    unite(values.fields, into: &fields)
    unite(values.forbiddenMethods, into: &forbiddenMethods)
    unite(values.grantFields, into: &grantFields)
    unite(values.literalNames, into: &literalNames)
    unite(values.boundedNames, into: &boundedNames)
    unite(values.auditRecords, into: &auditRecords)
    maxTokenLifetime = shorter(maxTokenLifetime, values.maxTokenLifetime)
    maxGrantLifetime = shorter(maxGrantLifetime, values.maxGrantLifetime)
    maxRevocation = shorter(maxRevocation, values.maxRevocation)
    maxReviewInterval = shorter(maxReviewInterval, values.maxReviewInterval)
    intersectMethods(values.allowedMethods)
    for demand in values.approvals?.value ?? [] { unite(demand) }
    if let patterns = values.subjects { subjects.append(patterns) }
  }

  private mutating func unite(_ demand: ApprovalDemand) {
    guard let place = approvals.firstIndex(where: { $0.role == demand.role }) else {
      approvals.append(demand)
      return
    }
    if approvals[place].count < demand.count { approvals[place] = demand }
  }

  private func unite<Value: Equatable & Sendable>(_ new: Traced<[Value]>?, into old: inout [Traced<Value>]) {
    guard let new else { return }
    for value in new.value where !old.contains(where: { $0.value == value }) {
      old.append(Traced(value, from: new.location))
    }
  }

  private func shorter(_ old: Traced<DurationValue>?, _ new: Traced<DurationValue>?) -> Traced<DurationValue>?
  {
    guard let old, let new else { return old ?? new }
    return new.value < old.value ? new : old
  }

  private mutating func intersectMethods(_ new: Traced<[AuthenticationMethod]>?) {
    guard let new else { return }
    guard let old = allowedMethods else {
      allowedMethods = new
      return
    }
    let both = old.value.filter(new.value.contains)
    // The line to point at is the one that took something away.
    if both.count < old.value.count { allowedMethods = Traced(both, from: new.location) }
  }
}
