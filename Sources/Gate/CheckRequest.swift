public import Documents
public import Repository

/// What a run is asked to do: the whole of its input besides the files.
public struct CheckRequest: Sendable {
  /// The folder whose agents are known.
  public var root: RepositoryRoot
  /// The revision whose files are checked, of the repository around the same root; nil is the working tree.
  ///
  /// The outcome is to the byte that of a checkout of the revision: policies, the Gate file and prompts come
  /// from it too. Files of the working tree that are not in git are the only difference.
  public var revision: GitRevision?
  /// What the agents are compared with; nil is nothing.
  public var base: RevisionState?
  /// The paths under the root whose agents get a verdict; none is all.
  public var paths: [String] = []
  /// The agents that get a verdict, by name; none is all.
  public var agents: [String] = []
  /// The environment that is deployed to.
  public var environment: String?
  /// A folder outside the root whose policies, catalogs and directory bind from above.
  public var outerFolder: OuterFolder?
  /// The instant that counts as now.
  public var now: Instant
  /// Whether that instant was given rather than read from the clock.
  public var isSimulated = false
  /// Whether a root without agents passes.
  public var allowsEmpty = false
  /// Whether blocking findings only report.
  public var isReportOnly = false
  /// Whether the outcome says what raised each tier and all that each agent may do, which only some formats
  /// show.
  public var wantsDetail = false
  /// How many threads read and judge.
  public var threads = 1
  /// AgentGate's version.
  public var version: String

  /// Where the files are read.
  var tree: FileTree { revision.map(FileTree.revision) ?? .workingTree(root) }

  /// A folder given with `--policy`.
  public struct OuterFolder: Sendable {
    /// The folder.
    public let root: RepositoryRoot
    /// The path as it was typed, which reports show.
    public let path: String

    /// Names a folder.
    public init(root: RepositoryRoot, path: String) {
      self.root = root
      self.path = path
    }
  }

  /// A request to check everything under a root.
  public init(root: RepositoryRoot, now: Instant, version: String) {
    self.root = root
    self.now = now
    self.version = version
  }
}

/// A request that cannot be carried out as it was made.
public enum RequestError: Error, Sendable {
  /// The root, or a folder that was named, cannot be opened.
  case unreadable(FileError)
  /// An agent that was named does not exist; the nearest name, if one is near.
  case unknownAgent(String, nearest: String?)
  /// The folder given with `--policy` holds no document of ours.
  case emptyPolicyFolder(String)
  /// A revision to compare with cannot be found or read.
  case unreadableRevision(GitError)
  /// The question about access cannot be read.
  case badQuestion(InvalidValue)
}
