public import Documents
import Findings
public import Permissions
import SourceText

/// What an agent of one tier must meet: the tier's own requirements and those of the tiers below it, of all layers
/// that bind the agent, each with the line it came from.
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
  /// What each audit record has to name.
  public private(set) var auditRecords: [Traced<String>] = []
  /// How long revocation may take: the shortest.
  public private(set) var maxRevocation: Traced<DurationValue>?
  /// How far ahead the next review may lie: the shortest.
  public private(set) var maxReviewInterval: Traced<DurationValue>?

  /// Tightens the requirements by one layer's values of one tier: requirements unite, lifetimes take the shorter,
  /// lists of what is allowed intersect (design section 7). A list that this leaves empty is reported.
  mutating func tighten(by values: TierValues, faults: inout [PolicyFault]) {
    unite(values.fields, into: &fields)
    unite(values.forbiddenMethods, into: &forbiddenMethods)
    unite(values.grantFields, into: &grantFields)
    unite(values.auditRecords, into: &auditRecords)
    maxTokenLifetime = shorter(maxTokenLifetime, values.maxTokenLifetime)
    maxGrantLifetime = shorter(maxGrantLifetime, values.maxGrantLifetime)
    maxRevocation = shorter(maxRevocation, values.maxRevocation)
    maxReviewInterval = shorter(maxReviewInterval, values.maxReviewInterval)
    intersectMethods(values.allowedMethods, &faults)
    intersectSubjects(values.subjects, &faults)
    refuseIfNothingIsLeft(&faults, after: values)
  }

  private func unite<Value: Equatable & Sendable>(_ new: Traced<[Value]>?, into old: inout [Traced<Value>]) {
    guard let new else { return }
    for value in new.value where !old.contains(where: { $0.value == value }) {
      old.append(Traced(value, from: new.location))
    }
  }

  private func shorter(_ old: Traced<DurationValue>?, _ new: Traced<DurationValue>?) -> Traced<DurationValue>? {
    guard let old, let new else { return old ?? new }
    return new.value < old.value ? new : old
  }

  private mutating func intersectMethods(_ new: Traced<[AuthenticationMethod]>?, _ faults: inout [PolicyFault]) {
    guard let new else { return }
    guard let old = allowedMethods else {
      allowedMethods = new
      return
    }
    allowedMethods = Traced(old.value.filter(new.value.contains), from: new.location)
  }

  private mutating func intersectSubjects(_ new: Traced<[Pattern]>?, _ faults: inout [PolicyFault]) {
    guard let new else { return }
    for old in subjects where !old.value.contains(where: { pattern in new.value.contains { pattern.overlaps($0) } }) {
      faults.append(
        PolicyFault(
          rule: "policy/empty-result", message: "no subject can match both this list and the list that it is added to",
          location: new.location, related: old.location, fix: "Name patterns that lie inside the other list."))
    }
    subjects.append(new)
  }

  private func refuseIfNothingIsLeft(_ faults: inout [PolicyFault], after values: TierValues) {
    guard let allowed = allowedMethods, let changed = values.allowedMethods ?? values.forbiddenMethods.map({ Traced([], from: $0.location) })
    else { return }
    let left = allowed.value.filter { method in !forbiddenMethods.contains { $0.value == method } }
    guard left.isEmpty else { return }
    faults.append(
      PolicyFault(
        rule: "policy/empty-result", message: "together with what else binds this tier, no authentication method is left",
        location: changed.location, related: allowed.location == changed.location ? nil : allowed.location,
        fix: "Allow at least one method that the other lines allow too."))
  }
}
