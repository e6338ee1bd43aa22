import Glibc
import Testing

@testable import Repository

@Suite struct RootTests {
  @Test func theGateFileWinsOverANearerGitFolder() throws {
    let tree = try Tree().file("agentgate.yaml").file("sub/.git/HEAD").folder("sub/deep")
    let root = try RepositoryRoot.find(from: tree.at("sub/deep"))
    #expect(root.path == tree.path)
    #expect(root.reason == .gateFile)
  }

  @Test func theNearestGateFileWins() throws {
    let tree = try Tree().file("agentgate.yaml").file("sub/agentgate.yaml").folder("sub/deep")
    #expect(try RepositoryRoot.find(from: tree.at("sub/deep")).path == tree.at("sub"))
  }

  @Test func withoutAGateFileItIsTheGitTopLevel() throws {
    let tree = try Tree().file(".git/HEAD").folder("a/b").file("w/.git", "gitdir: x").folder("w/c")
    #expect(try RepositoryRoot.find(from: tree.at("a/b")).path == tree.path)
    let worktree = try RepositoryRoot.find(from: tree.at("w/c"))
    #expect(worktree.path == tree.at("w"))
    #expect(worktree.reason == .git)
  }

  @Test func aFolderNamedLikeTheGateFileDoesNotCountButALinkDoes() throws {
    let tree = try Tree().file(".git/HEAD").folder("a/agentgate.yaml").folder("b")
    #expect(try RepositoryRoot.find(from: tree.at("a")).reason == .git)
    try tree.link("b/agentgate.yaml", to: "nowhere")
    #expect(try RepositoryRoot.find(from: tree.at("b")).path == tree.at("b"))
  }

  @Test func elseItIsTheWorkingFolder() throws {
    let tree = try Tree().folder("a").link("l", to: "a")
    let root = try RepositoryRoot.find(from: tree.at("l"))
    #expect(root.path == tree.at("a"))
    #expect(root.reason == .workingFolder)
    #expect(reason { _ = try RepositoryRoot.find(from: tree.at("none")) } == .notFound)
    #expect(reason { _ = try RepositoryRoot.find(from: "") } == .malformedPath)
  }
}

@Suite struct ArgumentTests {
  @Test(arguments: [
    ("x.yaml", "a/x.yaml"), (".", "a"), ("..", ""), ("../", ""), ("./x.yaml", "a/x.yaml"), ("../b", "b"),
    ("../l", "a"), ("../l/x.yaml", "a/x.yaml"), ("../../NAME/a", "a"),
  ])
  func pathsInside(argument: String, expected: String) throws {
    let tree = try Tree().file("a/x.yaml").folder("b").link("l", to: "a")
    let name = tree.path.split(separator: "/").last.map(String.init) ?? ""
    let typed = argument.split(separator: "NAME").joined(separator: name)
    #expect(try resolveArgument(typed, from: tree.at("a"), root: tree.root) == expected)
  }

  @Test func anAbsolutePathInside() throws {
    let tree = try Tree().file("a/x.yaml")
    #expect(try resolveArgument(tree.at("a/x.yaml"), from: "/", root: tree.root) == "a/x.yaml")
    #expect(try resolveArgument(tree.path, from: "/", root: tree.root) == "")
    #expect(try resolveArgument("etc", from: "/", root: RepositoryRoot(folder: "/")) == "etc")
  }

  @Test(arguments: [
    ("none", FileError.Reason.notFound), ("/etc/passwd", .outsideRoot), ("..", .outsideRoot),
    ("out", .linkOutOfRoot), ("broken", .brokenLink), ("loop", .linkLoop), ("pipe", .notRegularFile(.pipe)),
    ("", .malformedPath),
    ("a.yaml/x", .notFound),
  ])
  func whatCannotBeNamed(argument: String, expected: FileError.Reason) throws {
    let tree = try Tree().link("out", to: "/etc").link("broken", to: "nothing").link("loop", to: "loop")
    try tree.pipe("pipe").file("a.yaml")
    #expect(reason { _ = try resolveArgument(argument, from: tree.path, root: tree.root) } == expected)
  }

  @Test func aSiblingWithTheRootsNameAsPrefixIsOutside() throws {
    let tree = try Tree().folder("root").folder("root2")
    let root = try RepositoryRoot(folder: tree.at("root"))
    #expect(reason { _ = try resolveArgument("../root2", from: root.path, root: root) } == .outsideRoot)
  }

  @Test func whatLiesInside() {
    let file = WalkedFile(path: "a/b.yaml", target: "c/d.txt")
    #expect(["", "a", "a/b.yaml", "c", "c/d.txt"].allSatisfy { file.isInside($0) })
    #expect(!["a/b", "b", "a/b.yaml/", "c/d"].contains { file.isInside($0) })
  }
}
