public import Foundation

/// The built program, run as people run it.
public struct Program: Sendable {
  /// What a run left behind.
  public struct Result: Sendable {
    /// The exit status; of a process ended by a signal, the signal's number below 0.
    public let status: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let errors: String
  }

  /// A run that took longer than its limit.
  public struct TookTooLong: Error {}

  /// The program beside this test bundle.
  public static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "agentgate").path

  /// An environment without anything that changes what is printed.
  public static let environment: [String: String] = {
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_WORKSPACE", "TERM", "LC_ALL", "LANG"] {
      variables[name] = nil
    }
    return variables
  }()

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - arguments: What is typed after its name.
  ///   - folder: The working folder.
  ///   - variables: What is added to the environment.
  ///   - executable: Another program to run in its place, such as a shell.
  ///   - output: Where standard output goes; without it, into the result.
  ///   - seconds: How long it may take.
  public static func run(
    _ arguments: [String], in folder: URL, variables: [String: String] = [:], executable: String = path,
    output: FileHandle? = nil, seconds: Double = 60
  ) throws -> Result {
    let captured = try TemporaryProject()
    for name in ["out", "err"] { try captured.write("", to: name) }
    let errors = try FileHandle(forWritingTo: captured.url("err"))
    let output = try output ?? FileHandle(forWritingTo: captured.url("out"))
    let child = try ChildProcess(
      executable, arguments, in: folder.path,
      environment: environment.merging(variables) { _, new in new },
      output: output.fileDescriptor, errors: errors.fileDescriptor)
    let status = child.wait(seconds: seconds)
    withExtendedLifetime((output, errors)) {}
    guard let status else { throw TookTooLong() }
    return Result(
      status: status, output: try captured.read("out"), errors: try captured.read("err"))
  }

  /// Runs it in a project's folder.
  public static func run(
    _ arguments: String..., in project: TemporaryProject, variables: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, in: project.folder, variables: variables)
  }

  /// Runs `check` in a project's folder, at the instant that all tests take as now.
  public static func check(
    _ arguments: String..., in project: TemporaryProject, variables: [String: String] = [:]
  ) throws -> Result {
    try run(["check", "--now", "2026-11-24T12:00:00Z"] + arguments, in: project.folder, variables: variables)
  }
}
