import Support
import Testing

/// Habit 1 of the architecture: code that can be read. What is over today stands in lists that may only
/// shrink: a number that has become smaller, or a file that is within bounds again, fails too until the list
/// says so.
@Suite struct SizeTests {
  static let maximumLines = 600
  static let maximumFunctionLines = 70
  static let maximumColumns = 110

  /// Lines over `maximumColumns`, by file.
  private static let wideLines: [String: Int] = [:]
  /// Functions over `maximumFunctionLines`, by file and name.
  private static let longFunctions: [String: Int] = [:]

  private let files = try? SourceFiles.swift(under: "Sources") + SourceFiles.swift(under: "Tests")

  private func lineCounts(_ files: [String]) throws -> [Int] {
    try files.map {
      try SourceFiles.text($0).split(separator: "\n", omittingEmptySubsequences: false).count - 1
    }
    .sorted()
  }

  @Test func filesAreShort() throws {
    let files = try #require(files)
    let counts = try lineCounts(files)
    #expect(counts.count > 100)
    #expect(counts[counts.count / 2] <= 130, "the median file")
    #expect(counts[counts.count * 9 / 10] <= 350, "nine files of ten")
    for file in files {
      let count = try lineCounts([file])[0]
      #expect(count <= Self.maximumLines, "\(file) has \(count) lines")
    }
  }

  @Test func functionsAreShort() throws {
    let functions = try #require(files).flatMap { try Function.all(in: $0) }
    let counts = functions.map(\.lines).sorted()
    #expect(counts.count > 500)
    #expect(counts[counts.count / 2] <= 10, "the median function")
    var long: [String: Int] = [:]
    for function in functions where function.lines > Self.maximumFunctionLines {
      long["\(function.file) \(function.name)"] = function.lines
    }
    #expect(long == Self.longFunctions)
  }

  @Test func linesAreNarrow() throws {
    var wide: [String: Int] = [:]
    for file in try #require(files) {
      let lines = try SourceFiles.text(file).split(separator: "\n")
      let count = lines.count { $0.unicodeScalars.count > Self.maximumColumns }
      if count > 0 { wide[file] = count }
    }
    let grown = wide.filter { $0.value > Self.wideLines[$0.key, default: 0] }
    #expect(grown == [:])
    let mended = Self.wideLines.keys.filter { wide[$0] == nil }
    #expect(mended.sorted() == [], "these are within bounds now: take them off the list")
  }
}

/// A function, initialiser or subscript, found by its first line and the line that closes it at the same
/// indentation.
struct Function {
  let file: String
  let name: String
  let lines: Int

  static func all(in file: String) throws -> [Function] {
    let lines = try SourceFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false)
    var found: [Function] = []
    for (index, line) in lines.enumerated() {
      guard let match = line.firstMatch(of: start) else { continue }
      let indentation = String(match.1)
      guard let end = end(of: index, indentation, in: lines) else { continue }
      found.append(Function(file: file, name: String(match.2), lines: end - index + 1))
    }
    return found
  }

  nonisolated(unsafe) private static let start =
    /^( *)(?:[a-z()@]+ )*(func [^ (<]+|init|subscript)[?(<]/

  /// The line with the brace that closes what begins on a line; nil where it has no body.
  private static func end(of start: Int, _ indentation: String, in lines: [Substring]) -> Int? {
    for index in start..<lines.count {
      let line = lines[index]
      if index > start, line.hasPrefix(indentation + "}") { return index }
      let isOutside = !line.isEmpty && !line.hasPrefix(indentation)
      if isOutside || (index == start && line.hasSuffix("}")) { return index == start ? start : nil }
    }
    return nil
  }
}
