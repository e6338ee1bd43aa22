import Foundation
import Testing

/// A folder to run `agentgate` in, removed with the test.
struct Workspace: ~Copyable {
  let url: URL

  init() throws {
    let name = "agentgate-init-\(UInt64.random(in: 0...UInt64.max))"
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: name)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, and the folders on the way to it.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// The text of a file; nil where there is none.
  func text(_ path: String) -> String? { try? String(contentsOf: url.appending(path: path), encoding: .utf8) }

  /// All files and folders below it, sorted.
  func paths() throws -> [String] { try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted() }

  /// Runs the program that the tests were built with.
  func run(_ arguments: String..., in folder: String = "", prefix: [String] = []) throws -> Run {
    let words = prefix + [Self.program.path] + arguments
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder.isEmpty ? url : url.appending(path: folder)
    let (output, error) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complained = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
      error: String(decoding: complained, as: UTF8.self))
  }

  /// It stands beside the bundle of the tests.
  static let program =
    Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    .first.map { $0.deletingLastPathComponent().appending(path: "agentgate") }
    ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "agentgate")
}

/// What a run did.
struct Run {
  let status: Int32
  let output: String
  let error: String
}
