import Foundation
import Support
import Testing

@testable import Repository

/// Names of revisions, common ancestors, and where there is neither.
@Suite struct GitNameTests {
  @Test func whatCannotBeANameIsRefused() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    try project.commit()
    let repository = try project.repository()
    for name in ["", "-x", "--all", "^HEAD", "a\nb", "HEAD\n", "a\0b", "\u{7F}"] {
      #expect(gitError { _ = try repository.commit(named: name) } == .malformedName(name))
    }
    for name in ["nope", "HEAD~1", "HEAD..main", "a b", "origin/main"] {
      let expected = GitError.unknownRevision(name, isShallow: false)
      #expect(gitError { _ = try repository.commit(named: name) } == expected, "\(name)")
    }
  }

  @Test func onlyCommitsAreRevisions() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    let id = try project.commit()
    try project.git("tag", "-a", "v1", "-m", "one")
    try project.git("tag", "-a", "content", "-m", "one", "HEAD:a.yaml")
    let repository = try project.repository()
    #expect(try repository.commit(named: "v1").id == id)
    #expect(try repository.commit(named: String(id.prefix(10))).id == id)
    let tree = GitError.notCommit("HEAD^{tree}", kind: "tree")
    #expect(gitError { _ = try repository.commit(named: "HEAD^{tree}") } == tree)
    let blob = GitError.notCommit("HEAD:a.yaml", kind: "blob")
    #expect(gitError { _ = try repository.commit(named: "HEAD:a.yaml") } == blob)
    let tag = GitError.notCommit("content", kind: "tag of something else than a commit")
    #expect(gitError { _ = try repository.commit(named: "content") } == tag)
    let missing = String(repeating: "1", count: 40)
    let error = GitError.missingObject(missing, isShallow: false)
    #expect(gitError { _ = try repository.commit(named: missing) } == error)
  }

  @Test func withoutARepositoryOrACommitThereIsNoRevision() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    let folder = project.folder.path
    #expect(gitError { _ = try project.repository() } == .noRepository(folder: folder))
    try project.git("init", "--quiet", "-b", "main")
    #expect(gitError { _ = try project.revision() } == .noCommits)
    let bare = try TemporaryProject()
    try bare.git("init", "--quiet", "--bare")
    #expect(gitError { _ = try bare.repository() } == .noRepository(folder: bare.folder.path))
    let broken = try TemporaryProject("# file: .git\nnonsense\n")
    guard case .failed = gitError({ _ = try broken.repository() }) else {
      Issue.record("a broken .git is no repository")
      return
    }
  }

  @Test func theProgramIsNotTakenFromWhatIsChecked() throws {
    let project = try TemporaryProject("# file: bin/git\n#!/bin/sh\n# file: a.yaml\nx: 1\n")
    let outside = try TemporaryProject("# file: git\n#!/bin/sh\n")
    for file in [project.url("bin/git"), outside.url("git")] { chmod(file.path, 0o755) }
    let usual = try GitProgram.find(searchPath: nil, outside: try project.root)
    #expect(GitProgram.usualFolders.map { $0 + "/git" }.contains(usual.path))
    let path = "bin:.::\(project.url("bin").path):\(outside.folder.path)"
    let found = GitProgram.candidate(in: GitProgram.folders(in: path), outside: try project.root)
    #expect(found == outside.url("git").path)
  }

  @Test func commonAncestors() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    let base = try project.commit()
    try project.git("checkout", "--quiet", "-b", "change")
    try project.commit()
    try project.git("checkout", "--quiet", "main")
    try project.git("commit", "--quiet", "--allow-empty", "-m", "other")
    try project.git("checkout", "--quiet", "--orphan", "unrelated")
    try project.git("commit", "--quiet", "-m", "unrelated")
    let repository = try project.repository()
    let (main, change) = (try repository.commit(named: "main"), try repository.commit(named: "change"))
    #expect(try repository.mergeBase(of: main, and: change).id == base)
    let unrelated = try repository.commit(named: "unrelated")
    let error = GitError.noMergeBase("main", "unrelated", isShallow: false)
    #expect(gitError { _ = try repository.mergeBase(of: main, and: unrelated) } == error)
  }

  @Test func aShallowCloneSaysWhatToFetch() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    try project.commit()
    try project.git("checkout", "--quiet", "-b", "change")
    try project.write("x: 2\n", to: "a.yaml")
    try project.commit()
    try project.git("checkout", "--quiet", "main")
    try project.write("x: 3\n", to: "a.yaml")
    try project.commit()
    let clone = try TemporaryProject()
    try clone.git("clone", "--quiet", "--depth=1", "--no-single-branch", "file://\(project.folder.path)", "c")
    let repository = try clone.repository(below: "c")
    #expect(repository.isShallow)
    let (main, change) = (try repository.commit(named: "main"), try repository.commit(named: "origin/change"))
    #expect(try repository.revision(at: change).text("a.yaml") == "x: 2\n")
    let none = try #require(gitError { _ = try repository.mergeBase(of: main, and: change) })
    #expect(none == .noMergeBase("main", "origin/change", isShallow: true))
    let unknown = try #require(gitError { _ = try repository.commit(named: "origin/v2") })
    #expect(unknown == .unknownRevision("origin/v2", isShallow: true))
    #expect(
      none.explanation { $0 } == """
        `main` and `origin/change` have no common ancestor here. This is a shallow clone, which lacks older \
        commits: run `git fetch --unshallow`, or in a GitHub workflow give actions/checkout `fetch-depth: 0`.
        """)
    #expect(
      unknown.explanation { $0 }.contains("run `git fetch --no-tags origin v2` and name it `FETCH_HEAD`"))
  }
}
