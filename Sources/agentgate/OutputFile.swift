import ArgumentParser
import Glibc
import Reports

/// `--output FORMAT=FILE`.
struct OutputFile: ExpressibleByArgument {
  let format: ReportFormat
  let path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let format = ReportFormat.named(String(parts[0])) else {
      return nil
    }
    self.format = format
    path = String(parts[1])
  }

  /// Writes the file whole or not at all: into a file beside it, which then takes its place. A symbolic link
  /// stays one, and its target is what is written; a device or a pipe is written into, never replaced.
  func write(_ bytes: [UInt8]) throws {
    let target = Self.target(of: path)
    if case .other = kind(of: target) { return try writeInto(target, bytes) }
    let temporary = "\(target).\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = writeAll(bytes, to: descriptor)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, unsafe rename(temporary, target) == 0 else {
      let failure = failure()
      _ = unsafe unlink(temporary)
      throw failure
    }
  }

  private func writeInto(_ target: String, _ bytes: [UInt8]) throws {
    let descriptor = unsafe open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = writeAll(bytes, to: descriptor)
    let failure = failure()
    guard close(descriptor) == 0, isWritten else { throw failure }
  }

  private enum Kind { case regularOrNone, folder, other }

  private func kind(of path: String) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return .regularOrNone }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .regularOrNone
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// The path behind every symbolic link; the same path where there is none, or where a link leads nowhere
  /// (the target is then made where the link points).
  static func target(of path: String) -> String {
    if let resolved = unsafe realpath(path, nil) {
      defer { unsafe free(resolved) }
      return unsafe String(cString: resolved)
    }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = unsafe readlink(path, &buffer, Int(PATH_MAX))
    guard length > 0 else { return path }
    let link = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return link.hasPrefix("/") ? link : folder(of: path) + link
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The file that is meant, however its path is spelled: two outputs must not overwrite each other.
  var identity: String {
    let target = Self.target(of: path)
    let folder = Self.folder(of: target)
    let name = target.dropFirst(folder.count)
    return Self.target(of: folder.isEmpty ? "." : folder) + "/" + name
  }

  /// Refuses a request that names one file twice.
  static func checkDistinct(_ outputs: [OutputFile]) throws {
    var seen: Set<String> = []
    for output in outputs where !seen.insert(output.identity).inserted {
      throw RequestFault("--output names the file \(visible(output.path)) twice. Give each report its own.")
    }
  }

  private func failure() -> RequestFault {
    RequestFault(
      "The report cannot be written to \(visible(path)): \(unsafe String(cString: strerror(errno))).")
  }
}

extension ReportFormat {
  /// The names of all formats, for help.
  static var names: String { all.map(\.name).joined(separator: ", ") }
}

/// `--format`.
struct FormatName: ExpressibleByArgument {
  let format: ReportFormat

  init(_ format: ReportFormat) { self.format = format }

  init?(argument: String) {
    guard let format = ReportFormat.named(argument) else { return nil }
    self.format = format
  }

  var defaultValueDescription: String { format.name }

  static var allValueStrings: [String] { ReportFormat.all.map(\.name) }
}
