import Findings
import Glibc

/// This process: how it ends, and what surrounds it.
enum Process {
  /// Ends it; a report that could not be written is no pass.
  static func exit(_ code: Int32) -> Never { Glibc.exit(StandardOutput.status(insteadOf: code)) }

  /// A variable of the environment; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The working folder; `.` where it cannot be told, as when it has been removed.
  static var workingFolder: String {
    guard let folder = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder)
  }

  /// The system clock, in seconds since 1970-01-01T00:00:00Z.
  static var secondsSinceEpoch: Int64 { Int64(time(nil)) }
}

/// A request that was typed well and cannot be carried out: said without the usage text, with status 2.
struct RequestFault: Error {
  let message: String

  /// Says what is wrong and what to type instead.
  init(_ message: String) { self.message = message }
}

/// Ends the run with a status when everything has been said already.
struct StatusError: Error {
  let code: Int32

  /// Ends with a status.
  init(_ status: ExitStatus) { code = status.rawValue }
}
