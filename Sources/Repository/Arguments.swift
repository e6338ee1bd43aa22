import Glibc

/// The path under the root of a file or folder that the command line names: "" for the root itself.
///
/// Links are followed, so that the answer is where the file really lies; compare it by `WalkedFile.isInside`.
///
/// - Parameters:
///   - path: As it was typed: absolute, or seen from `folder`.
///   - folder: The working folder.
///   - root: The root.
/// - Throws: where nothing stands there, it lies outside the root or a link leads there, or it is neither a
///   regular
///   file nor a folder.
public func resolveArgument(
  _ path: String, from folder: String, root: RepositoryRoot
) throws(FileError) -> String {
  guard !path.isEmpty, !holdsZeroByte(path) else { throw FileError(path: path, reason: .malformedPath) }
  let full = path.utf8.first == UInt8(ascii: "/") ? path : joined(folder, path)
  do throws(FileError.Reason) {
    let real = try resolved(full)
    guard isPath(real, inside: root.path == "/" ? "" : root.path) else {
      throw try isLinkInside(root, full) ? .linkOutOfRoot : .outsideRoot
    }
    let kind = try kind(of: real)
    guard kind == .regularFile || kind == .folder else { throw .notRegularFile(kind) }
    let skipped = root.path == "/" ? 1 : root.path.utf8.count + 1
    return String(decoding: real.utf8.dropFirst(skipped), as: UTF8.self)
  } catch {
    throw FileError(path: path, reason: error)
  }
}

private func resolved(_ path: String) throws(FileError.Reason) -> String {
  do throws(SystemError) {
    guard let text = String(validating: try realPath(path), as: UTF8.self) else { throw SystemError(EILSEQ) }
    return text
  } catch {
    if error.number == EILSEQ { throw .malformedPath }
    if error.number == ENOENT, try kindIfAny(of: path) == .symbolicLink { throw .brokenLink }
    throw .init(error)
  }
}

/// Whether the path's last part is a link in a folder inside the root.
private func isLinkInside(_ root: RepositoryRoot, _ path: String) throws(FileError.Reason) -> Bool {
  guard try kindIfAny(of: path) == .symbolicLink else { return false }
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return false }
  return isPath(try resolved(String(path[..<slash])), inside: root.path)
}

private func kind(of path: String) throws(FileError.Reason) -> FileKind {
  do throws(SystemError) {
    return try status(atPath: path).kind
  } catch {
    throw .init(error)
  }
}

private func kindIfAny(of path: String) throws(FileError.Reason) -> FileKind? {
  do throws(FileError.Reason) {
    return try kind(of: path)
  } catch {
    if error == .notFound { return nil }
    throw error
  }
}
