import Documents
import Permissions
public import SourceText

/// A value of a policy and the line it came from.
public struct Traced<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// The line.
  public let location: SourceLocation

  /// Pairs a value with its line.
  public init(_ value: Value, from location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

/// How many people of a role have to sign off.
public struct ApprovalDemand: Sendable, Hashable {
  /// The role.
  public let role: String
  /// How many people.
  public let count: Int

  init(role: String, count: Int) {
    self.role = role
    self.count = count
  }

  init?(_ terms: ApprovalTerms) {
    guard let role = terms.role else { return nil }
    self.init(role: role.value.text, count: terms.count?.value.value ?? 1)
  }
}

/// What one layer says of one tier: each value, where it says one.
struct TierValues: Sendable {
  var fields: Traced<[RequiredField]>?
  var allowedMethods: Traced<[AuthenticationMethod]>?
  var forbiddenMethods: Traced<[AuthenticationMethod]>?
  var maxTokenLifetime: Traced<DurationValue>?
  var subjects: Traced<[Pattern]>?
  var maxGrantLifetime: Traced<DurationValue>?
  var grantFields: Traced<[GrantField]>?
  var literalNames: Traced<[GrantDimension]>?
  var boundedNames: Traced<[GrantDimension]>?
  var auditRecords: Traced<[String]>?
  var maxRevocation: Traced<DurationValue>?
  var maxReviewInterval: Traced<DurationValue>?
  var approvals: Traced<[ApprovalDemand]>?
  var allow: [AllowEntry]?

  init() {}

  init(_ terms: TierRequirements) {
    fields = Self.list(terms.fields) { $0 }
    let authentication = terms.authentication?.value
    allowedMethods = Self.list(authentication?.allow) { $0 }
    forbiddenMethods = Self.list(authentication?.forbid) { $0 }
    maxTokenLifetime = Self.scalar(authentication?.maxTokenLifetime)
    subjects = terms.identity?.value.subjects.map { located in
      Traced(located.value.elements.map(\.value.pattern), from: located.location)
    }
    maxGrantLifetime = Self.scalar(terms.grants?.value.maxLifetime)
    grantFields = Self.list(terms.grants?.value.fields) { $0 }
    literalNames = Self.list(terms.grants?.value.literal) { $0 }
    boundedNames = Self.list(terms.grants?.value.bounded) { $0 }
    auditRecords = Self.list(terms.audit?.value.records, \.text)
    maxRevocation = Self.scalar(terms.revocation?.value.maxWithin)
    maxReviewInterval = Self.scalar(terms.lifecycle?.value.maxReviewInterval)
    approvals = terms.approvals.map { terms in
      Traced(terms.value.elements.compactMap { ApprovalDemand($0.value) }, from: terms.location)
    }
    allow = terms.allow.map { $0.value.elements.map(\.value) }
  }

  /// These values, and those of `base` where there is none: how a layer replaces what it extends, key by key.
  func replacing(_ base: TierValues) -> TierValues {
    var result = self
    result.fields = fields ?? base.fields
    result.allowedMethods = allowedMethods ?? base.allowedMethods
    result.forbiddenMethods = forbiddenMethods ?? base.forbiddenMethods
    result.maxTokenLifetime = maxTokenLifetime ?? base.maxTokenLifetime
    result.subjects = subjects ?? base.subjects
    result.maxGrantLifetime = maxGrantLifetime ?? base.maxGrantLifetime
    result.grantFields = grantFields ?? base.grantFields
    result.literalNames = literalNames ?? base.literalNames
    result.boundedNames = boundedNames ?? base.boundedNames
    result.auditRecords = auditRecords ?? base.auditRecords
    result.maxRevocation = maxRevocation ?? base.maxRevocation
    result.maxReviewInterval = maxReviewInterval ?? base.maxReviewInterval
    result.approvals = approvals ?? base.approvals
    result.allow = allow ?? base.allow
    return result
  }

  private static func scalar<Value: Sendable>(_ located: Located<Value>?) -> Traced<Value>? {
    located.map { Traced($0.value, from: $0.location) }
  }

  private static func list<Element, Value: Sendable>(
    _ located: Located<List<Element>>?, _ transform: (Element) -> Value
  ) -> Traced<[Value]>? {
    located.map { list in Traced(list.value.elements.map { transform($0.value) }, from: list.location) }
  }
}
