import ArgumentParser
import Findings
import Gate
import Reports
import Repository

/// `agentgate diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what access a change adds, as a reviewer wants to read it.",
    discussion: """
      BASE..HEAD compares two commits as they are, BASE...HEAD the commit where HEAD left BASE with HEAD, \
      and BASE alone compares it with the files of the working tree; a side of the dots left out is HEAD. An \
      agent is the same as long as its name is; one that has another name and says the same, or stands at \
      the same path, was renamed. Access is compared by what grants allow, not by how they are written. No \
      rule is applied and no verdict given; `agentgate check --base` does that.

      Exit status: 0 the two could be compared, whatever is different; 2 they could not, or not wholly, \
      because a revision is not here, or files, manifests, policies or catalogs of one of them have errors. \
      What cannot be read counts as nothing before and as everything now; standard error says what it is.
      """)

  @Argument(help: ArgumentHelp("What to compare.", valueName: "base..head"))
  var range: RevisionRange

  @OptionGroup var place: PlaceOptions

  @Option(
    name: .long, help: "A folder with policies that bind from above, for many repositories.",
    completion: .directory)
  var policy: String?

  @Option(name: .long, help: "How to write it: text for people, json for programs.")
  var format = ChangeFormatName(.text)

  @Option(name: .long, help: "Colour the text: auto, always or never.")
  var color = ColorChoice.auto

  @Option(name: .long, help: "How many threads read and compare; the report is the same for any number.")
  var threads: Int?

  func validate() throws { try PlaceOptions.validate(policy: policy, threads: threads) }

  func run() throws {
    let report: ChangeReport
    do throws(RequestError) {
      let request = try place.request(paths: [], policy: policy, now: nil, threads: threads)
      let (base, head) = try states(around: request.root)
      report = try DeploymentGate.compare(request, from: base, to: head)
    } catch {
      throw RequestFault(error.explanation)
    }
    let options = RenderOptions(
      color: color.isOn, width: StandardOutput.width, pathPrefix: place.prefixInWorkspace)
    var bytes: [UInt8] = []
    format.format.write(report, options, &bytes)
    StandardOutput.write(bytes)
    StandardError.write(ChangeProblems.text(of: report, options))
    if report.status != .pass { throw StatusError(report.status) }
  }

  /// The two states; without the later one it is the working tree.
  private func states(around root: RepositoryRoot) throws(RequestError) -> (RevisionState, RevisionState?) {
    do throws(GitError) {
      let repository = try PlaceOptions.repository(around: root)
      switch range {
      case .commits(let base, let head):
        return (
          try RevisionState(named: base, in: repository), try RevisionState(named: head, in: repository)
        )
      case .sinceParting(let base, let head):
        return (
          try RevisionState(ofWorkSince: base, on: head, in: repository),
          try RevisionState(named: head, in: repository)
        )
      case .workingTree(let base): return (try RevisionState(named: base, in: repository), nil)
      }
    } catch {
      throw .unreadableRevision(error)
    }
  }
}

/// What `diff` compares, spelled as git does (gitrevisions(7)).
enum RevisionRange: ExpressibleByArgument {
  /// `A..B`: both as they are.
  case commits(String, String)
  /// `A...B`: where B left A, and B.
  case sinceParting(String, String)
  /// `A`: it and the working tree.
  case workingTree(String)

  init?(argument: String) {
    for (dots, isParting) in [("...", true), ("..", false)] {
      guard let range = argument.firstRange(of: dots) else { continue }
      let (base, head) = (argument[..<range.lowerBound], argument[range.upperBound...])
      if base.isEmpty, head.isEmpty { return nil }
      let names = [base, head].map { $0.isEmpty ? "HEAD" : String($0) }
      self = isParting ? .sinceParting(names[0], names[1]) : .commits(names[0], names[1])
      return
    }
    if argument.isEmpty { return nil }
    self = .workingTree(argument)
  }
}

/// `--format` of a comparison.
struct ChangeFormatName: ExpressibleByArgument {
  let format: ChangeFormat

  init(_ format: ChangeFormat) { self.format = format }

  init?(argument: String) {
    guard let format = ChangeFormat.named(argument) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.name }

  static var allValueStrings: [String] { ChangeFormat.all.map(\.name) }
}
