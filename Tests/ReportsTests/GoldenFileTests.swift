import Foundation
import Support
import Testing

@Suite struct GoldenFileTests {
  /// Runs a test with a folder of its own.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func aMissingFileIsWrittenAndFails() throws {
    try withFolder { folder in
      let file = GoldenFile("a/b", under: folder, isUpdating: false)
      #expect(throws: GoldenMismatch.self) { try file.verify([1, 2]) }
      try file.verify([1, 2])
    }
  }

  @Test func aDifferentFileFailsAndStays() throws {
    try withFolder { folder in
      let file = GoldenFile("a", under: folder, isUpdating: false)
      #expect(throws: GoldenMismatch.self) { try file.verify([1]) }
      #expect(throws: GoldenMismatch.self) { try file.verify([2]) }
      try file.verify([1])
    }
  }

  @Test func anUpdateWritesAndFailsEvenIfNothingChanged() throws {
    try withFolder { folder in
      let update = GoldenFile("a", under: folder, isUpdating: true)
      #expect(throws: GoldenMismatch.self) { try update.verify([1]) }
      #expect(throws: GoldenMismatch.self) { try update.verify([2]) }
      #expect(throws: GoldenMismatch.self) { try update.verify([2]) }
      try GoldenFile("a", under: folder, isUpdating: false).verify([2])
    }
  }
}
