import ArgumentParser
import Repository

/// Where a command runs.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: [.customShort("C"), .long], help: "Run as if started in this folder.", completion: .directory)
  var directory: String?

  func validate() throws {
    if directory?.isEmpty == true {
      throw ValidationError("--directory takes a folder, and got nothing: is a variable not set?")
    }
  }

  /// The folder that the root is sought from, and that paths are seen from.
  var folder: String {
    guard let directory else { return Process.workingFolder }
    return directory.hasPrefix("/") ? directory : "\(Process.workingFolder)/\(directory)"
  }

  /// What stands before each path of the root in the checkout that a GitHub workflow shows files from.
  var prefixInWorkspace: String {
    guard let workspace = Process.environment("GITHUB_WORKSPACE"),
      let top = try? RepositoryRoot(folder: workspace), let root = try? RepositoryRoot.find(from: folder),
      root.path.hasPrefix(top.path + "/")
    else { return "" }
    return String(root.path.dropFirst(top.path.count + 1)) + "/"
  }
}
