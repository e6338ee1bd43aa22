public import Documents
import Findings
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
  /// Teams that are described twice with two domains: which of them binds their agents would
  /// depend on the order of files.
  package private(set) var faults: [PolicyFault] = []

  /// Joins directories; the first description of a team stays.
  public init(_ directories: [Directory]) {
    for directory in directories {
      for entry in directory.spec?.value.teams?.value.elements ?? [] {
        guard let name = entry.value.name else { continue }
        if let first = teams[name.value.text] {
          if first.domain != entry.value.domain?.value.text {
            faults.append(.clash(of: name, with: first.location))
          }
          continue
        }
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

extension PolicyFault {
  fileprivate static func clash(of team: Located<Identifier>, with first: SourceLocation) -> PolicyFault {
    PolicyFault(
      rule: "policy/duplicate-team",
      message: "the team \(team.value.text) is described twice, with two domains",
      location: team.location, related: first, fix: "Keep one of the two descriptions.")
  }
}
