import Foundation

/// A git command in a test that failed.
public struct GitFailure: Error, CustomStringConvertible {
  /// The command, and what git said.
  public let description: String
}

extension TemporaryProject {
  /// Nothing of the machine's configuration, and the same author at the same time always.
  private static let gitVariables = [
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": "2026-11-24T12:00:00Z",
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
    "GIT_COMMITTER_DATE": "2026-11-24T12:00:00Z",
  ]

  /// Runs git in the folder; what it printed, without the last line's end.
  @discardableResult
  public func git(_ arguments: String..., variables: [String: String] = [:]) throws -> String {
    let result = try Program.run(
      arguments, in: folder, variables: Self.gitVariables.merging(variables) { _, new in new },
      executable: "/usr/bin/git")
    guard result.status == 0 else {
      throw GitFailure(description: "git \(arguments.joined(separator: " ")): \(result.errors)")
    }
    return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
  }

  /// Makes the folder a repository, if it is none, and commits all that is in it; the commit's id.
  @discardableResult
  public func commit() throws -> String {
    if !FileManager.default.fileExists(atPath: url(".git").path) { try git("init", "--quiet", "-b", "main") }
    try git("add", "--all", "--force")
    try git("commit", "--quiet", "--allow-empty", "-m", "change")
    return try git("rev-parse", "HEAD")
  }

  /// Removes all but `.git`.
  public func empty() throws {
    for name in try names() where name != ".git" { try FileManager.default.removeItem(at: url(name)) }
  }
}
