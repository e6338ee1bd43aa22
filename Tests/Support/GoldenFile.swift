public import Foundation

/// A file under `Fixtures/` that holds, to the byte, what some code must write.
///
/// `AGENTGATE_UPDATE_GOLDEN=1 swift test` writes the files anew, and a missing one is written always; either
/// way the test FAILS, so that no pipeline blesses its own output. Read the difference, then run the tests
/// again.
public struct GoldenFile: Sendable {
  /// The path under `Fixtures/`.
  public let path: String
  private let root: URL
  private let isUpdating: Bool

  /// The repository's `Fixtures` folder.
  public static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Names a golden file; the other arguments are for this helper's own tests.
  public init(
    _ path: String, under root: URL = fixtures,
    isUpdating: Bool = ProcessInfo.processInfo.environment["AGENTGATE_UPDATE_GOLDEN"] == "1"
  ) {
    self.path = path
    self.root = root
    self.isUpdating = isUpdating
  }

  /// Throws a `GoldenMismatch` unless the file holds exactly these bytes and no update was asked for.
  public func verify(_ bytes: [UInt8]) throws {
    let file = root.appending(path: path)
    let expected = try? Data(contentsOf: file)
    if let expected, !isUpdating {
      guard [UInt8](expected) != bytes else { return }
      throw GoldenMismatch(description: "\(path) differs: \(Self.firstDifference([UInt8](expected), bytes))")
    }
    if let expected, [UInt8](expected) == bytes {
      throw GoldenMismatch(description: "\(path) is up to date; run again without AGENTGATE_UPDATE_GOLDEN")
    }
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    let fault = expected == nil ? "missing" : "out of date"
    throw GoldenMismatch(description: "\(path) was \(fault); it is written now: read it")
  }

  /// The first line in which two texts differ, for a person to read.
  private static func firstDifference(_ expected: [UInt8], _ actual: [UInt8]) -> String {
    let expected = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let actual = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    let shared = zip(expected, actual).prefix { $0 == $1 }.count
    func line(_ lines: [ArraySlice<UInt8>]) -> String {
      shared < lines.count ? "“\(String(decoding: lines[shared], as: UTF8.self).prefix(300))”" : "its end"
    }
    return "line \(shared + 1): expected \(line(expected)), got \(line(actual))"
  }
}

/// Why a golden file does not bless what a test wrote.
public struct GoldenMismatch: Error, CustomStringConvertible {
  /// What a person needs to know.
  public let description: String
}
