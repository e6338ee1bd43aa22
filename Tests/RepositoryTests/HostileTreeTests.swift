import Glibc
import Testing

@testable import Repository

@Suite struct HostileTreeTests {
  @Test func specialFilesAreNotedAndNotOpened() throws {
    let tree = try Tree().pipe("p.yaml").socket("s").file("a.yaml").link("l.yaml", to: "p.yaml")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["a.yaml"])
    #expect(
      result.notes == [
        WalkNote(path: "l.yaml", kind: .specialFile(.pipe), isWanted: true),
        WalkNote(path: "p.yaml", kind: .specialFile(.pipe), isWanted: true),
        WalkNote(path: "s", kind: .specialFile(.socket), isWanted: false),
      ])
  }

  @Test func anUnreadableFolderIsNoted() throws {
    let tree = try Tree().file("a/x.yaml").file("b/y.yaml").file("b/c/z.yaml")
    try #require(chmod(tree.at("b"), 0) == 0)
    let ran = try withoutPrivileges {
      let result = try tree.walked()
      #expect(result.files.map(\.path) == ["a/x.yaml"])
      let kind = WalkNote.Kind.unreadableFolder(.permissionDenied)
      #expect(result.notes == [WalkNote(path: "b", kind: kind, isWanted: true)])
    }
    #expect(ran)
  }

  @Test func namesThatAreNotUTF8AreReportedIfWanted() throws {
    let tree = try Tree().file("ok.yaml")
    let folder = Array(tree.path.utf8)
    let bad: [UInt8] = [0x2F, 0x61, 0x5C, 0xFF, 0xC3, 0xA9]
    try tree.write([], to: folder + bad + Array(".yaml".utf8)).write(
      [], to: folder + bad + Array(".txt".utf8))
    mkdir((folder + [0x2F, 0xC3]).map { CChar(bitPattern: $0) } + [0], 0o755)
    try tree.write([], to: folder + [0x2F, 0xC3] + Array("/in.yml".utf8))
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["ok.yaml"])
    #expect(result.notes.map(\.path) == ["\\xC3/in.yml", "a\\\\\\xFFé.yaml"])
    #expect(result.notes.allSatisfy { $0.kind == .nameIsNotUTF8 && $0.isWanted })
    // What no text can spell can still be looked into.
    let reader = try FileReader(root: RepositoryRoot(folder: tree.path))
    for note in result.notes { try reader.scan(unspelled: note) { _ in true } }
  }

  @Test func hostileNamesAreOrdinaryNames() throws {
    let names = [
      " .yaml", "\n.yaml", "a\u{1B}[31m.yaml", "-rf.yaml", "*.yaml", "a\\b.yaml", "..yaml", "...yaml",
      "::error::.yml",
      "\u{202E}.yaml", String(repeating: "n", count: 250) + ".yaml", "%2e%2e.yaml", "~.yaml", "$(x).yaml",
    ]
    let tree = try Tree()
    for name in names { try tree.file("f/" + name, name) }
    let result = try tree.walked()
    #expect(Set(result.files.map(\.path)) == Set(names.map { "f/" + $0 }))
    var reader = try FileReader(root: tree.root)
    for file in result.files {
      #expect(try reader.read(file.path) == Array(file.path.utf8.dropFirst(2)))
    }
  }

  @Test func twoFormsOfOneCharacterAreTwoFiles() throws {
    let tree = try Tree().file("\u{E9}.yaml", "one").file("e\u{301}.yaml", "two")
    let result = try tree.walked()
    #expect(result.files.count == 2)
    var reader = try FileReader(root: tree.root)
    #expect(
      try result.files.map { String(decoding: try reader.read($0.path), as: UTF8.self) } == ["two", "one"])
  }

  @Test(arguments: [(3, true), (4, false)])
  func theDepthLimitHoldsAtItsNumber(limit: Int, isHit: Bool) throws {
    let tree = try Tree().file("a/b/c/d/x.yaml").file("a/b/c/y.yaml").file("a/b/c/e/x.yaml")
    let result = try tree.walked(WalkOptions(depthLimit: limit))
    #expect(result.files.map(\.path).contains("a/b/c/y.yaml"))
    #expect(result.files.map(\.path).contains("a/b/c/d/x.yaml") == !isHit)
    #expect(result.limit == (isHit ? .depth(limit: 3, path: "a/b/c/d") : nil))
  }

  @Test func theEntriesLimitLeavesNoResult() throws {
    let tree = try Tree()
    for index in 0..<10 { try tree.file("f/\(index).yaml") }
    // The folder itself is an entry too.
    #expect(try tree.walked(WalkOptions(entriesLimit: 11)).files.count == 10)
    let result = try tree.walked(WalkOptions(entriesLimit: 10))
    #expect(result.limit == .entries(limit: 10))
    #expect(result.files.isEmpty)
  }

  @Test func manyEntriesInOneFolder() throws {
    let tree = try Tree().folder("big")
    let count = 10_000
    for index in 0..<count {
      let name = index % 10 == 0 ? "\(index).yaml" : "a-rather-long-name-of-something-else-\(index).txt"
      try #require(close(open(tree.at("big/" + name), O_WRONLY | O_CREAT, 0o644)) == 0)
    }
    let result = try tree.walked()
    #expect(result.files.count == count / 10)
    #expect(Set(result.files.map(\.path)).count == count / 10)
  }

  @Test func deepTreesNeedNoRecursion() throws {
    let tree = try Tree()
    let path = (0..<120).map { _ in "d" }.joined(separator: "/")
    try tree.file(path + "/x.yaml")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == [path + "/x.yaml"])
    var reader = try FileReader(root: tree.root)
    #expect(try reader.read(path + "/x.yaml").count == 5)
  }
}
