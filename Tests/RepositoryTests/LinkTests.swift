import Testing

@testable import Repository

@Suite struct LinkTests {
  private func notes(_ result: WalkResult) -> [String] {
    result.notes.map { "\($0.path) \($0.kind) \($0.isWanted)" }
  }

  @Test func aLinkToAWalkedFileAddsNothingButItsOtherPath() throws {
    let tree = try Tree().file("a/x.yaml").link("y.yaml", to: "a/x.yaml").link("folder", to: "a")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["a/x.yaml"])
    #expect(
      result.links == [
        WalkedLink(path: "folder", target: "a", isFolder: true),
        WalkedLink(path: "y.yaml", target: "a/x.yaml", isFolder: false),
      ])
  }

  @Test func aWantedNameOfAnUnwantedOneIsReadOnce() throws {
    let tree = try Tree().file("x.txt").link("b.yaml", to: "x.txt").link("a.yaml", to: "b.yaml")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["a.yaml"])
    #expect(result.files.first?.target == "x.txt")
    #expect(result.links.map(\.path) == ["a.yaml", "b.yaml"])
    #expect(result.files.first?.isInside("x.txt") == true)
  }

  @Test func aLinkIntoAPrunedPlaceIsReadUnderTheLinksPath() throws {
    let tree = try Tree().file("node_modules/p/agents/x.yaml").file("node_modules/p/agents/deep/y.yaml")
    try tree.file("node_modules/p/agents/node_modules/z.yaml").file("node_modules/p/q.yaml")
    try tree.link("agents", to: "node_modules/p/agents").link("q.yaml", to: "node_modules/p/q.yaml")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["agents/deep/y.yaml", "agents/x.yaml", "q.yaml"])
    #expect(result.files.first?.target == "node_modules/p/agents/deep/y.yaml")
    #expect(result.pruned.map(\.path) == ["agents/node_modules", "node_modules"])
    var reader = try FileReader(root: tree.root)
    for file in result.files { #expect(try reader.read(file.path) == Array("x: 1\n".utf8)) }
  }

  @Test func overlappingLinksIntoAPrunedPlaceReadEachFileOnce() throws {
    let tree = try Tree().file("node_modules/p/a/x.yaml").file("node_modules/p/y.yaml")
    try tree.link("one", to: "node_modules/p/a").link("two", to: "node_modules/p").link("three", to: "two/a")
    try tree.link("x.yaml", to: "node_modules/p/a/x.yaml").link("node_modules/p/a/up", to: "..")
    let result = try tree.walked()
    #expect(result.files.map { $0.target ?? "" } == ["node_modules/p/a/x.yaml", "node_modules/p/y.yaml"])
    #expect(Set(result.links.map(\.path)) == ["one", "two", "three", "x.yaml", "one/up"])
  }

  @Test func loopsEnd() throws {
    let tree = try Tree().file("a/x.yaml").link("a/up", to: "..").link("a/self", to: ".").link("l1", to: "l2")
    try tree.link("l2", to: "l1").link("own.yaml", to: "own.yaml").link("root", to: tree.path)
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["a/x.yaml"])
    #expect(notes(result) == ["l1 linkLoop false", "l2 linkLoop false", "own.yaml linkLoop true"])
    #expect(result.links.map(\.target) == ["a", "", ""])
  }

  @Test func linksOutOfTheRootAreNoted() throws {
    let tree = try Tree()
    let outside = try Tree().file("x.yaml")
    try tree.folder("in").link("in/a.yaml", to: "../../etc/passwd").link("b.yaml", to: outside.at("x.yaml"))
    try tree.link("c", to: outside.path).link("d.yaml", to: "missing").link("e", to: "c/x.yaml")
    try tree.link("sneaky.yaml", to: tree.path + "x/../../etc/passwd").link("f.yaml", to: "in/../in")
    let result = try tree.walked()
    #expect(result.files.isEmpty)
    #expect(
      notes(result) == [
        "b.yaml linkOutOfRoot true", "c linkOutOfRoot false", "d.yaml brokenLink true",
        "e linkOutOfRoot false",
        "in/a.yaml linkOutOfRoot true", "sneaky.yaml linkOutOfRoot true",
      ])
    #expect(result.links == [WalkedLink(path: "f.yaml", target: "in", isFolder: true)])
  }

  @Test func anAbsoluteLinkIntoTheRootStaysInside() throws {
    let tree = try Tree().file("a/x.txt")
    try tree.link("x.yaml", to: tree.at("a/x.txt"))
    let result = try tree.walked()
    #expect(result.files.map(\.target) == ["a/x.txt"])
    #expect(result.notes.isEmpty)
  }

  @Test func versionControlDataIsNotReachedThroughLinks() throws {
    let tree = try Tree().file(".git/x.yaml").link("x.yaml", to: ".git/x.yaml").link("g", to: ".git")
    let result = try tree.walked()
    #expect(result.files.isEmpty)
    #expect(
      notes(result) == ["g linkIntoVersionControl false", "x.yaml linkIntoVersionControl true"])
  }

  @Test func aLinkNamedLikeADependencyFolderIsPruned() throws {
    let tree = try Tree().file("store/x.yaml").link("node_modules", to: "store")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["store/x.yaml"])
    #expect(result.pruned == [PrunedFolder(path: "node_modules", reason: .dependencies)])
  }

  @Test func excludedLinksAreSilentAndExcludedTargetsAreReadThroughOthers() throws {
    let tree = try Tree().file("third/x.yaml").link("mine", to: "third").link("bad.yaml", to: "/etc/passwd")
    let options = WalkOptions(excludes: { path, _ in path == "third" || path == "bad.yaml" })
    let result = try tree.walked(options)
    #expect(result.files.map(\.path) == ["mine/x.yaml"])
    #expect(result.notes.isEmpty)
  }
}
