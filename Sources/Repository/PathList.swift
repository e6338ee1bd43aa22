/// Many paths in one array of bytes, so that a path costs no allocation.
struct PathList {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// How many paths there are.
  var count: Int { ends.count }

  /// Adds the path of `name` in the folder whose path, with its last slash, is `folder`.
  mutating func append(_ folder: [UInt8], _ name: ArraySlice<UInt8>) {
    bytes.append(contentsOf: folder)
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
  }

  /// Where the bytes of a path lie.
  func range(at index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// One path.
  subscript(index: Int) -> PathBytes { PathBytes(Array(bytes[range(at: index)])) }

  /// Drops all paths from the one at `count` on.
  mutating func truncate(to count: Int) {
    guard count < ends.count else { return }
    bytes.removeLast(bytes.count - range(at: count).lowerBound)
    ends.removeLast(ends.count - count)
  }

  /// The indices from `start` on, in the byte order of their paths.
  func sortedIndices(from start: Int = 0) -> [Int] {
    let ranges = (start..<count).map { (index: $0, range: range(at: $0)) }
    return ranges.sorted { precedes(bytes, $0.range, $1.range) }.map(\.index)
  }
}
