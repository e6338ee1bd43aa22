/// Reads the contents of objects through one `git cat-file --batch`, started by the first request:
///
///     > 587be6b4c3f93f93c489c0111bba5596147a26cb\n
///     < 587be6b4c3f93f93c489c0111bba5596147a26cb blob 6\n
///     < x: 1\n + \n
///
/// One request at a time, so that neither side waits for the other. Contents that nobody wants to the end are
/// got rid of together with the process; the next request starts another.
final class ObjectReader {
  /// A header has an id, a type and a size; nothing longer is one.
  private static let headerLimit = 128

  private let repository: GitRepository
  private var child: ChildProcess?
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  /// What has been received and not been used.
  private var received = 0..<0
  /// How much of the last object, without the line end after it, is still to be used.
  private var remaining = 0

  init(_ repository: GitRepository) { self.repository = repository }

  /// Asks for an object, which must be a blob; its size. Its contents are read next.
  func open(_ id: ArraySlice<UInt8>) throws(FileError.Reason) -> Int {
    if remaining > 0 { stop() }
    do throws(GitError) {
      if child == nil { child = try repository.startObjectReader() }
    } catch {
      throw .gitFailed
    }
    do throws(FileError.Reason) {
      try attempt { () throws(SystemError) in try child?.send(Array(id) + [UInt8(ascii: "\n")]) }
      remaining = try size(in: try header(), of: id)
      if remaining == 0 { try endObject() }
      return remaining
    } catch {
      // Whatever it would say next belongs to no request.
      stop()
      throw error
    }
  }

  /// Reads the contents of the object that was asked for, all of them.
  func read(_ size: Int, into result: inout [UInt8]) throws(FileError.Reason) {
    result.removeAll(keepingCapacity: true)
    result.reserveCapacity(size)
    while remaining > 0 { result.append(contentsOf: try nextPart(limit: remaining)) }
    guard result.count == size else { throw .gitFailed }
  }

  /// Hands the contents over in pieces, until `chunk` answers false.
  func scan(overlap: Int, _ chunk: (Span<UInt8>) -> Bool) throws(FileError.Reason) {
    var piece: [UInt8] = []
    while remaining > 0 {
      piece.removeFirst(max(0, piece.count - overlap))
      let end = piece.count + FileReader.chunkSize
      while remaining > 0, piece.count < end {
        piece.append(contentsOf: try nextPart(limit: end - piece.count))
      }
      guard chunk(piece.span) else { return }
    }
  }

  private func size(in header: [UInt8], of id: ArraySlice<UInt8>) throws(FileError.Reason) -> Int {
    let words = header.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard let first = words.first, first.elementsEqual(id) else { throw .gitFailed }
    if words.count == 2, words[1].elementsEqual("missing".utf8) { throw .missingObject }
    guard words.count == 3, words[1].elementsEqual("blob".utf8),
      let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0
    else { throw .gitFailed }
    return size
  }

  private func header() throws(FileError.Reason) -> [UInt8] {
    var header: [UInt8] = []
    while header.count <= Self.headerLimit {
      let byte = try nextByte()
      if byte == UInt8(ascii: "\n") { return header }
      header.append(byte)
    }
    throw .gitFailed
  }

  /// The next bytes of the object, some at least.
  private func nextPart(limit: Int) throws(FileError.Reason) -> ArraySlice<UInt8> {
    try fill()
    let count = min(limit, remaining, received.count)
    let part = buffer[received.lowerBound..<received.lowerBound + count]
    received = received.lowerBound + count..<received.upperBound
    remaining -= count
    if remaining == 0 {
      let part = Array(part)
      try endObject()
      return part[...]
    }
    return part
  }

  private func endObject() throws(FileError.Reason) {
    guard try nextByte() == UInt8(ascii: "\n") else {
      stop()
      throw .gitFailed
    }
  }

  private func nextByte() throws(FileError.Reason) -> UInt8 {
    try fill()
    let byte = buffer[received.lowerBound]
    received = received.lowerBound + 1..<received.upperBound
    return byte
  }

  /// Makes sure that something has been received.
  private func fill() throws(FileError.Reason) {
    guard received.isEmpty else { return }
    var count = 0
    try attempt { () throws(SystemError) in
      count = try child?.read(into: &buffer, 0, buffer.count) ?? 0
    }
    // It ended before it had answered: so it does on a damaged object.
    guard count > 0 else {
      stop()
      throw .gitFailed
    }
    received = 0..<count
  }

  private func attempt(_ body: () throws(SystemError) -> Void) throws(FileError.Reason) {
    do throws(SystemError) {
      try body()
    } catch {
      stop()
      throw .gitFailed
    }
  }

  private func stop() {
    child = nil
    received = 0..<0
    remaining = 0
  }
}
