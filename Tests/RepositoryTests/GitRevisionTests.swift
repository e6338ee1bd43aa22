import Foundation
import Support
import Testing

@testable import Repository

/// Revisions and what is in them.
@Suite struct GitRevisionTests {
  @Test func aRevisionIsReadAndNotTheWorkingTree() throws {
    let project = try TemporaryProject("# file: a/x.yaml\none\n# file: b.txt\ntext\n")
    let first = try project.commit()
    try project.write("two\n", to: "a/x.yaml")
    try project.write("new\n", to: "c.yml")
    try project.commit()
    try project.empty()
    let revision = try project.revision("HEAD~1")
    #expect(revision.commit == GitCommit(name: "HEAD~1", id: first))
    #expect(try revision.walked().files.map(\.path) == ["a/x.yaml"])
    #expect(try revision.text("a/x.yaml") == "one\n")
    #expect(try revision.text("b.txt") == "text\n")
    #expect(try project.revision("main").walked().files.map(\.path) == ["a/x.yaml", "c.yml"])
    #expect(try project.revision("main").text("a/x.yaml") == "two\n")
  }

  @Test func theRootMayLieBelowTheTop() throws {
    let project = try TemporaryProject("# file: s/t/x.yaml\nin\n# file: y.yaml\nout\n")
    try project.link("s/t/y.yaml", to: "../../y.yaml")
    try project.commit()
    let revision = try project.revision(below: "s/t")
    #expect(try revision.walked().files.map(\.path) == ["x.yaml"])
    #expect(try revision.walked().notes.map(\.kind) == [.linkOutOfRoot])
    try project.write("new\n", to: "later/z.yaml")
    let commit = try project.git("rev-parse", "HEAD")
    let missing = GitError.noSuchFolder("later", commit: commit)
    #expect(gitError { _ = try project.revision(below: "later") } == missing)
    try FileManager.default.createDirectory(at: project.url("y"), withIntermediateDirectories: true)
    try FileManager.default.removeItem(at: project.url("y.yaml"))
    try FileManager.default.moveItem(at: project.url("y"), to: project.url("y.yaml"))
    let noFolder = GitError.noSuchFolder("y.yaml", commit: commit)
    #expect(gitError { _ = try project.revision(below: "y.yaml") } == noFolder)
  }

  @Test func namesAreOrdinaryBytes() throws {
    let project = try TemporaryProject()
    let names = ["\n.yaml", "\"q\".yaml", "a\tb.yaml", "-r.yaml", "\u{E9}.yaml", "e\u{301}.yaml", "*.yaml"]
    for name in names { try project.write(name, to: "f/" + name) }
    let bad = Array((project.folder.path + "/f/bad").utf8) + [0xFF] + Array(".yaml".utf8)
    let file = open(bad.map { CChar(bitPattern: $0) } + [0], O_WRONLY | O_CREAT, 0o644)
    try #require(write(file, "hidden", 6) == 6)
    close(file)
    try project.commit()
    let revision = try project.revision()
    let result = try revision.walked()
    #expect(result.files.count == names.count)
    for file in result.files { #expect(try "f/" + revision.text(file.path) == file.path) }
    let note = try #require(result.notes.first)
    #expect(note.path == "f/bad\\xFF.yaml" && note.kind == .nameIsNotUTF8 && result.notes.count == 1)
    var seen: [UInt8] = []
    try FileTree.revision(revision).reader().scan(unspelled: note) { chunk in
      for index in chunk.indices { seen.append(chunk[index]) }
      return true
    }
    #expect(seen == Array("hidden".utf8))
  }

  @Test func aFolderOfManyNamesIsListedToItsEnd() throws {
    let project = try TemporaryProject()
    for index in 0..<3000 { try project.write("", to: "f/a-rather-long-name-\(index).yaml") }
    try project.commit()
    #expect(try project.revision().walked().files.count == 3000)
  }

  @Test func aSubmoduleIsAnotherRepository() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    let id = try project.commit()
    try project.git("update-index", "--add", "--cacheinfo", "160000,\(id),sub/module")
    try project.git("commit", "--quiet", "-m", "submodule")
    try project.link("l.yaml", to: "sub/module/x.yaml")
    try project.git("add", "l.yaml")
    try project.git("commit", "--quiet", "-m", "link")
    let result = try project.revision().walked()
    #expect(result.files.map(\.path) == ["a.yaml"])
    #expect(result.pruned == [PrunedFolder(path: "sub/module", reason: .nestedRepository)])
    #expect(result.notes.map(\.kind) == [.brokenLink])
  }

