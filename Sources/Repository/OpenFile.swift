/// A file whose contents can be read once.
enum OpenFile: ~Copyable {
  /// A file of the file system.
  case file(Descriptor)
  /// A blob that was asked for and comes next.
  case blob(ObjectReader, size: Int)

  /// How many bytes it has; an error where it is no regular file.
  var size: Int {
    get throws(FileError.Reason) {
      switch self {
      case .file(let file):
        let status: FileStatus
        do throws(SystemError) {
          status = try Repository.status(of: file)
        } catch {
          throw .init(error)
        }
        guard status.kind == .regularFile else { throw .notRegularFile(status.kind) }
        return status.size
      case .blob(_, let size): return size
      }
    }
  }

  /// Reads all of it; it must have that size.
  func read(_ size: Int, into buffer: inout [UInt8]) throws(FileError.Reason) {
    switch self {
    case .file(let file): try file.read(size, into: &buffer)
    case .blob(let objects, _): try objects.read(size, into: &buffer)
    }
  }

  /// Hands it over in pieces until `chunk` answers false.
  func scan(overlap: Int, _ chunk: (Span<UInt8>) -> Bool) throws(FileError.Reason) {
    switch self {
    case .file(let file): try file.scan(overlap: overlap, chunk)
    case .blob(let objects, _): try objects.scan(overlap: overlap, chunk)
    }
  }
}
