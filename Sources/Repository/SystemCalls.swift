// Every system call of this module, and every unsafe pointer, but those of Parallel.swift and
// ChildProcess.swift. Callers hand over byte arrays, ranges and numbers; no pointer leaves this file.

import CLinux
import Glibc

/// The number that a failed system call left behind.
struct SystemError: Error, Equatable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// What the calling thread's last system call failed with.
  static var last: SystemError { SystemError(errno) }
}

/// An open file or folder, closed when its owner goes away.
struct Descriptor: ~Copyable, Sendable {
  let number: Int32

  /// Takes over an open descriptor.
  init(owning number: Int32) { self.number = number }

  deinit { _ = close(number) }

  /// Gives the open descriptor away.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }
}

/// How files and folders are opened: never through a link, never waiting, never inherited by a child process.
enum OpenMode {
  /// To list it.
  static let folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
  /// To look up names in it; needs no permission to read it. `O_PATH`, which the Glibc module lacks.
  static let place = 0o10_000_000 | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
  /// To read its bytes.
  static let file = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
}

/// What the gate needs to know of a file's status.
struct FileStatus {
  let kind: FileKind
  let size: Int

  init(_ status: stat) {
    self.kind = FileKind(mode: status.st_mode)
    self.size = Int(status.st_size)
  }
}

// MARK: - Opening and looking

/// Opens the folder at an absolute path.
func openFolder(atPath path: String) throws(SystemError) -> Descriptor {
  let number = unsafe open(path, OpenMode.folder & ~O_NOFOLLOW)
  guard number >= 0 else { throw .last }
  return Descriptor(owning: number)
}

/// Opens a name in an open folder. `names[start...]` must hold the name and a zero byte after it.
func openEntry(in folder: Int32, _ names: [UInt8], at start: Int, mode: Int32) throws(SystemError) -> Int32 {
  let number = unsafe withTerminated(names, at: start) { name in unsafe openat(folder, name, mode) }
  guard number >= 0 else { throw .last }
  return number
}

/// Opens a file below an open folder, if no part of the path is a link or leads out.
func openBeneath(_ folder: Int32, _ path: String) throws(SystemError) -> Descriptor {
  let number = unsafe open_beneath(folder, path, OpenMode.file)
  guard number >= 0 else { throw .last }
  return Descriptor(owning: number)
}

/// What a name in an open folder is; a link is not followed. The name ends with a zero byte.
func status(in folder: Int32, _ names: [UInt8], at start: Int) throws(SystemError) -> FileStatus {
  var result = stat()
  let code = unsafe withTerminated(names, at: start) { name in
    unsafe fstatat(folder, name, &result, AT_SYMLINK_NOFOLLOW)
  }
  guard code == 0 else { throw .last }
  return FileStatus(result)
}

/// Whether this process may run the file at an absolute path.
func isExecutable(_ path: String) -> Bool { unsafe access(path, X_OK) == 0 }

/// What an open file is.
func status(of file: borrowing Descriptor) throws(SystemError) -> FileStatus {
  var result = stat()
  guard unsafe fstat(file.number, &result) == 0 else { throw .last }
  return FileStatus(result)
}

/// What stands at an absolute path; a link is not followed.
func status(atPath path: String) throws(SystemError) -> FileStatus {
  var result = stat()
  guard unsafe lstat(path, &result) == 0 else { throw .last }
  return FileStatus(result)
}

/// Where the link of that name points. The name ends with a zero byte.
func linkTarget(in folder: Int32, _ names: [UInt8], at start: Int) throws(SystemError) -> [UInt8] {
  var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let size = unsafe withTerminated(names, at: start) { name in
    unsafe target.withUnsafeMutableBytes { space in
      guard let start = unsafe space.bindMemory(to: CChar.self).baseAddress else { return -1 }
      return unsafe readlinkat(folder, name, start, space.count)
    }
  }
  guard size >= 0 else { throw .last }
  // A target that fills the space may have been cut off.
  guard size < target.count else { throw SystemError(ENAMETOOLONG) }
  target.removeLast(target.count - size)
  return target
}

/// The absolute path with all links followed, as bytes.
func realPath(_ path: String) throws(SystemError) -> [UInt8] {
  guard let resolved = unsafe realpath(path, nil) else { throw .last }
  defer { unsafe free(resolved) }
  return unsafe Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
}

