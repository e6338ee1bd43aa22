import Glibc
import Testing

@testable import Repository

@Suite struct FileReaderTests {
  private func read(_ tree: Tree, _ path: String, limit: Int = 100) throws -> [UInt8] {
    var reader = try FileReader(root: tree.root, sizeLimit: limit)
    return try reader.read(path)
  }

  @Test func aBufferIsUsedAgainAndHoldsExactlyTheFile() throws {
    let tree = try Tree().file("a/1.yaml", "a long one").file("a/2.yaml", "short").file("b/c/3.yaml", "")
    try tree.file("b/4.yaml", String(repeating: "x", count: 100_000)).file("5.yaml", "last")
    var reader = try FileReader(root: tree.root)
    var buffer: [UInt8] = []
    let sizes = try ["a/1.yaml", "a/2.yaml", "b/c/3.yaml", "b/4.yaml", "5.yaml", "a/2.yaml"].map { path in
      try reader.read(path, into: &buffer)
      return buffer.count
    }
    #expect(sizes == [10, 5, 0, 100_000, 4, 5])
    #expect(buffer == Array("short".utf8))
    #expect(throws: FileError(path: "a/none", reason: .notFound)) { try reader.read("a/none", into: &buffer) }
    #expect(buffer.isEmpty)
    #expect(try reader.read("a/1.yaml") == Array("a long one".utf8))
  }

  @Test func withoutTheOneStepWayOfOpeningAllIsTheSame() throws {
    let tree = try Tree().file("a/b/c.yaml", "it").link("a/l.yaml", to: "b/c.yaml").pipe("a/p.yaml")
    var reader = try FileReader(root: tree.root)
    reader.opensInOneStep = false
    #expect(try reader.read("a/b/c.yaml") == Array("it".utf8))
    #expect(try reader.read("a/l.yaml") == Array("it".utf8))
    #expect(reason { _ = try reader.read("a/p.yaml") } == .notRegularFile(.pipe))
    #expect(reason { _ = try reader.read("a/none.yaml") } == .notFound)
  }

  @Test func theSizeLimitHoldsAtItsNumber() throws {
    let tree = try Tree().file("a", String(repeating: "x", count: 100))
    try tree.file("b", String(repeating: "x", count: 101))
    #expect(try read(tree, "a").count == 100)
    #expect(reason { _ = try read(tree, "b") } == .tooLarge(size: 101, limit: 100))
    #expect(reason { _ = try readInside(tree.root, "b", sizeLimit: 100) } == .tooLarge(size: 101, limit: 100))
  }

  @Test(arguments: [
    ("pipe", FileError.Reason.notRegularFile(.pipe)), ("socket", .notRegularFile(.socket)),
    ("d", .notRegularFile(.folder)), ("", .malformedPath), ("a\0b", .malformedPath),
    ("/etc/passwd", .outsideRoot), ("../x", .outsideRoot), ("d/../../x", .outsideRoot),
    ("out", .linkOutOfRoot), ("outside/passwd", .linkOutOfRoot), ("broken", .brokenLink), ("loop", .linkLoop),
    ("none/x", .notFound), ("f/x", .notFound), ("d/none", .notFound), ("f/../f", .notFound),
    ("linked/x", .brokenLink),
  ])
  func whatIsNotRead(path: String, expected: FileError.Reason) throws {
    let tree = try Tree().pipe("pipe").socket("socket").folder("d").file("f")
    try tree.link("out", to: "../../etc/passwd").link("outside", to: "/etc").link("broken", to: "nothing")
    try tree.link("loop", to: "loop").link("linked", to: "f")
    #expect(reason { _ = try read(tree, path) } == expected)
    #expect(reason { _ = try readInside(tree.root, path) } == expected)
  }

  @Test(arguments: ["d/x", "./d/x", "d/./x", "d/../d/x", "l/x", "l2", "d//x", "d/up/d/x", "l/../d/x"])
  func pathsThatStayInside(path: String) throws {
    let tree = try Tree().file("d/x", "it").link("l", to: "d").link("l2", to: "l/x").link("d/up", to: "..")
    let reader = try FileReader(root: tree.root)
    #expect(try reader.readInside(path) == Array("it".utf8))
    #expect(try reader.locate(path) == "d/x")
    #expect(try read(tree, path) == Array("it".utf8))
  }

  @Test func anUnreadableFileSaysSo() throws {
    let tree = try Tree().file("a")
    try #require(chmod(tree.at("a"), 0) == 0)
    let ran = withoutPrivileges {
      #expect(reason { _ = try read(tree, "a") } == .permissionDenied)
    }
    #expect(ran)
  }

  @Test func scanningSeesEveryByteAndEverySeam() throws {
    let size = FileReader.chunkSize * 2 + 1000
    let tree = try Tree()
    var text = [UInt8](repeating: UInt8(ascii: "."), count: size)
    for offset in [FileReader.chunkSize - 3, FileReader.chunkSize + 3, size - 5] {
      text.replaceSubrange(offset..<offset + 5, with: Array("needl".utf8))
    }
    try tree.write(text, to: Array(tree.at("big").utf8))
    var reader = try FileReader(root: tree.root, sizeLimit: 10)
    var (pieces, hits) = (0, 0)
    try reader.scan("big", overlap: 4) { piece in
      pieces += 1
      for start in 0...(piece.count - 5) where piece[start] == UInt8(ascii: "n") {
        if piece[start + 4] == UInt8(ascii: "l") { hits += 1 }
      }
      return true
    }
    #expect(hits == 3)
    #expect(pieces >= 3)
    pieces = 0
    try reader.scan("big") { _ in
      pieces += 1
      return false
    }
    #expect(pieces == 1)
  }

  @Test func explanationsAreSentencesWithoutThePath() {
    let reasons: [FileError.Reason] = [
      .notFound, .permissionDenied, .notRegularFile(.pipe), .outsideRoot, .linkOutOfRoot, .brokenLink,
      .linkLoop, .malformedPath, .tooLarge(size: 2, limit: 1), .changedWhileRead, .system(EIO, name: "EIO"),
    ]
    for reason in reasons {
      let words = FileError(path: "SECRET", reason: reason).explanation
      #expect(words.hasSuffix(".") && !words.contains("SECRET") && !words.contains("\n"))
    }
  }
}
