import Findings
public import Repository

/// A commit as one of two states that are compared.
public struct RevisionState: Sendable {
  /// The name that it was asked for by, such as a branch.
  public let name: String
  /// The commit.
  public let commit: GitCommit
  /// Its files; nil where the root is no folder in it, so that there was nothing.
  public let revision: GitRevision?

  /// Lists the files of a commit.
  public init(of commit: GitCommit, named name: String, in repository: GitRepository) throws(GitError) {
    self.name = name
    self.commit = commit
    revision = try repository.revisionIfThere(at: commit)
  }

  /// Lists the files of the commit that a name stands for.
  public init(named name: String, in repository: GitRepository) throws(GitError) {
    try self.init(of: try repository.commit(named: name), named: name, in: repository)
  }

  /// Finds the commit where the work on another left the branch, or whatever else has the name, and lists its
  /// files.
  public init(
    ofWorkSince name: String, on other: String = "HEAD", in repository: GitRepository
  ) throws(GitError) {
    let work = try repository.commit(named: other)
    let commit = try repository.mergeBase(of: try repository.commit(named: name), and: work)
    try self.init(of: commit, named: name, in: repository)
  }

  /// The state as reports name it.
  var compared: ComparedRevision { ComparedRevision(name: name, commit: commit.id) }
}
