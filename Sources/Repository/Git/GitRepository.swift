/// The git repository around a root.
public struct GitRepository: Sendable, Hashable {
  /// The root.
  public let root: RepositoryRoot
  /// Whether the clone lacks older commits.
  public let isShallow: Bool
  /// The folder above or at the root that holds `.git`.
  let top: String
  private let program: GitProgram

  /// The nearest repository from the root upwards: its working tree, a linked one, or a submodule's.
  ///
  /// A bare repository has no working tree, hence no root in it, and is none of these.
  public init(around root: RepositoryRoot, program: GitProgram) throws(GitError) {
    let found = try? RepositoryRoot.nearest(from: root.path, holding: ".git", where: { _ in true })
    guard let top = found ?? nil else { throw .noRepository(folder: root.path) }
    let answer = try program.run(top: top, ["rev-parse", "--is-shallow-repository"])
    guard answer.status == 0 else { throw Self.failure("rev-parse", answer) }
    guard let line = answer.line, line == "true" || line == "false" else {
      throw .unexpectedOutput(command: "rev-parse")
    }
    self.root = root
    self.top = top
    self.program = program
    isShallow = line == "true"
  }

  /// The commit that a name stands for: a branch, a tag, `HEAD~2`, all that gitrevisions(7) describes. A
  /// tag's own object is not the commit, but stands for it.
  public func commit(named name: String) throws(GitError) -> GitCommit {
    try Self.check(name)
    // A long enough hexadecimal number is taken for an object's id without a look.
    guard let id = try id(of: name) else {
      if name == "HEAD" || name == "@" { throw .noCommits }
      throw .unknownRevision(name, isShallow: isShallow)
    }
    if let commit = try self.id(of: "\(id)^{commit}") { return GitCommit(name: name, id: commit) }
    let answer = try run("cat-file", "-t", id)
    guard answer.status == 0, let kind = answer.line, kind != "commit" else {
      throw .missingObject(id, isShallow: isShallow)
    }
    throw .notCommit(name, kind: kind == "tag" ? "tag of something else than a commit" : kind)
  }

  /// The best common ancestor of two commits, the point where a change left the branch that it will go to.
  ///
  /// In a shallow clone it may be an older one than in a full clone.
  public func mergeBase(of one: GitCommit, and other: GitCommit) throws(GitError) -> GitCommit {
    let answer = try run("merge-base", one.id, other.id)
    switch answer.status {
    case 0:
      return GitCommit(
        name: "\(one.name)...\(other.name)", id: try Self.id(in: answer, command: "merge-base"))
    case 1 where answer.output.isEmpty:
      throw .noMergeBase(one.name, other.name, isShallow: isShallow)
    default: throw Self.failure("merge-base", answer)
    }
  }

  /// Lists the files of a commit under the root.
  ///
  /// - Complexity: time and memory linear in the number of files under the root, read or not.
  public func revision(at commit: GitCommit) throws(GitError) -> GitRevision {
    let folder = root.path == top ? nil : String(root.path.dropFirst(top == "/" ? 1 : top.count + 1))
    let tree =
      try folder.map { folder throws(GitError) in try self.tree(of: folder, in: commit) } ?? commit.id
    let answer = try run("ls-tree", "-r", "-z", "--full-tree", tree)
    guard answer.status == 0 else { throw .missingObject(tree, isShallow: isShallow) }
    return GitRevision(
      repository: self, commit: commit,
      tree: try GitTree(listing: answer.output, idLength: commit.id.utf8.count))
  }

  /// Lists the files of a commit under the root; nil where the root is no folder in it.
  public func revisionIfThere(at commit: GitCommit) throws(GitError) -> GitRevision? {
    do throws(GitError) {
      return try revision(at: commit)
    } catch {
      if case .noSuchFolder = error { return nil }
      throw error
    }
  }

  /// Lists the files under the root of the commit that a name stands for.
  public func revision(named name: String) throws(GitError) -> GitRevision {
    try revision(at: try commit(named: name))
  }

  /// The id of the tree that a folder is in a commit.
  private func tree(of folder: String, in commit: GitCommit) throws(GitError) -> String {
    let answer = try run("ls-tree", "-z", "--full-tree", commit.id, "--", folder)
    guard answer.status == 0 else { throw .missingObject(commit.id, isShallow: isShallow) }
    let missing = GitError.noSuchFolder(folder, commit: commit.id)
    guard !answer.output.isEmpty else { throw missing }
    var records = GitListing(answer.output)
    guard let record = try records.next(), try records.next() == nil,
      answer.output[record.path].elementsEqual(folder.utf8)
    else { throw .unexpectedOutput(command: "ls-tree") }
    guard record.mode == .folder else { throw missing }
    return String(decoding: answer.output[record.id], as: UTF8.self)
  }

  /// The id of what a name stands for; nil where nothing has the name.
  private func id(of name: String) throws(GitError) -> String? {
    let answer = try run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    switch answer.status {
    case 0: return try Self.id(in: answer, command: "rev-parse")
    case 1: return nil
    default: throw Self.failure("rev-parse", answer)
    }
  }

  private static func id(in answer: GitProgram.Answer, command: String) throws(GitError) -> String {
    guard let line = answer.line, GitListing.isID(Array(line.utf8)[...]) else {
      throw .unexpectedOutput(command: command)
    }
    return line
  }

  private static func failure(_ command: String, _ answer: GitProgram.Answer) -> GitError {
    let line = answer.complaint.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return .failed(command: command, complaint: line)
  }

  private static func check(_ name: String) throws(GitError) {
    let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    // `^name` is the exclusion of a revision.
    guard let first = name.utf8.first, isPlain, !"-^".utf8.contains(first) else { throw .malformedName(name) }
  }

  private func run(_ command: String...) throws(GitError) -> GitProgram.Answer {
    try program.run(top: top, command)
  }

  /// Starts the process that delivers objects.
  func startObjectReader() throws(GitError) -> ChildProcess {
    try program.start(top: top, ["cat-file", "--batch"])
  }
}

/// A commit that exists.
public struct GitCommit: Sendable, Hashable {
  /// The name that it was asked for by; untrusted text.
  public let name: String
  /// The full id, in lower-case hexadecimal digits.
  public let id: String
}
