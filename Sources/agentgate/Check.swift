import ArgumentParser
import Documents
import Findings
import Gate
import Reports
import Repository

/// `agentgate check`.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the agents of this repository: the gate.",
    discussion: """
      The root is the nearest folder upwards that holds agentgate.yaml, else the top of the git checkout, \
      else the working folder. All agents under it are known; without paths all of them get a verdict, with \
      paths those whose \
      manifest, prompt or definition a path is or contains. A path to a policy, a catalog, the directory or \
      agentgate.yaml stands for all agents.
      """)

  @Argument(help: "Files or folders whose agents get a verdict; without any, all.", completion: .file())
  var paths: [String] = []

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "Give only this agent a verdict. May be repeated.")
  var agent: [String] = []

  @Option(name: .long, help: "The environment that is deployed to; agents that do not list it are blocked.")
  var environment: String?

  @Option(
    name: .long, help: "A folder with policies that bind from above, for many repositories.",
    completion: .directory)
  var policy: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Also report what the agents can do more than where the work on HEAD left this branch.",
      valueName: "ref"))
  var base: String?

  @Option(name: .long, help: "The report on standard output: \(ReportFormat.names).")
  var format = FormatName(.text)

  @Option(
    name: .long, help: "Write a report to a file, as FORMAT=FILE. May be repeated.", completion: .file())
  var output: [OutputFile] = []

  @Option(
    name: .long,
    help: """
      Say why this agent is in its tier and what would lower it, instead of a report; as text or json.
      """)
  var explainTier: String?

  @Option(name: .long, help: "The instant that counts as now, such as 2026-11-24 or 2026-11-24T12:00:00Z.")
  var now: NowArgument?

  @Flag(name: .long, help: "Pass where the repository has no agents.")
  var allowEmpty = false

  @Flag(name: .long, help: "Report what would block, but exit with 0 instead of 1.")
  var reportOnly = false

  @Option(name: .long, help: "Colour the text report: auto, always or never.")
  var color = ColorChoice.auto

  @Option(name: .long, help: "How many threads read and judge; the report is the same for any number.")
  var threads: Int?

  func validate() throws {
    try PlaceOptions.validate(policy: policy, threads: threads)
    guard explainTier != nil else { return }
    if ExplanationFormat.named(format.format.name) == nil {
      throw ValidationError("--explain-tier writes text or json, not \(format.format.name).")
    }
    if !output.isEmpty || !paths.isEmpty || !agent.isEmpty || base != nil {
      throw ValidationError(
        "--explain-tier explains the agent that it names: give no paths, --agent, --base or --output.")
    }
  }

  func run() throws {
    if let explainTier { return try explain(explainTier) }
    let outcome: Outcome
    do throws(RequestError) {
      outcome = try DeploymentGate.check(try request())
    } catch {
      throw RequestFault(error.explanation)
    }
    for file in output { try file.write(bytes(of: outcome, as: file.format, color: false, width: nil)) }
    StandardOutput.write(
      bytes(of: outcome, as: format.format, color: color.isOn, width: StandardOutput.width))
    if outcome.status != .pass { throw StatusError(outcome.status) }
  }

  /// An explanation is no verdict: it ends with 0, or with 2 where the tier could not be computed.
  private func explain(_ name: String) throws {
    let explanation: TierExplanation
    do throws(RequestError) {
      explanation = try DeploymentGate.explainTier(of: name, try request())
    } catch {
      throw RequestFault(error.explanation)
    }
    let options = RenderOptions(
      color: color.isOn, width: StandardOutput.width, pathPrefix: place.prefixInWorkspace)
    var bytes: [UInt8] = []
    ExplanationFormat.named(format.format.name)?.write(explanation, options, &bytes)
    StandardOutput.write(bytes)
    if explanation.status != .pass { throw StatusError(explanation.status) }
  }

  private func request() throws(RequestError) -> CheckRequest {
    var request = try place.request(paths: paths, policy: policy, now: now, threads: threads)
    request.agents = agent
    request.environment = environment
    request.allowsEmpty = allowEmpty
    request.isReportOnly = reportOnly
    request.wantsDetail = ([format.format] + output.map(\.format)).contains { $0.needsDetail }
    do throws(GitError) {
      request.base = try base.map { name throws(GitError) in
        let repository = try PlaceOptions.repository(around: request.root)
        return try RevisionState(ofWorkSince: name, in: repository)
      }
    } catch {
      throw .unreadableRevision(error)
    }
    return request
  }

  private func bytes(of outcome: Outcome, as format: ReportFormat, color: Bool, width: Int?) -> [UInt8] {
    var bytes: [UInt8] = []
    format.write(
      outcome, RenderOptions(color: color, width: width, pathPrefix: place.prefixInWorkspace), &bytes)
    return bytes
  }
}
