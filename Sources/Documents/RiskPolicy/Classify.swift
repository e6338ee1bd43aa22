import Findings
public import SourceText

/// One line that gives a tier to the agents that meet its condition.
public struct ClassifyLine: FieldGroup {
  /// Where the line begins.
  public let location: SourceLocation
  /// Its name, which reports give as the reason.
  public let id: Located<Label>?
  /// The tier.
  public let tier: Located<Tier>?
  /// The condition.
  public let when: Located<ClassifyCondition>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    id = fields.required("id", "The line's name, which reports give as the reason.")
    tier = fields.required("tier", "The tier that it gives.")
    when = fields.required("when", "The condition on an agent's access and surroundings.")
  }
}

/// A condition, or several that must each be met by some grant.
public struct ClassifyCondition: FieldGroup {
  /// What stands beside `all`: met by the same points.
  public let own: AccessCondition
  /// Conditions each of which must be met.
  public let all: Located<List<AccessCondition>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    own = AccessCondition(reading: &fields)
    all = fields.optional("all", "Conditions each of which must be met, each by any grant.")
  }
}

/// Fields that must be met by the same points of an agent's access.
public struct AccessCondition: FieldGroup {
  /// Any of these effects.
  public let effects: Located<List<Effect>>?
  /// The least data class.
  public let data: Located<AtLeastDataClass>?
  /// The systems.
  public let systems: Located<PatternSet<WholeNames>>?
  /// The actions.
  public let actions: Located<PatternSet<WholeNames>>?
  /// The resources.
  public let resources: Located<PatternSet<PathNames>>?
  /// Untrusted input, by a system or by a trigger.
  public let untrusted: Located<OnlyTrue>?
  /// A system outside the organisation.
  public let external: Located<OnlyTrue>?
  /// The least autonomy.
  public let autonomy: Located<AtLeastAutonomy>?
  /// Any of these environments.
  public let environments: Located<List<Identifier>>?
  /// Any of these methods.
  public let authentication: Located<List<AuthenticationMethod>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    effects = fields.optional("effects", "Any of these effects.")
    data = fields.optional("data", "Data at or above a class.")
    systems = fields.optional("systems", "Any of these systems, as patterns.")
    actions = fields.optional("actions", "Any of these actions, as patterns.")
    resources = fields.optional("resources", "Any of these resources, as patterns.")
    untrusted = fields.optional("untrusted", "What it reads, or what starts it, may be hostile.")
    external = fields.optional("external", "The system lies outside the organisation.")
    autonomy = fields.optional("autonomy", "Autonomy at or above a level.")
    environments = fields.optional("environments", "Any of these environments.")
    authentication = fields.optional("authentication", "Any of these authentication methods.")
  }
}

/// `true`: the opposite cannot be asked for, since a tier must never fall when access is added.
public struct OnlyTrue: FieldValue {
  /// Decodes `true`.
  public static func decode(_ node: DecodingContext.Node, in context: DecodingContext) -> OnlyTrue? {
    guard let value = Bool.decode(node, in: context) else { return nil }
    if value { return OnlyTrue() }
    context.report(
      "document/invalid-value", "a condition can only ask for \("true") here", at: node,
      fix: .init("Leave the field out: more access must never lower a tier."))
    return nil
  }

  /// `true`.
  public static var schema: Schema { .onlyTrue }
}

/// `{atLeast: CLASS}`.
public struct AtLeastDataClass: FieldGroup {
  /// The least class.
  public let atLeast: Located<DataClass>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    atLeast = fields.required("atLeast", "The least data class that is meant.")
  }
}

/// `{atMost: CLASS}`.
public struct AtMostDataClass: FieldGroup {
  /// The greatest class.
  public let atMost: Located<DataClass>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    atMost = fields.required("atMost", "The highest data class that is meant.")
  }
}

/// `{atLeast: LEVEL}`.
public struct AtLeastAutonomy: FieldGroup {
  /// The least autonomy.
  public let atLeast: Located<Autonomy>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    atLeast = fields.required("atLeast", "The least autonomy that is meant.")
  }
}
