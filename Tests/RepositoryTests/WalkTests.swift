import Glibc
import Testing

@testable import Repository

@Suite struct WalkTests {
  @Test func filesAreSortedByBytesWhateverOrderTheyWereMadeIn() throws {
    let tree = try Tree()
    let paths = ["b.yaml", "a/z.yml", "a.yaml", "a-b/x.yaml", "a/b/c.YAML", "é.yaml", "z.YmL", "A.yaml"]
    for path in paths { try tree.file(path) }
    for path in ["a/x.txt", ".yaml.bak", "yaml", "a/myaml", "README.md"] { try tree.file(path) }
    let expected = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try tree.walked().files.map(\.path) == expected)
  }

  @Test(arguments: [
    (".yaml", true), (".yml", true), ("a.Yaml", true), ("a.yAml", true), ("yaml", false), ("yml", false),
    ("a.yaml~", false), ("ayml", false), ("", false), ("l", false), ("a.ymll", false), ("a.yamml", false),
    ("a.\u{19}ml", false), ("a,yml", false),
  ])
  func yamlNames(name: String, isYAML: Bool) {
    #expect(isYAMLName(Array(name.utf8).span) == isYAML)
  }

  @Test func dependenciesAndNestedRepositoriesAreListedNotRead() throws {
    let tree = try Tree()
    try tree.file("node_modules/a/x.yaml").file("a/.venv/x.yaml").file("a/venv/x.yaml").file("b/venv/x.yaml")
    try tree.file("b/venv/pyvenv.cfg").file("b/venv/lib/y.yaml").file(
      "sub/.git", "gitdir: ../.git/modules/sub")
    try tree.file("sub/x.yaml").file("sub/deep/y.yaml").file("sub2/.git/config").file("sub2/x.yaml")
    try tree.file("vendor/x.yaml").file("build/x.yaml").file(".git/x.yaml").file("a/.hg/x.yaml").file(
      ".jj/x.yml")
    let result = try tree.walked()
    #expect(result.files.map(\.path) == ["a/venv/x.yaml", "build/x.yaml", "vendor/x.yaml"])
    #expect(
      result.pruned == [
        PrunedFolder(path: "a/.venv", reason: .dependencies),
        PrunedFolder(path: "b/venv", reason: .dependencies),
        PrunedFolder(path: "node_modules", reason: .dependencies),
        PrunedFolder(path: "sub", reason: .nestedRepository),
        PrunedFolder(path: "sub2", reason: .nestedRepository),
      ])
    #expect(result.notes.isEmpty)
    #expect(result.limit == nil)
  }

  @Test func theRootsOwnGitFolderDoesNotPruneIt() throws {
    let tree = try Tree().file(".git/HEAD").file("a.yaml")
    #expect(try tree.walked().files.map(\.path) == ["a.yaml"])
  }

  @Test func excludesLeaveFoldersAndFilesOut() throws {
    let tree = try Tree().file("a/x.yaml").file("a/y.yaml").file("b/c/x.yaml").file("node_modules/x.yaml")
    let options = WalkOptions(excludes: { path, isFolder in
      path == "a/x.yaml" && !isFolder || path == "b" && isFolder || path == "node_modules"
    })
    let result = try tree.walked(options)
    #expect(result.files.map(\.path) == ["a/y.yaml"])
    #expect(result.pruned.isEmpty)
  }
}
