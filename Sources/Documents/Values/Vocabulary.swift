/// A risk tier.
public enum Tier: String, Choice, Comparable {
  /// Little to lose: a form and no human.
  case low
  /// Something to lose.
  case medium
  /// Much to lose.
  case high
  /// The most to lose, and whatever is unknown.
  case critical

  /// The place in the order, from 0.
  public var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }

  /// Orders from `low` to `critical`.
  public static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }
}

/// How confidential a resource is.
public enum DataClass: String, Choice, Comparable {
  /// For everybody.
  case `public`
  /// For the organisation.
  case `internal`
  /// For those who need it.
  case confidential
  /// For very few.
  case restricted

  /// The place in the order, from 0.
  public var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .confidential: 2
    case .restricted: 3
    }
  }

  /// Orders from `public` to `restricted`.
  public static func < (left: DataClass, right: DataClass) -> Bool { left.rank < right.rank }
}

/// What an action does.
public enum Effect: String, Choice {
  /// Returns data.
  case read
  /// Creates or changes data.
  case write
  /// Removes data.
  case delete
  /// Runs code or commands.
  case execute
  /// Sends something to somebody.
  case communicate
  /// Changes who may do what.
  case administer
}

/// How freely an agent acts, from least to most.
public enum Autonomy: String, Choice, Comparable {
  /// It proposes; a person acts.
  case suggest
  /// A person confirms each action.
  case supervised
  /// It acts alone within limits that are enforced.
  case bounded
  /// It acts alone.
  case autonomous

  /// The place in the order, from 0.
  public var rank: Int {
    switch self {
    case .suggest: 0
    case .supervised: 1
    case .bounded: 2
    case .autonomous: 3
    }
  }

  /// Orders from `suggest` to `autonomous`.
  public static func < (left: Autonomy, right: Autonomy) -> Bool { left.rank < right.rank }
}

/// How an agent proves who it is, from strong to weak.
public enum AuthenticationMethod: String, Choice {
  /// A token exchanged on behalf of a person (RFC 8693).
  case tokenExchange = "token-exchange"
  /// An identity that the platform gives to the workload (SPIFFE, cloud).
  case workloadIdentity = "workload-identity"
  /// Federation by OpenID Connect.
  case oidcFederation = "oidc-federation"
  /// A signed assertion (RFC 7523).
  case privateKeyJWT = "private-key-jwt"
  /// A client certificate (RFC 8705).
  case mtls
  /// A client id and secret (RFC 6749 section 4.4).
  case clientCredentials = "client-credentials"
  /// A static key.
  case apiKey = "api-key"
  /// A password.
  case password
  /// An account that others use too.
  case sharedAccount = "shared-account"
}

/// On whose behalf an agent acts.
public enum ActsFor: String, Choice {
  /// For the person who asked.
  case user
  /// For itself.
  case itself = "self"
}

/// Where an agent is in its life.
public enum LifecycleStage: String, Choice {
  /// Being tried out.
  case experimental
  /// In use.
  case production
  /// To be retired.
  case deprecated
}

/// Whose policy a layer is, upper ones first.
public enum PolicyLayer: String, Choice, Comparable {
  /// Binds every agent.
  case organization
  /// Binds the agents of one domain's teams.
  case domain
  /// Binds the agents of one team.
  case team

  private var rank: Int {
    switch self {
    case .organization: 0
    case .domain: 1
    case .team: 2
    }
  }

  /// Orders upper layers first.
  public static func < (left: PolicyLayer, right: PolicyLayer) -> Bool { left.rank < right.rank }
}

/// What an attribute's values are.
public enum AttributeType: String, Choice {
  /// Text, matched by patterns.
  case text
  /// A decimal number.
  case number
  /// A time of day in UTC.
  case time
}
