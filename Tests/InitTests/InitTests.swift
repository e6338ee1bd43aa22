import Foundation
import Scaffold
import Support
import Testing

/// `agentgate init`, as a process.
@Suite struct InitTests {
  static let paths = FirstFiles.all(codeOwners: nil).map(\.path)

  @Test func writesAllAndSaysWhatComesNext() throws {
    let project = try TemporaryProject()
    let run = try Program.run("init", in: project)
    #expect(run.status == 0 && run.errors == "")
    for path in Self.paths {
      #expect(project.text(path) != nil)
      #expect(run.output.contains(path))
    }
    #expect(run.output.contains("Next: fill in agents/example-agent.yaml, then run `agentgate check`"))
    #expect(try project.paths().count == Self.paths.count + 2, "no file is left over")
  }

  @Test func aSecondRunWritesNothing() throws {
    let project = try TemporaryProject()
    _ = try Program.run("init", in: project)
    try project.write("mine", to: "agentgate.yaml")
    let run = try Program.run("init", in: project)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("All is there already; nothing was written"))
    #expect(project.text("agentgate.yaml") == "mine")
  }

  @Test func whatExistsIsKeptAndNamed() throws {
    let project = try TemporaryProject()
    try project.write("mine", to: ".agentgate/catalog.yaml")
    let run = try Program.run("init", in: project)
    #expect(run.status == 0)
    #expect(run.output.contains("Kept as they are; --force replaces them:\n  .agentgate/catalog.yaml\n"))
    #expect(project.text(".agentgate/catalog.yaml") == "mine")
    let forced = try Program.run("init", "--force", in: project)
    #expect(forced.status == 0 && forced.output.contains(".agentgate/catalog.yaml"))
    #expect(project.text(".agentgate/catalog.yaml")?.contains("kind: SystemCatalog") == true)
    #expect(try project.paths().count == Self.paths.count + 2)
  }

  @Test(arguments: FirstFiles.codeOwnersPaths)
  func teamsComeFromCodeOwners(_ path: String) throws {
    let project = try TemporaryProject()
    try project.write("* @example-org/platform @ada\n", to: path)
    let run = try Program.run("init", in: project)
    #expect(run.output.contains("1 team and 1 person from \(path)"))
    #expect(project.text(".agentgate/directory.yaml")?.contains("{name: platform, contact: ") == true)
  }

  /// Whatever the owners are called, the gate reads what is written of them.
  @Test(arguments: FirstFilesTests.cases)
  func theDirectoryIsValid(_ name: String) throws {
    let project = try TemporaryProject()
    try project.write(try FixtureFiles.text("init/\(name)/CODEOWNERS"), to: "CODEOWNERS")
    #expect(try Program.run("init", in: project).status == 0)
    let check = try Program.check("--format", "json", in: project)
    #expect(check.status == 1, "\(check.output)")
    #expect(!check.output.contains("\"document/"), "\(check.output)")
  }

  @Test func codeOwnersThatLieOutsideAreNotRead() throws {
    let (project, outside) = (try TemporaryProject(), try TemporaryProject())
    try outside.write("* @example-org/secret\n", to: "owners")
    try project.link("CODEOWNERS", to: outside.url("owners").path)
    let run = try Program.run("init", in: project)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("CODEOWNERS was not read: A symbolic link leads out of the root"))
    #expect(project.text(".agentgate/directory.yaml")?.contains("example-team") == true)
  }

  @Test func linksAreNotFollowed() throws {
    let project = try TemporaryProject()
    try project.write("keep", to: "elsewhere/target")
    try project.link("agentgate.yaml", to: "elsewhere/target")
    // A link is something that exists: it is kept, and --force replaces the link, never its target.
    #expect(try Program.run("init", ".", in: project).output.contains("Kept as they are"))
    #expect(try Program.run("init", ".", "--force", in: project).status == 0)
    #expect(project.text("elsewhere/target") == "keep")
    #expect(project.text("agentgate.yaml")?.contains("kind: Gate") == true)
  }

  @Test func aLinkedFolderIsAnError() throws {
    let (project, outside) = (try TemporaryProject(), try TemporaryProject())
    try project.link(".agentgate", to: outside.folder.path)
    let run = try Program.run("init", in: project)
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.contains(".agentgate cannot be written: A link or a file stands where a folder"))
    #expect(try outside.paths().isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenIsAnError() throws {
    let project = try TemporaryProject()
    try project.write("", to: "closed/file")
    let (closed, program) = (project.url("closed").path, project.url("agentgate").path)
    try FileManager.default.copyItem(atPath: Program.path, toPath: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed)
    // Root may write everywhere, so become nobody; who cannot see the program's own folder sees the copy.
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let words = (getuid() == 0 ? nobody : []) + [program, "init", closed]
    let run = try Program.run(words, in: URL(filePath: "/"), executable: "/usr/bin/env")
    #expect(run.status == 2 && run.output == "")
    #expect(
      run.errors.contains("agentgate.yaml cannot be written: The permission to write there is missing."))
    #expect(try project.paths().filter { $0.hasPrefix("closed/") } == ["closed/file"])
  }

  @Test func aFolderThatIsNotThereIsAnError() throws {
    let project = try TemporaryProject()
    let run = try Program.run("init", "nowhere", in: project)
    #expect(run.status == 2 && run.errors.contains("There is no such file or folder."))
    #expect(try project.paths().isEmpty)
  }

  @Test func noSecondRootIsMadeBelowAnother() throws {
    let project = try TemporaryProject()
    _ = try Program.run("init", in: project)
    try project.write("", to: "below/file")
    let run = try Program.run("init", "below", in: project)
    #expect(run.status == 2 && run.errors.contains("has an agentgate.yaml already"))
    // Without a path it goes where `check` looks.
    let again = try Program.run(["init"], in: project.url("below"))
    #expect(again.output.hasPrefix("All is there already"))
  }

  @Test func theManifestPassesOnceItIsFilledIn() throws {
    let project = try TemporaryProject()
    _ = try Program.run("init", in: project)
    let asked = try Program.check("--format", "json", in: project)
    #expect(asked.status == 1)
    let rules = asked.output.split(separator: "\n").filter { $0.hasPrefix("      \"rule\":") }
      .map { $0.split(separator: "\"")[3] }.sorted()
    #expect(
      rules == [
        "grants/missing-expiry", "registration/missing-field", "registration/unknown-owner",
        "registration/vague-purpose",
      ], "\(asked.output)")
    var manifest = try project.read(FirstFiles.manifestPath)
    for (placeholder, value) in [
      (
        "<what the agent does, and to what, in one sentence>",
        "Answers questions about open help desk tickets."
      ),
      ("your-team", "example-team"), ("# authentication:", "authentication:"),
      ("# expires: YYYY-MM-DD", "expires: 2027-03-01"),
    ] {
      manifest = manifest.replacing(placeholder, with: value)
    }
    try project.write(manifest, to: FirstFiles.manifestPath)
    let passed = try Program.check(in: project)
    #expect(passed.status == 0, "\(passed.output)")
  }
}

extension TemporaryProject {
  /// The text of a file; nil where there is none.
  fileprivate func text(_ path: String) -> String? { try? read(path) }

  /// All files and folders below it, sorted.
  fileprivate func paths() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }
}
