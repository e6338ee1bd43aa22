import Foundation
import Support
import Testing

/// The same input gives the same bytes, whatever the threads, the order on the disk, the locale and the
/// folder.
@Suite struct DeterminismTests {
  /// Sixty files, of which every third has faults, in an order that a seed decides.
  private func project(seed: UInt64) throws -> TemporaryProject {
    var generator = SeededGenerator(seed: seed)
    let project = try TemporaryProject()
    for number in (0..<60).shuffled(using: &generator) {
      let more = number % 3 == 0 ? "risk: huge\nowner: []\ndelegates: [agent-\(number % 7), nobody]" : ""
      try project.write(
        Samples.agent("agent-\(number % 50)", more: more), to: "teams/t\(number % 5)/a\(number).yaml")
    }
    try project.write(Samples.directory, to: ".agentgate/directory.yaml")
    return project
  }

  @Test(arguments: ["text", "json", "github"])
  func reportsAreEqualToTheByte(_ format: String) throws {
    let first = try Program.check("--format", format, "--threads", "1", in: project(seed: 1))
    #expect(first.status == 1)
    for seed in UInt64(1)...3 {
      let project = try project(seed: seed)
      for threads in ["2", "8"] {
        let other = try Program.check("--format", format, "--threads", threads, in: project)
        #expect(other.output == first.output, "seed \(seed), \(threads) threads")
      }
      for locale in ["C", "C.UTF-8", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8"] {
        let other = try Program.check(
          "--format", format, in: project, variables: ["LC_ALL": locale, "LANG": locale])
        #expect(other.output == first.output, "locale \(locale)")
      }
    }
  }

  @Test func aRunWithoutGitIsTheSame() throws {
    let project = try project(seed: 1)
    let first = try Program.check(in: project).output
    #expect(
      try Program.check(in: project, variables: ["PATH": "/nowhere", "HOME": "/nowhere"]).output == first)
  }
}
