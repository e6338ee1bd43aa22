public import SourceText

/// A directory: the teams and people of an organisation.
public struct Directory: Document {
  /// `kind: Directory`.
  public static let name = KindName(
    kind: "Directory", command: "directory",
    summary: "The teams that own agents, and the people who answer for them.")

  /// Name and labels.
  public let metadata: Located<Metadata>?
  /// Teams and people.
  public let spec: Located<DirectorySpec>?
  /// Where the document begins.
  public let location: SourceLocation

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    location = fields.location
    fields.head()
    metadata = fields.required("metadata", "The directory's name and labels.")
    spec = fields.required("spec", "Teams and people.")
  }
}

/// Teams and people.
public struct DirectorySpec: FieldGroup {
  /// The teams.
  public let teams: Located<List<Team>>?
  /// The people.
  public let people: Located<List<Person>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    teams = fields.optional("teams", "The teams, one entry each.")
    people = fields.optional("people", "The people, one entry each.")
  }
}

/// A team.
public struct Team: FieldGroup {
  /// Its name, which manifests use.
  public let name: Located<Identifier>?
  /// The domain that it belongs to.
  public let domain: Located<Identifier>?
  /// Where to reach it.
  public let contact: Located<String>?
  /// Its members, by the names of people.
  public let members: Located<OptionalList<Identifier>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    name = fields.required("name", "The team's name, as manifests use it.")
    domain = fields.optional("domain", "The domain that the team belongs to.")
    contact = fields.optional("contact", "Where to reach the team.")
    members = fields.optional("members", "The team's members, by the names of people.")
  }
}

/// A person.
public struct Person: FieldGroup {
  /// The name that teams and approvals use.
  public let name: Located<Identifier>?
  /// The e-mail address.
  public let email: Located<String>?
  /// The roles that the person may sign off in.
  public let roles: Located<List<Identifier>>?
  /// The public keys that the person signs with, in OpenSSH's form.
  public let keys: Located<List<String>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    name = fields.required("name", "The person's name, as teams use it.")
    email = fields.optional("email", "The person's e-mail address.")
    roles = fields.optional("roles", "The roles that the person may sign off in.")
    keys = fields.optional(
      "keys", "The public keys that the person signs with, as in an authorized_keys file.")
  }
}
