import ArgumentParser
import Repository
import Scaffold

/// `agentgate init`.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a first configuration and a manifest to fill in.",
    discussion: """
      Writes agentgate.yaml, a directory of teams (from the repository's CODEOWNERS file, where there is \
      one), an example catalog of systems and an example manifest. What exists already is kept. Without PATH \
      they go where `agentgate check` looks: into the top of the git checkout, else into the working folder.
      """)

  @Argument(help: "The folder to write into; it becomes the root.", completion: .directory)
  var path: String?

  @OptionGroup var place: PlaceOptions

  @Flag(name: .long, help: "Replace files that exist.")
  var force = false

  func run() throws {
    do {
      let root = try folder()
      let (owners, note) = codeOwners(in: root)
      let files = FirstFiles.all(codeOwners: owners)
      let writer = try NewFiles(below: root.path)
      var results: [NewFiles.Result] = []
      for file in files {
        results.append(try writer.write(Array(file.text.utf8), to: file.path, isReplacing: force))
      }
      StandardOutput.write(note + report(files, results, root: root))
    } catch let error as NewFiles.Failure {
      let subject = error.path.isEmpty ? "The folder" : visible(error.path)
      throw RequestFault("\(subject) cannot be written: \(error.explanation)")
    } catch let error as FileError {
      throw RequestFault("\(visible(error.path)): \(error.explanation)")
    }
  }

  /// The folder to write into. A second Gate file below another would block that other root's checks.
  private func folder() throws -> RepositoryRoot {
    let named = path.map { $0.hasPrefix("/") ? $0 : "\(place.folder)/\($0)" }
    let found = try RepositoryRoot.find(from: named ?? place.folder)
    guard let named else { return found }
    let wanted = try RepositoryRoot(folder: named)
    if found.reason == .gateFile, found.path != wanted.path {
      throw RequestFault(
        """
        \(visible(wanted.path)) lies below \(visible(found.path)), which has an agentgate.yaml already; a \
        second one would have no force. Add manifests there, and run `agentgate check`.
        """)
    }
    return wanted
  }

  /// The owners that the repository's CODEOWNERS file names; and what to say where one exists that cannot be
  /// read.
  private func codeOwners(in root: RepositoryRoot) -> (
    owners: (owners: CodeOwners, path: String)?, note: String
  ) {
    for path in FirstFiles.codeOwnersPaths {
      do throws(FileError) {
        let owners = CodeOwners(try readInside(root, path, sizeLimit: Self.codeOwnersLimit))
        let note =
          owners.unreadable == 0
          ? "" : "\(path): \(owners.unreadable) words name no owner and were left out.\n"
        return ((owners, path), note)
      } catch {
        if error.reason == .notFound { continue }
        return (nil, "\(path) was not read: \(error.explanation)\n")
      }
    }
    return (nil, "")
  }

  /// GitHub reads no larger ones.
  private static let codeOwnersLimit = 3 << 20

  private func report(_ files: [ScaffoldFile], _ results: [NewFiles.Result], root: RepositoryRoot) -> String {
    let kept = zip(files, results).filter { $0.1 == .kept }.map(\.0)
    let written = zip(files, results).filter { $0.1 != .kept }.map(\.0)
    let width = files.map(\.path.utf8.count).max() ?? 0
    func lines(_ files: [ScaffoldFile]) -> String {
      files.map {
        "  \($0.path)\(String(repeating: " ", count: width - $0.path.utf8.count))  \($0.summary)\n"
      }.joined()
    }
    if written.isEmpty {
      return "All is there already; nothing was written in \(visible(root.path)).\n"
        + "Next: `agentgate check` says what is missing, and `agentgate init --force` starts over.\n"
    }
    var text = "Written in \(visible(root.path)):\n" + lines(written)
    if !kept.isEmpty {
      text += "Kept as they are; --force replaces them:\n" + kept.map { "  \($0.path)\n" }.joined()
    }
    if written.contains(where: { $0.path == FirstFiles.manifestPath }) {
      text +=
        "\nNext: fill in \(FirstFiles.manifestPath), then run `agentgate check`: it names what is missing.\n"
    } else {
      text += "\nNext: run `agentgate check`: it names what is missing.\n"
    }
    return text
  }
}
