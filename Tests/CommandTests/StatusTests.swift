import Foundation
import Support
import Testing

/// The exit statuses of `check`: whatever is not 0 stops a pipeline.
@Suite struct StatusTests {
  private let passing = "# file: a.yaml\n\(Samples.agent("a"))"
  private let blocked = "# file: a.yaml\n\(Samples.agent("a", more: "risk: huge"))"
  private let undecided =
    "# file: .agentgate/p.yaml\n\(Samples.policy("p", layer: "nobody", spec: "deny: []"))"

  @Test func everyAgentPassesIsZero() throws {
    let result = try Program.check(in: TemporaryProject(passing))
    #expect(result.status == 0, "\(result.output)")
    #expect(result.errors == "")
  }

  @Test func aBlockedAgentIsOne() throws {
    let result = try Program.check(in: TemporaryProject(blocked))
    #expect(result.status == 1, "\(result.output)")
    #expect(result.errors == "")
  }

  @Test func anInvalidPolicyIsTwoAlsoWhereAnAgentIsBlocked() throws {
    #expect(try Program.check(in: TemporaryProject(passing + undecided)).status == 2)
    #expect(try Program.check(in: TemporaryProject(blocked + undecided)).status == 2)
  }

  @Test func reportOnlyTurnsOneIntoZeroAndNeverTwo() throws {
    let one = try TemporaryProject(blocked)
    let result = try Program.check("--report-only", "--format", "json", in: one)
    #expect(result.status == 0)
    #expect(result.output.contains("\"enforced\": false") || result.output.contains("\"enforced\":false"))
    #expect(
      result.output.contains("\"verdict\": \"block\"") || result.output.contains("\"verdict\":\"block\""))
    #expect(try Program.check("--report-only", in: TemporaryProject(blocked + undecided)).status == 2)
    #expect(try Program.check("--report-only", in: TemporaryProject()).status == 2)
    #expect(try Program.check("--report-only", "--agent", "nobody", in: one).status == 2)
  }

  @Test func noAgentIsTwoUnlessAllowed() throws {
    let project = try TemporaryProject()
    #expect(try Program.check(in: project).status == 2)
    #expect(try Program.check("--allow-empty", in: project).status == 0)
  }

  @Test func allowEmptyForgivesNothingElse() throws {
    #expect(try Program.check("--allow-empty", in: TemporaryProject(undecided)).status == 2)
    let broken = "# file: a.yaml\napiVersion: agentgate/v1\nkind: [\n"
    #expect(try Program.check("--allow-empty", in: TemporaryProject(broken)).status == 1)
  }

  /// A crash of the program must not look like a verdict.
  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func aDefectIsSeventy(_ signal: Int32) throws {
    let project = try TemporaryProject()
    try project.write("", to: "errors")
    // Nobody reads this pipe, which is too small for what is printed, so that the program waits.
    let pipe = Pipe()
    #expect(fcntl(pipe.fileHandleForWriting.fileDescriptor, 1031, 4096) == 4096)
    let errorFile = try FileHandle(forWritingTo: project.url("errors"))
    let child = try ChildProcess(
      Program.path, ["policy", "show", "common"], in: project.folder.path, environment: Program.environment,
      output: pipe.fileHandleForWriting.fileDescriptor, errors: errorFile.fileDescriptor)
    var waiting = pollfd(fd: pipe.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 30_000) == 1)
    kill(child.id, signal)
    let status = child.wait(seconds: 30)
    withExtendedLifetime(errorFile) {}
    #expect(status == 70)
    let errors = try project.read("errors")
    #expect(errors == "agentgate: a defect in AgentGate itself; nothing was decided. Please report it.\n")
  }

  /// A reader that has gone away is no fault of the run.
  @Test func aClosedPipeKeepsTheStatus() throws {
    for (text, status) in [(passing, 0), (blocked, 1), (undecided, 2)] {
      let project = try TemporaryProject(text)
      let script = "'\(Program.path)' check | true; exit ${PIPESTATUS[0]}"
      let result = try Program.run(["-c", script], in: project.folder, executable: "/bin/bash")
      #expect(result.status == Int32(status))
      #expect(result.errors == "")
    }
  }

  /// What cannot be printed has not been said: a full disk is no verdict.
  @Test func aFullDeviceIsUndecided() throws {
    for text in [passing, blocked, undecided] {
      let project = try TemporaryProject(text)
      let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
      let result = try Program.run(["check"], in: project.folder, output: full)
      #expect(result.status == 2)
      #expect(result.errors.contains("Standard output cannot be written to: No space left"))
    }
  }
}
