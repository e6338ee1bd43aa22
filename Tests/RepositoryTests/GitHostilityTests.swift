import Foundation
import Support
import Testing

@testable import Repository

/// Repositories that try to run something, to show other objects than were committed, or are damaged.
@Suite struct GitHostilityTests {
  /// Takes all that can be asked of a repository.
  private func readAll(_ project: TemporaryProject) throws -> [UInt8] {
    let repository = try project.repository()
    let commit = try repository.commit(named: "HEAD")
    #expect(try repository.mergeBase(of: commit, and: commit).id == commit.id)
    let revision = try repository.revision(at: commit)
    var reader = try FileTree.revision(revision).reader()
    return try revision.walked().files.flatMap { try reader.read($0.path) }
  }

  @Test func theRepositorysConfigurationRunsNothing() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n# file: .gitattributes\n* diff=d filter=d\n")
    try project.commit()
    let trap = project.url(".git/trap").path
    try project.write("#!/bin/sh\necho \"$0 $@\" >> \(trap).sprung\n", to: ".git/trap")
    try project.write("#!/bin/sh\necho hook >> \(trap).sprung\n", to: ".git/hooks/post-index-change")
    for path in [trap, project.url(".git/hooks/post-index-change").path] { chmod(path, 0o755) }
    for name in [
      "core.fsmonitor", "core.pager", "pager.ls-tree", "pager.rev-parse", "core.editor", "core.sshCommand",
      "core.gitProxy", "core.askPass", "diff.external", "diff.d.textconv", "diff.d.command",
      "filter.d.smudge", "filter.d.clean", "filter.d.process", "core.alternateRefsCommand", "gpg.program",
      "credential.helper", "uploadpack.packObjectsHook", "gc.recentObjectsHook",
    ] {
      try project.git("config", name, trap)
    }
    for name in ["rev-parse", "ls-tree", "cat-file", "merge-base"] {
      try project.git("config", "alias.\(name)", "!\(trap)")
    }
    try project.git("config", "core.hooksPath", project.url(".git/hooks").path)
    try project.write("[core]\n\tworktree = /nonexistent\n\tbare = false\n", to: ".git/included")
    try project.git("config", "include.path", project.url(".git/included").path)
    #expect(try readAll(project) == Array("x: 1\n".utf8))
    #expect(!FileManager.default.fileExists(atPath: trap + ".sprung"))
  }

  @Test func aPartialCloneFetchesNothing() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    try project.commit()
    let blob = try project.git("rev-parse", "HEAD:a.yaml")
    try remove(blob, from: project)
    let trap = project.url("trap").path
    for (name, value) in [
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.promisor", "true"), ("remote.origin.url", "ext::touch \(trap)"),
      ("protocol.ext.allow", "always"), ("protocol.allow", "always"),
    ] {
      try project.git("config", name, value)
    }
    #expect(reason { _ = try project.revision().text("a.yaml") } == .missingObject)
    #expect(!FileManager.default.fileExists(atPath: trap))
    // It is a trap: whoever does not take care springs it.
    _ = try? project.git("cat-file", "-p", blob)
    #expect(FileManager.default.fileExists(atPath: trap))
  }

  @Test func replacedObjectsAndGraftsAreNotSeen() throws {
    let project = try TemporaryProject("# file: a.yaml\ntrue\n")
    let base = try project.commit()
    try project.write("false\n", to: "b.yaml")
    let second = try project.commit()
    let (blob, other) = (
      try project.git("rev-parse", "HEAD:a.yaml"), try project.git("rev-parse", "HEAD:b.yaml")
    )
    try project.git("replace", blob, other)
    try project.git("replace", base, second)
    try project.write("\(second)\n", to: ".git/info/grafts")
    #expect(try project.git("cat-file", "-p", blob) == "false")
    let repository = try project.repository()
    #expect(try repository.revision(named: base).text("a.yaml") == "true\n")
    let commits = (try repository.commit(named: "HEAD"), try repository.commit(named: base))
    #expect(try repository.mergeBase(of: commits.0, and: commits.1).id == base)
    #expect(try repository.commit(named: "HEAD~1").id == base)
  }

  @Test func theFolderOfAnotherUserIsRead() throws {
    let project = try TemporaryProject("# file: a.yaml\nx: 1\n")
    try project.commit()
    guard geteuid() == 0 else { return }
    for path in ["", ".git"] { try #require(chown(project.url(path).path, 12_345, 12_345) == 0) }
    #expect(try readAll(project) == Array("x: 1\n".utf8))
  }

  private func remove(_ id: String, from project: TemporaryProject) throws {
    try FileManager.default.removeItem(at: project.url(".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"))
  }

  @Test func damageIsAnErrorAndNoAbsence() throws {
    let project = try TemporaryProject("# file: d/a.yaml\nx: 1\n# file: d/b.yaml\nx: 2\n")
    try project.link("l.yaml", to: "d/a.yaml")
    let commit = try project.commit()
    try remove(project.git("rev-parse", "HEAD:d/a.yaml"), from: project)
    let revision = try project.revision()
    #expect(try revision.walked().files.map(\.path) == ["d/a.yaml", "d/b.yaml"])
    var reader = try FileTree.revision(revision).reader()
    #expect(reason { _ = try reader.read("d/a.yaml") } == .missingObject)
    #expect(try reader.read("d/b.yaml") == Array("x: 2\n".utf8))
    #expect(reason { try reader.scan("d/a.yaml") { _ in true } } == .missingObject)

    let other = project.url(".git/objects")
    let blob = try project.git("rev-parse", "HEAD:d/b.yaml")
    let file = other.appending(path: "\(blob.prefix(2))/\(blob.dropFirst(2))")
    chmod(file.path, 0o644)
    try Data("garbage".utf8).write(to: file)
    #expect(reason { _ = try project.revision().text("d/b.yaml") } == .missingObject)

    try remove(project.git("rev-parse", "HEAD:l.yaml"), from: project)
    let note = try #require(try project.revision().walked().notes.first)
    #expect(note.path == "l.yaml" && note.isWanted)
    guard case .unreadableLink = note.kind else {
      Issue.record("a link that cannot be read must not be passed over: \(note.kind)")
      return
    }

    let tree = try project.git("rev-parse", "HEAD^{tree}")
    try remove(project.git("rev-parse", "HEAD:d"), from: project)
    #expect(gitError { _ = try project.revision() } == GitError.missingObject(commit, isShallow: false))
    try remove(tree, from: project)
    #expect(gitError { _ = try project.revision() } == .missingObject(commit, isShallow: false))
    try remove(commit, from: project)
    #expect(gitError { _ = try project.revision() } == .missingObject(commit, isShallow: false))
  }

  @Test func aTreeThatNoCheckoutCouldMakeIsRefused() throws {
    let id = String(repeating: "a", count: 40)
    for path in ["../x.yaml", "a/../x.yaml", ".git/config", "a/.GIT", "a//b", "/a", "a/", "."] {
      let listing = Array("100644 blob \(id)\t\(path)\0".utf8)
      #expect(gitError { _ = try GitTree(listing: listing, idLength: 40) } == .malformedTree(path: path))
    }
    for paths in [["a", "a"], ["a", "a/b"], ["a/b", "c", "a/d"]] {
      let listing = paths.map { "100644 blob \(id)\t\($0)\0" }.joined()
      #expect(
        gitError { _ = try GitTree(listing: Array(listing.utf8), idLength: 40) } == .malformedTree(path: "a"))
    }
  }

  @Test func anUnexpectedLineIsAnError() throws {
    let id = String(repeating: "a", count: 40)
    for line in [
      "100644 blob \(id)\tx", "100644 blob \(id) x\0", "100644 blob \(id)\t\0",
      "100644 blob \(id.dropLast())\tx\0",
      "100644 tree \(id)\tx\0", "100000 blob \(id)\tx\0", "100644  blob \(id)\tx\0", "\0",
      "100644 blob \(id.uppercased())\tx\0", "100644 blob \(id) 5\tx\0",
      "100644 blob \(id)\(id.prefix(24))\tx\0",
    ] {
      let listing = Array(line.utf8)
      let error = GitError.unexpectedOutput(command: "ls-tree")
      #expect(gitError { _ = try GitTree(listing: listing, idLength: 40) } == error, "\(line)")
    }
    #expect(throws: Never.self) {
      _ = try GitTree(listing: Array("100644 blob \(id)\tx\0".utf8), idLength: 40)
    }
  }
}
