public import Foundation

/// A folder of files that lives as long as a test needs it.
public final class TemporaryProject: Sendable {
  /// The folder.
  public let folder: URL

  /// Makes an empty folder.
  public init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "agentgate-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Makes a folder with the files of a text.
  public convenience init(_ project: ProjectText) throws {
    try self.init(files: project.files)
  }

  /// Makes a folder with files.
  public convenience init(files: [ProjectText.File]) throws {
    try self.init()
    for file in files { try write(file.text, to: file.path) }
  }

  /// Makes a folder with the files of a text, which `# file:` lines tell apart.
  public convenience init(_ text: String) throws {
    try self.init(ProjectText(text))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where a path under the folder lies.
  public func url(_ path: String) -> URL { path.isEmpty ? folder : folder.appending(path: path) }

  /// Writes a file, and the folders around it.
  public func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file, and the folders around it.
  public func write(_ bytes: [UInt8], to path: String) throws {
    let file = url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Makes a symbolic link.
  public func link(_ path: String, to target: String) throws {
    let file = url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }

  /// Reads a file as text.
  public func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
  }

  /// The names in a folder, sorted.
  public func names(in path: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url(path).path).sorted()
  }
}
