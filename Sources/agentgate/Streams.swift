import Glibc
import Synchronization

/// What is printed for people and pipes to read on.
enum StandardOutput {
  /// Why something could not be written, such as on a full disk; 0 where all was.
  private static let fault = Atomic<Int32>(0)

  /// Writes bytes. A reader that has gone away is no fault of the run: its status still tells the verdict.
  static func write(_ bytes: [UInt8]) {
    if writeAll(bytes, to: STDOUT_FILENO) || errno == EPIPE { return }
    fault.store(errno, ordering: .relaxed)
  }

  /// The status to end with: 2 where the run would pass or block and what it had to say is lost.
  static func status(insteadOf status: Int32) -> Int32 {
    let fault = fault.load(ordering: .relaxed)
    guard fault != 0 else { return status }
    let reason = unsafe String(cString: strerror(fault))
    StandardError.write("Error: Standard output cannot be written to: \(reason).\n")
    return status == 0 || status == 1 ? 2 : status
  }

  /// Writes text.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Whether a terminal shows it.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The terminal's width in columns.
  static var width: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// What is said beside the report.
enum StandardError {
  /// Writes text.
  static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// Writes all bytes to a descriptor; whether that succeeded.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes[written...].withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    if count > 0 {
      written += count
    } else if count < 0, errno != EINTR {
      return false
    }
  }
  return true
}
