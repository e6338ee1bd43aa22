/// A file that `agentgate init` writes.
public struct ScaffoldFile: Sendable, Hashable {
  /// The path under the root.
  public let path: String
  /// What it is, in a few words.
  public let summary: String
  /// Its text.
  public let text: String
}

/// The files of a repository that uses AgentGate for the first time, as values: who writes them, and whether
/// one exists already, is not known here.
public enum FirstFiles {
  /// Where a CODEOWNERS file may stand; the first that exists counts.
  public static let codeOwnersPaths = [
    "CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS",
  ]

  /// The manifest, which the next step is about.
  public static let manifestPath = "agents/example-agent.yaml"

  /// The files, in the order in which to read them.
  ///
  /// `codeOwners` are the owners that the repository's CODEOWNERS file names, and its path.
  public static func all(codeOwners: (owners: CodeOwners, path: String)?) -> [ScaffoldFile] {
    let named = codeOwners.flatMap { $0.owners.isEmpty ? nil : $0 }
    let directory = named.map { DirectoryText($0.owners, path: $0.path) } ?? DirectoryText()
    return [
      ScaffoldFile(
        path: "agentgate.yaml", summary: "where the gate looks, and what it leaves out", text: gate),
      ScaffoldFile(path: ".agentgate/directory.yaml", summary: directory.summary, text: directory.text),
      ScaffoldFile(
        path: ".agentgate/catalog.yaml", summary: "the systems that your agents reach", text: catalog),
      ScaffoldFile(path: manifestPath, summary: "a manifest to fill in", text: manifest),
    ]
  }

  private static let gate = """
    # The Gate file: it makes this folder the root that `agentgate check` reads.
    # `agentgate schema gate` describes every field.
    apiVersion: agentgate/v1
    kind: Gate
    spec:
      # What decides: policies, catalogs of systems and the directory. Only what stands here has force.
      sources: [.agentgate/]
      # The repository's own name:
      # repository: github.com/example/agents
      # What is not searched for manifests, as patterns; `**` is any run of folders:
      # exclude: ["third_party/**"]

    """

  private static let catalog = """
    # The systems that agents reach, and what reaching them means. `agentgate policy show common` prints those
    # that AgentGate knows already (GitHub, Slack, the web, ...); an entry here of the same name replaces one
    # of them. `agentgate schema catalog` describes every field. Replace the example by your own systems.
    apiVersion: agentgate/v1
    kind: SystemCatalog
    metadata: {name: systems}
    spec:
      systems:
        - name: example-tickets
          summary: An example, the tickets of the help desk.
          # The first entry that matches an action decides. One that none matches counts as able to do
          # anything. Effects: read, write, delete, execute, communicate, administer.
          actions:
            - {match: ["*.read", "*.list"], effects: [read]}
            - {match: ["*.create", "*.update"], effects: [write]}
            - {match: ["*.delete"], effects: [delete]}
          # The first entry that matches a resource decides. public, internal, confidential or restricted.
          resources:
            - {match: ["queues/personnel/**"], data: confidential}
            - {match: ["**"], data: internal}
          # untrusted: true   # what it returns may be hostile, such as what strangers have written
          # external: true    # what is sent there leaves the organisation

    """

  private static let manifest = """
    # A manifest: the registration of one agent. Rename this file and the agent, fill in the four places that
    # are marked "fill in", and ask `agentgate check` what is still missing. A low-risk agent needs no more
    # than this; what a higher tier asks for as well, the check says. `agentgate schema agent` describes every
    # field.
    apiVersion: agentgate/v1
    kind: Agent
    metadata:
      # Unique in this repository: lower-case letters, digits and hyphens.
      name: example-agent
    spec:
      # Fill in: what the agent does, and to what, in one sentence.
      purpose: <what the agent does, and to what, in one sentence>
      owner:
        # Fill in: a team that .agentgate/directory.yaml names.
        team: your-team
      identity:
        # Fill in: how the agent proves who it is. From strong to weak: token-exchange, workload-identity,
        # oidc-federation, private-key-jwt, mtls, client-credentials, api-key.
        # authentication: {method: workload-identity}
        subject: example-agent
      access:
        # One entry for each system: which actions, on which resources, and why.
        - system: example-tickets
          actions: [tickets.read, tickets.list]
          resources: ["queues/support/**"]
          reason: Reads the tickets that it answers questions about.
          # Fill in: the last day on which the grant is good, at most a year from now.
          # expires: YYYY-MM-DD
      # How freely it acts: suggest, supervised, bounded or autonomous. Left out, it counts as autonomous.
      # autonomy: supervised
      # Where it is deployed. Left out, it counts as everywhere.
      # environments: [staging]

    """
}
