public import Documents
public import SourceText

/// The teams and people of all directories, by name.
public struct DirectoryIndex: Sendable {
  /// A team.
  public struct Team: Sendable {
    /// Its name.
    public let name: String
    /// Where it is named.
    public let location: SourceLocation
    /// The domain that it belongs to.
    public let domain: String?
    /// Its members.
    public let members: [String]
  }

  private var teams: [String: Team] = [:]

  /// Joins directories; the first description of a team stays.
  public init(_ directories: [Directory]) {
    for directory in directories {
      for entry in directory.spec?.value.teams?.value.elements ?? [] {
        guard let name = entry.value.name, teams[name.value.text] == nil else { continue }
        teams[name.value.text] = Team(
          name: name.value.text, location: name.location, domain: entry.value.domain?.value.text,
          members: entry.value.members?.value.elements.map(\.value.text) ?? [])
      }
    }
  }

  /// The team of that name.
  public subscript(team: String) -> Team? { teams[team] }

  /// The domains of all teams, each once, sorted bytewise.
  public var domainNames: [String] {
    Set(teams.values.compactMap(\.domain)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names of all teams, sorted bytewise.
  public var teamNames: [String] { teams.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
