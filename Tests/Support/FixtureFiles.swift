import Foundation

/// The files under `Fixtures/`, which the tests that read them walk.
public enum FixtureFiles {
  /// The paths under `Fixtures/` of the files in a folder and below it, sorted; none where there is no such
  /// folder.
  public static func paths(under folder: String, endingIn suffix: String = "") -> [String] {
    let found = try? FileManager.default.subpathsOfDirectory(
      atPath: GoldenFile.fixtures.appending(path: folder).path)
    return (found ?? []).map { "\(folder)/\($0)" }.filter { $0.hasSuffix(suffix) && isFile($0) }.sorted()
  }

  /// The names in a folder, sorted.
  public static func names(in folder: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: GoldenFile.fixtures.appending(path: folder).path)
    return (found ?? []).sorted()
  }

  /// A fixture's text.
  public static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: GoldenFile.fixtures.appending(path: path)), as: UTF8.self)
  }

  private static func isFile(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let file = GoldenFile.fixtures.appending(path: path).path
    return FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
  }
}
