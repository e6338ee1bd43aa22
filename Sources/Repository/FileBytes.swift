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
