import Foundation
import Repository
import Support

extension TemporaryProject {
  /// The folder as a root.
  var root: RepositoryRoot {
    get throws { try RepositoryRoot(folder: folder.path) }
  }

  /// The repository around the folder, or around a folder in it.
  func repository(below path: String = "") throws -> GitRepository {
    let root = try RepositoryRoot(folder: url(path).path)
    return try GitRepository(around: root, program: try GitProgram.find(searchPath: nil, outside: root))
  }

  /// The revision of a name.
  func revision(_ name: String = "HEAD", below path: String = "") throws -> GitRevision {
    try repository(below: path).revision(named: name)
  }
}

extension GitRevision {
  /// What is found in it.
  func walked(_ options: WalkOptions = WalkOptions()) throws -> WalkResult {
    try walk(.revision(self), options: options)
  }

  /// A file's text.
  func text(_ path: String) throws -> String {
    var reader = try FileTree.revision(self).reader()
    return String(decoding: try reader.read(path), as: UTF8.self)
  }
}

/// The error that `body` throws, if it is git's.
func gitError(_ body: () throws -> Void) -> GitError? {
  do {
    try body()
    return nil
  } catch let error as GitError {
    return error
  } catch {
    return nil
  }
}
