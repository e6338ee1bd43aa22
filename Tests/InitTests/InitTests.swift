import Foundation
import Scaffold
import Testing

/// `agentgate init`, as a process.
@Suite struct InitTests {
  static let paths = FirstFiles.all(codeOwners: nil).map(\.path)

  @Test func writesAllAndSaysWhatComesNext() throws {
    let folder = try Workspace()
    let run = try folder.run("init")
    #expect(run.status == 0 && run.error == "")
    for path in Self.paths {
      #expect(folder.text(path) != nil)
      #expect(run.output.contains(path))
    }
    #expect(run.output.contains("Next: fill in agents/example-agent.yaml, then run `agentgate check`"))
    #expect(try folder.paths().count == Self.paths.count + 2, "no file is left over")
  }

  @Test func aSecondRunWritesNothing() throws {
    let folder = try Workspace()
    _ = try folder.run("init")
    try folder.write("mine", to: "agentgate.yaml")
    let run = try folder.run("init")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("All is there already; nothing was written"))
    #expect(folder.text("agentgate.yaml") == "mine")
  }

  @Test func whatExistsIsKeptAndNamed() throws {
    let folder = try Workspace()
    try folder.write("mine", to: ".agentgate/catalog.yaml")
    let run = try folder.run("init")
    #expect(run.status == 0)
    #expect(run.output.contains("Kept as they are; --force replaces them:\n  .agentgate/catalog.yaml\n"))
    #expect(folder.text(".agentgate/catalog.yaml") == "mine")
    let forced = try folder.run("init", "--force")
    #expect(forced.status == 0 && forced.output.contains(".agentgate/catalog.yaml"))
    #expect(folder.text(".agentgate/catalog.yaml")?.contains("kind: SystemCatalog") == true)
    #expect(try folder.paths().count == Self.paths.count + 2)
  }

  @Test(arguments: FirstFiles.codeOwnersPaths)
  func teamsComeFromCodeOwners(_ path: String) throws {
    let folder = try Workspace()
    try folder.write("* @example-org/platform @ada\n", to: path)
    let run = try folder.run("init")
    #expect(run.output.contains("1 team and 1 person from \(path)"))
    #expect(folder.text(".agentgate/directory.yaml")?.contains("{name: platform, contact: ") == true)
  }

  @Test func linksAreNotFollowed() throws {
    let folder = try Workspace()
    try folder.write("keep", to: "elsewhere/target")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: folder.url.appending(path: "agentgate.yaml"),
      withDestinationURL: folder.url.appending(path: "elsewhere/target"))
    // A link is something that exists: it is kept, and --force replaces the link, never its target.
    #expect(try folder.run("init", ".").output.contains("Kept as they are"))
    #expect(try folder.run("init", ".", "--force").status == 0)
    #expect(folder.text("elsewhere/target") == "keep")
    #expect(folder.text("agentgate.yaml")?.contains("kind: Gate") == true)
  }

  @Test func aLinkedFolderIsAnError() throws {
    let folder = try Workspace()
    let outside = try Workspace()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: ".agentgate"), withDestinationURL: outside.url)
    let run = try folder.run("init")
    #expect(run.status == 2 && run.output == "")
    #expect(
      run.error.contains(".agentgate cannot be written: A link or a file stands where a folder is needed"))
    #expect(try outside.paths().isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() throws {
    let folder = try Workspace()
    let program = folder.url.appending(path: "agentgate")
    try FileManager.default.copyItem(at: Workspace.program, to: program)
    try folder.write("", to: "closed/file")
    let closed = folder.url.appending(path: "closed").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed)
    // Root may write everywhere, so become nobody.
    let isRoot = getuid() == 0
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let run = try folder.run(
      "init", closed, prefix: (isRoot ? nobody : []) + ["env", "--chdir=/"])
    #expect(run.status == 2 && run.output == "")
    #expect(run.error.contains("agentgate.yaml cannot be written: The permission to write there is missing."))
    #expect(try folder.paths().filter { $0.hasPrefix("closed/") } == ["closed/file"])
  }

  @Test func aFolderThatIsNotThereIsAnError() throws {
    let folder = try Workspace()
    let run = try folder.run("init", "nowhere")
    #expect(run.status == 2 && run.error.contains("There is no such file or folder."))
    #expect(try folder.paths().isEmpty)
  }

  @Test func noSecondRootIsMadeBelowAnother() throws {
    let folder = try Workspace()
    _ = try folder.run("init")
    try folder.write("", to: "below/file")
    let run = try folder.run("init", "below")
    #expect(run.status == 2 && run.error.contains("has an agentgate.yaml already"))
    // Without a path it goes where `check` looks.
    #expect(try folder.run("init", in: "below").output.hasPrefix("All is there already"))
  }

  @Test func theManifestPassesOnceItIsFilledIn() throws {
    let folder = try Workspace()
    _ = try folder.run("init")
    let asked = try folder.run("check", "--now", "2026-11-24", "--format", "json")
    #expect(asked.status == 1)
    let rules = asked.output.split(separator: "\n").filter { $0.contains("\"rule\":") }
      .map { $0.split(separator: "\"")[3] }.sorted()
    #expect(
      rules == [
        "grants/missing-expiry", "registration/missing-field", "registration/unknown-owner",
        "registration/vague-purpose",
      ], "\(asked.output)")
    let written = folder.text(FirstFiles.manifestPath)
    var manifest = try #require(written)
    for (placeholder, value) in [
      (
        "<what the agent does, and to what, in one sentence>",
        "Answers questions about open tickets of the help desk."
      ),
      ("your-team", "example-team"), ("# authentication:", "authentication:"),
      ("# expires: YYYY-MM-DD", "expires: 2027-03-01"),
    ] {
      manifest = manifest.replacing(placeholder, with: value)
    }
    try folder.write(manifest, to: FirstFiles.manifestPath)
    let passed = try folder.run("check", "--now", "2026-11-24")
    #expect(passed.status == 0, "\(passed.output)")
  }
}
