/// The files that a run reads: those in the working tree, or those of a git revision.
public enum FileTree: Sendable {
  /// The files as they lie under the root.
  case workingTree(RepositoryRoot)
  /// The files under the root as a commit has them.
  case revision(GitRevision)

  /// The root.
  public var root: RepositoryRoot {
    switch self {
    case .workingTree(let root): root
    case .revision(let revision): revision.repository.root
    }
  }

  /// Whether `agentgate.yaml`, whatever it is but a folder, stands at the root.
  public var hasGateFile: Bool {
    switch self {
    case .workingTree(let root): root.reason == .gateFile
    case .revision(let revision): revision.hasFile(atRoot: RepositoryRoot.gateFileName)
    }
  }

  /// A reader for one thread.
  public func reader(sizeLimit: Int = FileReader.defaultSizeLimit) throws(FileError) -> FileReader {
    try FileReader(self, sizeLimit: sizeLimit)
  }

  /// The folders for one thread.
  var folders: Folders {
    switch self {
    case .workingTree(let root): .fileSystem(root)
    case .revision(let revision): .revision(RevisionFolders(revision))
    }
  }
}
