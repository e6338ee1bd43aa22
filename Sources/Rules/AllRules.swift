public import Findings

/// Every rule, one line each, by family. A new rule is a file of its own and a line here.
public enum AllRules {
  /// The rules, sorted by id.
  public static let all: [Rule] = unsorted.sorted { $0.description.id < $1.description.id }

  /// What every rule is, sorted by id.
  public static let descriptions: [RuleDescription] = all.map(\.description)

  private static let unsorted: [Rule] = [
    .delegateExceedsTier,
    .denied,
    .exceedsTier,
    .undecidedBoundary,

    .accessWidened,
    .agentAdded,
    .agentAddedWithoutOwner,
    .agentRemoved,
    .tierRaised,

    .unknownDelegate,

    .brokenAlias,
    .duplicateKey,
    .invalidValue,
    .limitPassed,
    .missingDocumentField,
    .brokenSyntax,
    .tagNotAllowed,
    .unknownField,
    .unknownKind,
    .unknownVersion,
    .unreadable,
    .wrongType,

    .conditionType,
    .emptyGrant,
    .grantExpired,
    .grantLifetimeTooLong,
    .grantWithoutExpiry,
    .grantWithoutReason,
    .grantWithoutResources,
    .redundantGrant,
    .unboundedGrant,
    .unenforcedCondition,
    .unknownAction,
    .unknownResource,
    .unknownSystem,
    .grantWithWildcard,

    .forbiddenMethod,
    .literalSecret,
    .missingForSystem,
    .sharedCredential,
    .sharedSubject,
    .subjectPattern,
    .tokenLifetime,
    .weakMethod,

    .duplicateName,
    .noAgents,
    .noneSelected,
    .notRead,

    .deprecatedDeployed,
    .reviewDue,
    .reviewOverdue,
    .reviewTooFar,

    .coveredEntry,
    .duplicateSystem,
    .duplicateTeam,
    .emptyResult,
    .fixedSeverity,
    .gateBelowRoot,
    .loosens,
    .noForce,
    .notEnforced,
    .unknownName,

    .auditRecords,
    .environmentNotListed,
    .floatingModel,
    .missingField,
    .promptDiffers,
    .promptUnreadable,
    .slowRevocation,
    .unknownOwner,
    .unreachableOwner,
    .vaguePurpose,

    .underDeclared,
  ]
}