private func withTerminated<Result>(
  _ names: [UInt8], at start: Int, _ body: (UnsafePointer<CChar>) -> Result
) -> Result where Result: SignedInteger {
  // The zero byte must be there, or the kernel would read past the array.
  guard start >= 0, start < names.count, names.last == 0 else {
    errno = EINVAL
    return -1
  }
  return unsafe names.withUnsafeBytes { bytes in
    guard let base = bytes.baseAddress else {
      errno = EINVAL
      return -1
    }
    return unsafe body((base + start).assumingMemoryBound(to: CChar.self))
  }
}

// MARK: - Reading

/// Reads into `buffer[start..<end]`; gives the number of bytes, 0 at the end of the file.
func readBytes(
  from file: borrowing Descriptor, into buffer: inout [UInt8], _ start: Int, _ end: Int
) throws(SystemError) -> Int {
  guard start >= 0, start <= end, end <= buffer.count else { throw SystemError(EINVAL) }
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes { space in
      unsafe read(file.number, space.baseAddress.map { unsafe $0 + start }, end - start)
    }
    if count >= 0 { return count }
    guard errno == EINTR else { throw .last }
  }
}

/// Fills `buffer`, but for its last byte, with folder entries; gives how many bytes hold some, 0 at the end.
func readEntries(of folder: Int32, into buffer: inout [UInt8]) throws(SystemError) -> Int {
  let count = unsafe buffer.withUnsafeMutableBytes { space in
    unsafe getdents64(folder, space.baseAddress, max(space.count - 1, 0))
  }
  guard count >= 0 else { throw .last }
  return min(count, buffer.count)
}

/// One entry of those that `readEntries` brought, laid out as `struct linux_dirent64`:
///
///     offset  0      8         16      18    19
///             inode  position  size    type  name, 0, padding
struct FolderEntry {
  static let sizeOffset = 16
  static let typeOffset = 18
  static let nameOffset = 19

  let type: UInt8
  let name: Range<Int>
  /// Where the next entry starts.
  let next: Int

  /// Reads the entry at `start`; `nil` where there is none, or what stands there is malformed.
  @inline(__always)
  init?(in buffer: [UInt8], at start: Int, end: Int) {
    guard start >= 0, end <= buffer.count, start + 20 <= end else { return nil }
    let (type, size, length) = unsafe buffer.withUnsafeBytes { bytes in
      let size = Int(unsafe bytes.loadUnaligned(fromByteOffset: start + 16, as: UInt16.self))
      guard size > 19, start + size <= end, let base = bytes.baseAddress else { return (UInt8(0), 0, 0) }
      let name = unsafe (base + start + 19).assumingMemoryBound(to: CChar.self)
      return unsafe (bytes[start + 18], size, strnlen(name, size - 19))
    }
    guard size > 0 else { return nil }
    self.type = type
    self.name = start + 19..<start + 19 + length
    self.next = start + size
  }
}

/// The types of `struct linux_dirent64`, which are those of `d_type`.
enum EntryType {
  static let unknown: UInt8 = 0
  static let folder: UInt8 = 4
  static let regular: UInt8 = 8
  static let link: UInt8 = 10
}

// MARK: - Bytes

/// Whether a zero byte stands in a path, where a system call would take it for the end.
func holdsZeroByte(_ path: String) -> Bool { unsafe strlen(path) != path.utf8.count }

/// Whether one range of bytes sorts before another.
func precedes(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
  guard max(left.upperBound, right.upperBound) <= bytes.count, min(left.lowerBound, right.lowerBound) >= 0
  else {
    return false
  }
  let order = unsafe bytes.withUnsafeBytes { space in
    guard let base = space.baseAddress else { return Int32(0) }
    return unsafe memcmp(base + left.lowerBound, base + right.lowerBound, min(left.count, right.count))
  }
  return order != 0 ? order < 0 : left.count < right.count
}

/// Whether one run of bytes sorts before another.
func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
  let order = unsafe left.withUnsafeBytes { leftBytes in
    unsafe right.withUnsafeBytes { rightBytes in
      let shared = min(leftBytes.count, rightBytes.count)
      guard let left = leftBytes.baseAddress, let right = rightBytes.baseAddress else { return Int32(0) }
      return unsafe memcmp(left, right, shared)
    }
  }
  return order != 0 ? order < 0 : left.count < right.count
}

/// Whether `part` stands somewhere in `text`; an empty part stands everywhere.
public func contains(_ part: [UInt8], in text: [UInt8]) -> Bool {
  guard !part.isEmpty else { return true }
  return unsafe text.withUnsafeBytes { textBytes in
    unsafe part.withUnsafeBytes { partBytes in
      guard let text = textBytes.baseAddress, let part = partBytes.baseAddress else { return false }
      return unsafe memmem(text, textBytes.count, part, partBytes.count) != nil
    }
  }
}
