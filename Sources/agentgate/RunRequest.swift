import ArgumentParser
import Documents
import Findings
import Gate
import Repository

/// What `check` and `inventory` ask of the gate alike: the options themselves stand in each command, since a
/// group of its own would cost every short run its reflection.
extension PlaceOptions {
  /// A request for the root that is found from here.
  func request(
    paths: [String], policy: String?, now: NowArgument?, threads: Int?
  ) throws(RequestError) -> CheckRequest {
    let folder = folder
    do throws(FileError) {
      let root = try RepositoryRoot.find(from: folder)
      var request = CheckRequest(
        root: root, now: now?.instant ?? Instant(seconds: Process.secondsSinceEpoch), version: Version.text)
      for path in paths { request.paths.append(try resolveArgument(path, from: folder, root: root)) }
      if let policy {
        let path = policy.hasPrefix("/") ? policy : "\(folder)/\(policy)"
        request.outerFolder = CheckRequest.OuterFolder(root: try RepositoryRoot(folder: path), path: policy)
      }
      request.isSimulated = now != nil
      request.threads = threads ?? availableProcessors()
      return request
    } catch {
      throw .unreadable(error)
    }
  }

  /// The git repository around a root.
  static func repository(around root: RepositoryRoot) throws(GitError) -> GitRepository {
    let program = try GitProgram.find(searchPath: Process.environment("PATH"), outside: root)
    return try GitRepository(around: root, program: program)
  }

  /// Refuses values that cannot be meant.
  static func validate(policy: String?, threads: Int?) throws {
    if policy?.isEmpty == true {
      throw ValidationError("--policy takes a folder, and got nothing: is a variable not set?")
    }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 256.")
    }
  }
}

/// `--now`.
struct NowArgument: ExpressibleByArgument {
  let instant: Instant

  init?(argument: String) {
    guard let date = try? DateValue.parse(argument) else { return nil }
    instant = date.start
  }
}

extension RequestError {
  /// What is wrong with the request, and what to type instead.
  var explanation: String {
    switch self {
    case .unreadable(let error): return "\(visible(error.path)): \(error.explanation)"
    case .unknownAgent(let name, let nearest):
      let hint = nearest.map { " Did you mean `\(visible($0))`?" } ?? ""
      return "There is no agent named `\(visible(name))`.\(hint) `agentgate inventory` lists all."
    case .emptyPolicyFolder(let path):
      return "The folder \(visible(path)) holds no policy, catalog or directory of AgentGate's."
    case .unreadableRevision(let error): return error.explanation(quoting: { visible($0) })
    case .badQuestion(let fault):
      return "--can cannot be answered: \(fault.message.plainText). \(fault.fix.plainText)"
    }
  }
}
