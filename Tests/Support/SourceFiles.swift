import Foundation

/// The repository's own files, for tests that look after their form.
public enum SourceFiles {
  /// The paths of the Swift files under a folder of the repository, sorted.
  public static func swift(under folder: String) throws -> [String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return paths.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }.sorted()
  }

  /// A file's text.
  public static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
  }

  private static let root = GoldenFile.fixtures.deletingLastPathComponent()
}
