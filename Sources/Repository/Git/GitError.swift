/// Why a git revision could not be found or read.
///
/// Whatever stands in a case is untrusted text.
public enum GitError: Error, Sendable, Hashable {
  /// There is no git program in the usual folders, nor in those that were named.
  case noProgram
  /// The program could not be started; the system's error number.
  case notStarted(program: String, number: Int32)
  /// No folder from the root upwards holds `.git`.
  case noRepository(folder: String)
  /// A name that no revision can have: empty, with a leading dash or circumflex, or with control characters.
  case malformedName(String)
  /// Nothing has this name; in a shallow clone it may only not be there.
  case unknownRevision(String, isShallow: Bool)
  /// The branch that is checked out has no commit yet.
  case noCommits
  /// The name is that of something else than a commit: of a `tree`, a `blob`, a tag of these.
  case notCommit(String, kind: String)
  /// An object that a name or another object points at is not there, or is damaged.
  case missingObject(String, isShallow: Bool)
  /// Two commits have no common ancestor; in a shallow clone it may only not be there.
  case noMergeBase(String, String, isShallow: Bool)
  /// The root is no folder in this revision.
  case noSuchFolder(String, commit: String)
  /// A path in the revision that no working tree could have.
  case malformedTree(path: String)
  /// The list of the revision's files is longer than the limit, in bytes.
  case tooManyFiles(limit: Int)
  /// git ended with an error; its own words.
  case failed(command: String, complaint: String)
  /// git said what this version does not understand.
  case unexpectedOutput(command: String)
}

extension GitError {
  /// What went wrong and what to do about it, in plain sentences.
  ///
  /// - Parameter quoted: Makes untrusted text fit for where the sentence will stand.
  public func explanation(quoting quoted: (String) -> String) -> String {
    switch self {
    case .noProgram: "There is no git program here. Install git, or add its folder to PATH."
    case .notStarted(let program, let number):
      "\(quoted(program)) could not be started: \(FileError.Reason.name(of: number))."
    case .noRepository(let folder):
      "\(quoted(folder)) lies in no git working tree, so there is no revision of it to read."
    case .malformedName(let name): "`\(quoted(name))` cannot be the name of a git revision."
    case .unknownRevision(let name, let isShallow): Self.unknown(quoted(name), isShallow: isShallow)
    case .noCommits: "The git repository has no commit yet, so there is no revision of it to read."
    case .notCommit(let name, let kind):
      "`\(quoted(name))` is a \(quoted(kind)); name a commit, a branch, or a tag of a commit."
    case .missingObject(let id, let isShallow):
      "The git repository lacks the object \(quoted(id)), or it is damaged. "
        + (isShallow ? Self.deepen : "`git fsck` tells more; a fresh clone mends it.")
    case .noMergeBase(let one, let other, let isShallow):
      "`\(quoted(one))` and `\(quoted(other))` have no common ancestor here. "
        + (isShallow ? Self.deepen : "Name a revision of the same history.")
    case .noSuchFolder(let folder, let commit):
      "The folder \(quoted(folder)) does not exist in commit \(quoted(commit))."
    case .malformedTree(let path):
      "The revision holds the path \(quoted(path)), which git itself would not check out."
    case .tooManyFiles(let limit): "The list of the revision's files has more than \(limit) bytes."
    case .failed(let command, let complaint):
      complaint.isEmpty
        ? "git \(quoted(command)) failed and did not say why."
        : "git \(quoted(command)) failed: \(quoted(complaint))"
    case .unexpectedOutput(let command):
      "git \(quoted(command)) answered something that AgentGate does not understand."
    }
  }

  private static func unknown(_ name: String, isShallow: Bool) -> String {
    let branch = name.hasPrefix("origin/") ? String(name.dropFirst("origin/".count)) : name
    let fetch = """
      There is no git revision named `\(name)` in this clone. If it is a branch or tag of the remote, run \
      `git fetch --no-tags origin \(branch)` and name it `FETCH_HEAD`.
      """
    return isShallow ? fetch + " " + deepen : fetch
  }

  private static let deepen = """
    This is a shallow clone, which lacks older commits: run `git fetch --unshallow`, or in a GitHub workflow \
    give actions/checkout `fetch-depth: 0`.
    """
}
