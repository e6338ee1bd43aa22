// The system calls around a child process, as SystemCalls.swift has those for files: no pointer leaves this
// file.

import CLinux
import Glibc

/// Two descriptors of which one leads to the other.
private struct Pipe: ~Copyable {
  let first: Descriptor
  let second: Descriptor

  init(_ open: (UnsafeMutablePointer<Int32>) -> Int32) throws(SystemError) {
    var ends: [Int32] = [-1, -1]
    let code = unsafe ends.withUnsafeMutableBufferPointer { space in
      unsafe space.baseAddress.map { unsafe open($0) } ?? -1
    }
    let error = SystemError.last
    // Owned in either case, so that what was opened is closed.
    first = Descriptor(owning: ends[0])
    second = Descriptor(owning: ends[1])
    guard code == 0 else { throw error }
  }
}

/// A program that was started, with pipes to it and from it; it ends, by force if it must, with its owner.
struct ChildProcess: ~Copyable {
  private let process: pid_t
  private let input: Descriptor?
  private let output: Descriptor
  private let errors: Descriptor
  private var isReaped = false

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - words: Its absolute path and its arguments.
  ///   - environment: All of its environment, as `NAME=value`.
  ///   - takesInput: Whether something will be sent to it; else it finds its input empty.
  init(_ words: [String], environment: [String], takesInput: Bool) throws(SystemError) {
    let output = unsafe try Pipe { unsafe open_pipe($0) }
    // A file, and no pipe: a child that complains at length must not wait for a reader.
    let errors = try Self.owned(open_scratch_file())
    if takesInput {
      let input = unsafe try Pipe { unsafe open_socket_pair($0) }
      process = try Self.start(words, environment, input.first, output.second, errors)
      self.input = .some(input.second)
    } else {
      let nothing = try Self.owned(open_nothing())
      process = try Self.start(words, environment, nothing, output.second, errors)
      input = nil
    }
    self.output = output.first
    self.errors = errors
  }

  deinit {
    guard !isReaped else { return }
    _ = kill(process, SIGKILL)
    _ = exit_status_of(process)
  }

  private static func owned(_ number: Int32) throws(SystemError) -> Descriptor {
    guard number >= 0 else { throw .last }
    return Descriptor(owning: number)
  }

  private static func start(
    _ words: [String], _ environment: [String], _ input: borrowing Descriptor,
    _ output: borrowing Descriptor, _ errors: borrowing Descriptor
  ) throws(SystemError) -> pid_t {
    let streams = [input.number, output.number, errors.number]
    // A zero byte inside a word would make two of it.
    guard (words + environment).allSatisfy({ !holdsZeroByte($0) }) else { throw SystemError(EINVAL) }
    var text = Array((words + environment).map { Array($0.utf8) + [0] }.joined())
    var process: pid_t = 0
    let code = unsafe text.withUnsafeMutableBytes { space in
      unsafe streams.withUnsafeBufferPointer { streams in
        guard let start = unsafe space.bindMemory(to: CChar.self).baseAddress,
          let streams = streams.baseAddress
        else { return EINVAL }
        return unsafe start_program(&process, start, words.count, environment.count, streams)
      }
    }
    guard code == 0 else { throw SystemError(code) }
    return process
  }

  /// The number of the descriptor that leads to it; without one, a number that no descriptor has.
  private var inputNumber: Int32 {
    switch input {
    case .some(let input): input.number
    case nil: -1
    }
  }

  /// Sends bytes to it.
  func send(_ bytes: [UInt8]) throws(SystemError) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { space in
        unsafe send_bytes(inputNumber, space.baseAddress.map { unsafe $0 + sent }, space.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Reads from it into `buffer[start..<end]`; gives the number of bytes, 0 once it says no more.
  func read(into buffer: inout [UInt8], _ start: Int, _ end: Int) throws(SystemError) -> Int {
    try readBytes(from: output, into: &buffer, start, end)
  }

  /// Waits for its end: its exit status, or 256 and more if a signal ended it.
  mutating func wait() -> Int32 {
    guard !isReaped else { return 512 }
    isReaped = true
    return exit_status_of(process)
  }

  /// The first of what it wrote to standard error.
  func complaint() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    // Where the child left off is where a reader would start.
    guard lseek(errors.number, 0, SEEK_SET) == 0 else { return "" }
    guard let count = try? readBytes(from: errors, into: &bytes, 0, bytes.count) else { return "" }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
