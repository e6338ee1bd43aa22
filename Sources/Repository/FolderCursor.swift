import Glibc

/// Keeps the folders of the last path open, so that the next file beside it or below them is one `openat`
/// away.
///
/// No part of a path is opened through a link; where one is a link, the answer is `nil` and `LinkResolver`
/// decides.
struct FolderCursor: ~Copyable {
  /// Paths with more folders are left to `LinkResolver`, so that few descriptors stay open.
  static let maximumFolders = 16

  private struct Folder {
    let number: Int32
    /// The length of its path, with the slash after it.
    let length: Int
  }

  /// The path of the folders that are open, each with a slash after it.
  private var path: [UInt8] = []
  private var folders: [Folder] = []

  init() {}

  deinit {
    for folder in folders { _ = close(folder.number) }
  }

  /// Opens a file; `nil` where a link or an unusual path needs a closer look.
  mutating func open(_ file: PathBytes, root: Int32) throws(FileError.Reason) -> Descriptor? {
    let bytes = file.terminated
    let slash = UInt8(ascii: "/")
    let nameStart = (file.bytes.lastIndex(of: slash) ?? -1) + 1
    keepFolders(of: bytes[..<nameStart])
    var start = path.count
    while let end = bytes[start..<nameStart].firstIndex(of: slash) {
      let part = bytes[start..<end]
      guard folders.count < Self.maximumFolders, isOrdinary(part) else { return nil }
      guard let number = attempt(in: folders.last?.number ?? root, part + [0], mode: OpenMode.place) else {
        return nil
      }
      path += bytes[start...end]
      folders.append(Folder(number: number, length: end + 1))
      start = end + 1
    }
    guard isOrdinary(bytes[nameStart..<file.bytes.count]) else { return nil }
    do throws(SystemError) {
      let parent = folders.last?.number ?? root
      return Descriptor(owning: try openEntry(in: parent, bytes, at: nameStart, mode: OpenMode.file))
    } catch {
      if error.number == ELOOP { return nil }
      throw .init(error)
    }
  }

  /// Closes the folders that the next path does not share.
  private mutating func keepFolders(of next: ArraySlice<UInt8>) {
    var shared = 0
    while shared < min(path.count, next.count), path[shared] == next[shared] { shared += 1 }
    while let last = folders.last, last.length > shared {
      _ = close(last.number)
      folders.removeLast()
    }
    path.removeLast(path.count - (folders.last?.length ?? 0))
  }

  private func isOrdinary(_ part: ArraySlice<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    return !part.isEmpty && !(part.first == dot && part.allSatisfy { $0 == dot } && part.count <= 2)
  }

  private func attempt(in folder: Int32, _ name: ArraySlice<UInt8>, mode: Int32) -> Int32? {
    do throws(SystemError) {
      return try openEntry(in: folder, Array(name), at: 0, mode: mode)
    } catch {
      return nil
    }
  }
}

extension Descriptor {
  /// Reads a whole file of a known size; it must end there.
  borrowing func read(_ size: Int, into buffer: inout [UInt8]) throws(FileError.Reason) {
    // One byte more than the size, so that the end of the file shows without another call.
    resize(&buffer, to: size + 1)
    var count = 0
    do throws(SystemError) {
      while count <= size {
        let more = try readBytes(from: self, into: &buffer, count, size + 1)
        count += more
        if more == 0 || count == size { break }
      }
    } catch {
      throw .init(error)
    }
    guard count == size else { throw .changedWhileRead }
    buffer.removeLast(buffer.count - size)
  }

  /// Reads a file in pieces until `chunk` answers false.
  borrowing func scan(overlap: Int, _ chunk: (Span<UInt8>) -> Bool) throws(FileError.Reason) {
    var buffer = [UInt8](repeating: 0, count: FileReader.chunkSize + overlap)
    var kept = 0
    do throws(SystemError) {
      while true {
        let count = try readBytes(from: self, into: &buffer, kept, buffer.count)
        guard count > 0, chunk(buffer.span.extracting(0..<kept + count)) else { return }
        let end = kept + count
        kept = min(overlap, end)
        for index in 0..<kept { buffer[index] = buffer[end - kept + index] }
      }
    } catch {
      throw .init(error)
    }
  }
}

private func resize(_ buffer: inout [UInt8], to count: Int) {
  if buffer.capacity < count { buffer = [UInt8](repeating: 0, count: count) }
  if buffer.count < count { buffer += repeatElement(0, count: count - buffer.count) }
  if buffer.count > count { buffer.removeLast(buffer.count - count) }
}
