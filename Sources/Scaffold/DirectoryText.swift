import Documents

/// The text of a first `kind: Directory`.
struct DirectoryText {
  /// The YAML.
  let text: String
  /// What is in it, in a few words.
  let summary: String

  /// A directory of the owners that a CODEOWNERS file names.
  init(_ owners: CodeOwners, path: String) {
    let teams = Self.named(owners.teams) { team in
      [
        team.split(separator: "/").last.map(String.init) ?? team, team,
        team.split(separator: "/").joined(separator: "."),
      ]
    }
    let people = Self.named(owners.accounts + owners.addresses) { owner in
      [owner.split(separator: "@").first.map(String.init) ?? owner, owner]
    }
    var text = """
      # The teams that own agents, and the people who answer for them. A manifest's `owner.team` must be one
      # of these teams. Written from \(path); from now on this file is what counts, so look through it.
      apiVersion: agentgate/v1
      kind: Directory
      metadata: {name: directory}
      spec:

      """
    if teams.isEmpty { text += Self.exampleTeam }
    if !teams.isEmpty {
      text += "  teams:\n"
      for team in teams {
        text +=
          "    - {name: \(Self.scalar(team.name)), contact: \(Self.scalar("@" + team.owner)), members: []}\n"
      }
    }
    if !people.isEmpty {
      text += "  # Name a person under the `members` of each team that the person belongs to.\n  people:\n"
      for person in people {
        let email = person.owner.contains("@") ? ", email: \(Self.scalar(person.owner))" : ""
        text += "    - {name: \(Self.scalar(person.name))\(email)}\n"
      }
    }
    self.text = text
    let (teamCount, peopleCount) = (
      Self.count(teams.count, "team", "teams"), Self.count(people.count, "person", "people")
    )
    summary = "\(teamCount) and \(peopleCount) from \(path)"
  }

  /// A directory to fill in.
  init() {
    text = """
      # The teams that own agents, and the people who answer for them. A manifest's `owner.team` must be one
      # of these teams. Replace the example by your own.
      apiVersion: agentgate/v1
      kind: Directory
      metadata: {name: directory}
      spec:

      """ + Self.exampleTeam
    summary = "the teams that own agents: name yours"
  }

  private static let exampleTeam = """
      teams:
        # domain: what a domain layer of the policies binds. members: names of `people`, as below.
        - {name: example-team, contact: example-team@example.com, members: []}
      # people:
      #   - {name: ada, email: ada@example.com}

    """

  /// Gives each owner the first of its names that is valid and that nobody else bears; without one, it is
  /// left out.
  private static func named(
    _ owners: [String], names: (String) -> [String]
  ) -> [(name: String, owner: String)] {
    let shortNames = owners.compactMap { names($0).first }
    let uses = Dictionary(shortNames.map { ($0, 1) }, uniquingKeysWith: +)
    var taken: Set<String> = []
    return owners.compactMap { owner in
      for name in names(owner) where (uses[name] ?? 0) < 2 && (try? Identifier.parse(name)) != nil {
        if taken.insert(name).inserted { return (name, owner) }
      }
      // Of several with one name, such as an account and an address, one may still bear it.
      for name in names(owner) where (try? Identifier.parse(name)) != nil && taken.insert(name).inserted {
        return (name, owner)
      }
      return nil
    }
  }

  /// A YAML scalar: plain where no reader could take it for anything but this text.
  private static func scalar(_ text: String) -> String {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    let startsPlainly = text.utf8.first.map(isLetter) ?? false
    let isPlain = text.utf8.allSatisfy { byte in
      isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_./@".utf8.contains(byte)
    }
    // Nothing that a name may hold needs an escape.
    return startsPlainly && isPlain && !words.contains(text.lowercased()) ? text : "\"\(text)\""
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
