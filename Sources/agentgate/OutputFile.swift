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

  /// Writes the file whole or not at all: into a file beside it, which then takes its place.
  func write(_ bytes: [UInt8]) throws {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw failure() }
    let isWritten = writeAll(bytes, to: descriptor)
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, unsafe rename(temporary, path) == 0 else {
      let failure = failure()
      _ = unsafe unlink(temporary)
      throw failure
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
