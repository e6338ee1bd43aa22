import Foundation
import Support
import Testing

/// Where reports go: files whole or not at all, standard output, terminals.
@Suite struct OutputTests {
  private let text = "# file: a.yaml\n\(Samples.agent("a", more: "risk: huge"))"

  @Test func severalFilesAreWrittenAtOnce() throws {
    let project = try TemporaryProject(text)
    let result = try Program.check(
      "--output", "json=report.json", "--output", "github=out.txt", "--output", "text=report.txt", in: project
    )
    #expect(result.status == 1)
    for (format, file) in [("json", "report.json"), ("github", "out.txt"), ("text", "report.txt")] {
      let printed = try Program.check("--format", format, in: project).output
      #expect(try project.read(file) == printed, "\(format)")
    }
    #expect(
      try project.names() == ["a.yaml", "out.txt", "report.json", "report.txt"], "nothing is left over")
  }

  @Test(arguments: ["target.txt", "sub/new.txt"])
  func aLinkStaysAndItsTargetIsWritten(_ target: String) throws {
    let project = try TemporaryProject(text)
    try project.write("old", to: "target.txt")
    try project.write("", to: "sub/file")
    try project.link("report.json", to: target)
    #expect(try Program.check("--output", "json=report.json", in: project).status == 1)
    #expect(try project.read(target).hasPrefix("{"))
    let link = try FileManager.default.destinationOfSymbolicLink(atPath: project.url("report.json").path)
    #expect(link == target)
    #expect(
      try project.names() == ["a.yaml", "report.json", "sub", "target.txt"], "nothing is left over")
  }

  @Test func aPipeIsWrittenIntoAndStays() throws {
    let project = try TemporaryProject(text)
    #expect(mkfifo(project.url("pipe").path, 0o600) == 0)
    let result = try Program.run(
      ["-c", "cat pipe > copy & \"$0\" check --output json=pipe; echo $? > status; wait", Program.path],
      in: project.folder, executable: "/bin/sh", seconds: 30)
    #expect(try project.read("status") == "1\n", "\(result.errors)")
    #expect(try project.read("copy").hasPrefix("{"))
    var status = stat()
    #expect(lstat(project.url("pipe").path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func aDeviceIsWrittenIntoAndStays() throws {
    let project = try TemporaryProject(text)
    // As /dev/null; only root may make one.
    guard mknod(project.url("null").path, S_IFCHR | 0o600, 1 << 8 | 3) == 0 else { return }
    #expect(try Program.check("--output", "json=null", in: project).status != 70)
    var status = stat()
    #expect(lstat(project.url("null").path, &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(arguments: ["report", "./report", "sub/../report", "link"])
  func oneFileForTwoReportsIsBadUsage(_ other: String) throws {
    let project = try TemporaryProject(text)
    try project.write("", to: "sub/file")
    try project.link("link", to: "report")
    let result = try Program.check("--output", "json=report", "--output", "text=\(other)", in: project)
    #expect(result.status == 2)
    #expect(result.errors.contains("twice"), "\(result.errors)")
    #expect(try !project.names().contains("report"))
  }

  @Test(arguments: ["check", "rules"])
  func aReportThatIsLostIsTwo(_ command: String) throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let result = try Program.run([command], in: project.folder, output: full)
    #expect(result.status == 2)
    #expect(result.errors.contains("Standard output cannot be written to: No space left"), "\(result.errors)")
  }

  @Test(arguments: ["no/such/folder/report.json", ".", "folder"])
  func whatCannotBeWrittenIsTwo(_ path: String) throws {
    let project = try TemporaryProject(text)
    try project.write("", to: "folder/file")
    let result = try Program.check("--output", "json=\(path)", in: project)
    #expect(result.status == 2)
    #expect(result.errors.contains("The report cannot be written to \(path)"), "\(result.errors)")
    #expect(try project.names() == ["a.yaml", "folder"], "nothing is left over")
  }

  @Test func oneFileThatCannotBeWrittenKeepsTheOthers() throws {
    let project = try TemporaryProject(text)
    let result = try Program.check(
      "--output", "json=no/report.json", "--output", "text=report.txt", in: project)
    #expect(result.status == 2)
  }

  @Test func theFolderOfMinusCIsWhereARunStarts() throws {
    let project = try TemporaryProject(
      "# file: repo/agentgate.yaml\napiVersion: agentgate/v1\nkind: Gate\nspec: {}\n"
        + "# file: repo/sub/a.yaml\n\(Samples.agent("a"))# file: repo/b.yaml\n\(Samples.agent("b"))")
    let all = try Program.check("-C", "repo", "--format", "json", in: project)
    #expect(all.status == 0, "\(all.output)\(all.errors)")
    #expect(all.output.contains("\"sub/a.yaml\"") && all.output.contains("\"b.yaml\""))
    let one = try Program.check("-C", "repo/sub", "a.yaml", "--format", "json", in: project)
    #expect(one.output.contains("\"sub/a.yaml\"") && !one.output.contains("\"b.yaml\""))
    let absolute = try Program.check("-C", project.url("repo").path, "--format", "json", in: project)
    #expect(absolute.output == all.output)
  }

  @Test func nowIsSaidInTheReport() throws {
    let project = try TemporaryProject("# file: a.yaml\n\(Samples.agent("a"))")
    let day = try Program.run(["check", "--now", "2026-11-24", "--format", "json"], in: project.folder).output
    #expect(day.contains("2026-11-24T00:00:00Z"), "\(day)")
    let offset = try Program.run(
      ["check", "--now", "2026-11-24T13:00:00+01:00", "--format", "json"], in: project.folder
    ).output
    #expect(offset.contains("2026-11-24T12:00:00Z"), "\(offset)")
    let real = try Program.run(["check", "--format", "json"], in: project.folder).output
    #expect(real.contains(/"simulated": ?false/))
    #expect(try Program.check(in: project).output.contains("simulated"))
  }

  @Test func githubPathsAreSeenFromTheWorkspace() throws {
    let project = try TemporaryProject(
      "# file: repo/agentgate.yaml\napiVersion: agentgate/v1\nkind: Gate\nspec: {}\n"
        + "# file: repo/a.yaml\n\(Samples.agent("a", more: "risk: huge"))")
    let result = try Program.check(
      "-C", "repo", "--format", "github", in: project, variables: ["GITHUB_WORKSPACE": project.folder.path])
    #expect(result.output.contains("file=repo/a.yaml"), "\(result.output)")
  }

  @Test func aFolderWithoutPermissionIsTwo() throws {
    let project = try TemporaryProject(
      "# file: a.yaml\n\(Samples.agent("a"))# file: locked/b.yaml\n\(Samples.agent("b"))")
    for path in ["", "locked"] { chmod(project.url(path).path, 0o755) }
    chmod(project.url("locked").path, 0)
    defer { chmod(project.url("locked").path, 0o755) }
    var command = [Program.path, "check", "-C", project.folder.path]
    if getuid() == 0 {
      // Root reads everything: the run has to be somebody else's, who has to reach the program.
      let copy = project.url("program").path
      try FileManager.default.copyItem(atPath: Program.path, toPath: copy)
      chmod(copy, 0o755)
      command =
        ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copy] + command.dropFirst()
      guard FileManager.default.isExecutableFile(atPath: command[0]) else { return }
    }
    let result = try Program.run(
      Array(command.dropFirst()), in: project.folder, executable: command[0])
    #expect(result.status == 2, "\(result.errors)\(result.output)")
    #expect(result.output.contains("locked"), "\(result.output)")
    #expect(result.output.contains("permission"), "\(result.output)")
  }
}
