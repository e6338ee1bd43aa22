/// What a commit holds under a root: listed once, and read as often as asked.
///
/// It is read as the working tree would be after a checkout of the commit: links are followed inside the root
/// only, a submodule is a folder with another repository in it, the same folders are pruned. What lies in the
/// working tree and not in git, such as ignored files, is not in it.
public struct GitRevision: Sendable {
  /// The repository, and with it the root.
  public let repository: GitRepository
  /// The commit.
  public let commit: GitCommit
  let tree: GitTree

  /// Whether a name stands at the root, and is no folder.
  func hasFile(atRoot name: String) -> Bool {
    guard let entry = tree.entry(named: Array(name.utf8)[...], in: GitTree.root) else { return false }
    return entry.folder == GitTree.none
  }
}
