import ArgumentParser
import Documents
import Findings
import Gate
import Reports
import Repository

/// `agentgate inventory`.
struct Inventory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inventory", abstract: "List the agents of this repository, and what each of them may do.",
    discussion: """
      The table shows of each agent its tier, its owner, its model, and what it can do in which system by \
      its own grants; the other formats also what raised its tier, who it is, where it is deployed, and \
      more. No rule is applied and no verdict given. The root is found as by `agentgate check`, and paths \
      choose agents as they do there.

      With --can only those agents are listed that can do some of what the question is about, by their own \
      grants or through agents that they may call: `erp:invoices.delete tenants/emea/**`, `erp`, \
      `*:*.delete`. The patterns are those of manifests. Grants that have expired count, and so do agents \
      whose manifests have errors.

      Exit status: 0 the list or the answer is whole, also where nobody can; 2 it is not, because files \
      could not be read, manifests, policies or catalogs have errors, or there is no agent. What could be \
      read is listed all the same; standard error says what could not.
      """)

  @Argument(help: "Files or folders whose agents are listed; without any, all.", completion: .file())
  var paths: [String] = []

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "List only this agent. May be repeated.")
  var agent: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "List only the agents that can do this, SYSTEM:ACTION RESOURCE, and how.", valueName: "question"))
  var can: String?

  @Option(
    name: .long, help: "With --can, the instant that decides which grants have expired; otherwise now.")
  var now: NowArgument?

  @Option(
    name: .long, help: "A folder with policies that bind from above, for many repositories.",
    completion: .directory)
  var policy: String?

  @Option(name: .long, help: "How to list them: a table for people, or a form for programs.")
  var format = InventoryFormatName(.table)

  @Flag(name: .long, help: "Exit with 0 where the repository has no agents.")
  var allowEmpty = false

  @Option(name: .long, help: "Colour the table: auto, always or never.")
  var color = ColorChoice.auto

  @Option(name: .long, help: "How many threads read; the list is the same for any number.")
  var threads: Int?

  func validate() throws {
    try PlaceOptions.validate(policy: policy, threads: threads)
    if now != nil, can == nil { throw ValidationError("--now has a meaning only together with --can.") }
  }

  func run() throws {
    let options = RenderOptions(
      color: color.isOn, width: StandardOutput.width, pathPrefix: place.prefixInWorkspace)
    var bytes: [UInt8] = []
    var problems = ""
    let status: ExitStatus
    do throws(RequestError) {
      if let can {
        let answer = try DeploymentGate.whoCan(can, try request())
        format.format.writeAnswer(answer, options, &bytes)
        problems = InventoryProblems.text(of: answer.inventory, options, subject: "answer")
        status = answer.inventory.status
      } else {
        let report = try DeploymentGate.survey(try request()).report
        format.format.write(report, options, &bytes)
        problems = InventoryProblems.text(of: report, options)
        status = report.status
      }
    } catch {
      throw RequestFault(error.explanation)
    }
    StandardOutput.write(bytes)
    StandardError.write(problems)
    if status != .pass { throw StatusError(status) }
  }

  private func request() throws(RequestError) -> CheckRequest {
    var request = try place.request(paths: paths, policy: policy, now: now, threads: threads)
    request.agents = agent
    request.allowsEmpty = allowEmpty
    return request
  }
}

/// `--format` of an inventory.
struct InventoryFormatName: ExpressibleByArgument {
  let format: InventoryFormat

  init(_ format: InventoryFormat) { self.format = format }

  init?(argument: String) {
    guard let format = InventoryFormat.named(argument) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.name }

  static var allValueStrings: [String] { InventoryFormat.all.map(\.name) }
}