  @Test func linkedWorkingTreesAndSHA256Work() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    try project.git("init", "--quiet", "-b", "main", "--object-format=sha256")
    let id = try project.commit()
    #expect(id.utf8.count == 64)
    let linked = try TemporaryProject()
    try project.git("worktree", "add", "--quiet", "-b", "other", linked.url("w").path)
    #expect(try linked.revision(below: "w").commit.id == id)
    #expect(try linked.revision("main", below: "w").text("a.yaml") == "x: 1\n")
  }

  @Test(arguments: [10, 9])
  func theSizeLimitHoldsAtItsNumber(limit: Int) throws {
    let project = try TemporaryProject("# file: b.yaml\nx: 1\n")
    try project.write([UInt8](repeating: 0x61, count: 10), to: "a.yaml")
    try project.write("", to: "empty.yaml")
    try project.commit()
    var reader = try FileTree.revision(try project.revision()).reader(sizeLimit: limit)
    let found = reason { _ = try reader.read("a.yaml") }
    #expect(found == (limit < 10 ? .tooLarge(size: 10, limit: limit) : nil))
    // What was not wanted does not get into the way of what comes next.
    #expect(try reader.read("b.yaml") == Array("x: 1\n".utf8))
    #expect(try reader.read("empty.yaml") == [])
    #expect(try reader.read("b.yaml") == Array("x: 1\n".utf8))
  }

  @Test func aLargeFileIsScannedInPieces() throws {
    let project = try TemporaryProject("# file: b.yaml\nx: 1\n")
    let bytes = (0..<(3 * FileReader.chunkSize + 77)).map { UInt8(truncatingIfNeeded: $0 / 3) }
    try project.write(bytes, to: "a.yaml")
    try project.commit()
    var reader = try FileTree.revision(try project.revision()).reader(sizeLimit: 10)
    var pieces: [[UInt8]] = []
    try reader.scan("a.yaml", overlap: 5) { chunk in
      pieces.append(chunk.indices.map { chunk[$0] })
      return true
    }
    #expect(pieces.first.map(Array.init)! + pieces.dropFirst().flatMap { $0.dropFirst(5) } == bytes)
    var count = 0
    try reader.scan("a.yaml") { _ in
      count += 1
      return false
    }
    #expect(count == 1)
    #expect(try reader.read("b.yaml") == Array("x: 1\n".utf8))
  }

  @Test func pathsThatDocumentsNameAreFollowedAsInAWorkingTree() throws {
    let project = try TemporaryProject("# file: p/a.md\ntext\n")
    try project.link("l", to: "p/a.md")
    try project.link("out", to: "/etc/passwd")
    try project.commit()
    try project.empty()
    let reader = try FileTree.revision(try project.revision()).reader()
    #expect(try reader.readInside("p/../l") == Array("text\n".utf8))
    #expect(try reader.locate("./l") == "p/a.md")
    #expect(reason { _ = try reader.readInside("out") } == .linkOutOfRoot)
    #expect(reason { _ = try reader.readInside("../x") } == .outsideRoot)
    #expect(reason { _ = try reader.readInside("/etc/passwd") } == .outsideRoot)
    #expect(reason { _ = try reader.readInside("p") } == .notRegularFile(.folder))
    #expect(reason { _ = try reader.readInside("p/b") } == .notFound)
    #expect(reason { _ = try reader.readInside("p/a.md/b") } == .notFound)
  }
}
