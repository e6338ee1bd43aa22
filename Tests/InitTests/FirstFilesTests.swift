import Foundation
import Scaffold
import Support
import Testing

/// What `agentgate init` writes, by the CODEOWNERS file that it finds.
@Suite struct FirstFilesTests {
  static let cases = ["clashes", "comments-only", "github", "gitlab"]

  @Test func noFixtureIsLeftOver() {
    #expect(FixtureFiles.names(in: "init") == (Self.cases + ["none"]).sorted())
    for name in Self.cases {
      #expect(FixtureFiles.names(in: "init/\(name)") == ["CODEOWNERS", "expected"])
      #expect(FixtureFiles.names(in: "init/\(name)/expected") == ["directory.yaml"])
    }
  }

  @Test(arguments: cases)
  func directoryOfACodeOwnersFile(_ name: String) throws {
    let file = GoldenFile.fixtures.appending(path: "init/\(name)/CODEOWNERS")
    let owners = CodeOwners([UInt8](try Data(contentsOf: file)))
    let files = FirstFiles.all(codeOwners: (owners, ".github/CODEOWNERS"))
    let directory = try #require(files.first { $0.path == ".agentgate/directory.yaml" })
    try GoldenFile("init/\(name)/expected/directory.yaml").verify(Array(directory.text.utf8))
    // Nothing else depends on the owners.
    let others = FirstFiles.all(codeOwners: nil)
    #expect(files.count == others.count)
    for (file, other) in zip(files, others) where file.path != directory.path { #expect(file == other) }
  }

  @Test func filesOfARepositoryWithoutOwners() throws {
    for file in FirstFiles.all(codeOwners: nil) {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      try GoldenFile("init/none/expected/\(name)").verify(Array(file.text.utf8))
      #expect(file.text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x09 })
      #expect(file.text.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(file.path)")
    }
  }

  @Test func ownersAreReadInTheirOrder() {
    let owners = CodeOwners(Array("* @b/x @a/x me@example.com @b/x\n/y\\ z @me #@no\n!q @none\n".utf8))
    #expect(owners.teams == ["b/x", "a/x"])
    #expect(owners.accounts == ["me"])
    #expect(owners.addresses == ["me@example.com"])
    #expect(owners.unreadable == 0)
  }

  /// Sections are no patterns, and what only looks like a section is one.
  @Test(arguments: [
    ("[A] @a", ["a"]), ("^[A b][3] @a @b", ["a", "b"]), ("[A]", []), ("[ab].txt @a", ["a"]), ("[A @a", ["a"]),
    ("[A]@b @a", ["a"]), ("\\[A @a", ["a"]), ("   # @a", []), ("!x @a", []), ("* @@owner @a", ["a"]),
  ])
  func linesOfSections(_ line: String, _ accounts: [String]) {
    #expect(CodeOwners(Array(line.utf8)).accounts == accounts)
  }

  /// Whatever stands in the file, the directory names only what a manifest may name.
  @Test func hostileOwnersBecomeNoYAML() {
    let text = "* @a/b\"}] @x:y @e\u{301}/t @\u{202E}a a\u{1B}[0m@b @- @. @/ @ a@ @a@b @a/../b\n"
    let owners = CodeOwners(Array(text.utf8))
    let directory = FirstFiles.all(codeOwners: (owners, "CODEOWNERS"))[1].text
    #expect(directory.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    #expect(!directory.contains("b\"}"))
  }
}
