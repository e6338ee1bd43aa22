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

      Exit status: 0 the list is whole; 2 it is not, because files could not be read, manifests, policies or \
      catalogs have errors, or there is no agent. What could be read is listed all the same; standard error \
      says what could not.
      """)

  @Argument(help: "Files or folders whose agents are listed; without any, all.", completion: .file())
  var paths: [String] = []

  @OptionGroup var place: PlaceOptions

  @Option(name: .long, help: "List only this agent. May be repeated.")
  var agent: [String] = []

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

  func validate() throws { try PlaceOptions.validate(policy: policy, threads: threads) }

  func run() throws {
    let report: InventoryReport
    do throws(RequestError) {
      var request = try place.request(paths: paths, policy: policy, now: nil, threads: threads)
      request.agents = agent
      request.allowsEmpty = allowEmpty
      report = try DeploymentGate.survey(request).report
    } catch {
      throw RequestFault(error.explanation)
    }
    let options = RenderOptions(
      color: color.isOn, width: StandardOutput.width, pathPrefix: place.prefixInWorkspace)
    var bytes: [UInt8] = []
    format.format.write(report, options, &bytes)
    StandardOutput.write(bytes)
    StandardError.write(InventoryProblems.text(of: report, options))
    if report.status != .pass { throw StatusError(report.status) }
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
