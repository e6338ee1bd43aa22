/// Many paths in one array of bytes, so that a path costs no allocation.
struct PathList {
  /// Where a path lies, and the start of its name for quick comparison.
  private struct Entry {
    let range: Range<Int>
    let key: SortKey
  }

  private var bytes: [UInt8] = []
  /// Their order is free, so that sorting moves no bytes.
  private var entries: [Entry] = []

  /// How many paths there are.
  var count: Int { entries.count }

  /// Adds the path of `name` in the folder whose path, with its last slash, is `folder`.
  mutating func append(_ folder: [UInt8], _ name: ArraySlice<UInt8>) {
    let start = bytes.count
    bytes.append(contentsOf: folder)
    bytes.append(contentsOf: name)
    entries.append(Entry(range: start..<bytes.count, key: SortKey(name)))
  }

  /// One path.
  subscript(index: Int) -> PathBytes { PathBytes(Array(bytes[entries[index].range])) }

  /// One path as text, if it is UTF-8.
  func text(at index: Int) -> String? { validText(bytes[entries[index].range]) }

  /// Drops all paths from the one at `count` on.
  mutating func truncate(to count: Int) {
    guard count < entries.count else { return }
    let start = entries[count...].lazy.map(\.range.lowerBound).min() ?? bytes.count
    bytes.removeLast(bytes.count - start)
    entries.removeLast(entries.count - count)
  }

  /// Sorts the paths, byte by byte.
  mutating func sort() {
    guard entries.count > 1 else { return }
    let isSorted = !(1..<entries.count).contains { precedes(bytes, entries[$0].range, entries[$0 - 1].range) }
    if !isSorted { entries.sort { precedes(bytes, $0.range, $1.range) } }
  }

  /// Sorts the paths from the one at `start` on, which are all of one folder.
  mutating func sortSiblings(from start: Int) {
    guard entries.count - start > 1 else { return }
    sortInPlace(&entries, from: start) {
      $0.key != $1.key ? $0.key < $1.key : precedes(bytes, $0.range, $1.range)
    }
  }
}

/// The first eight bytes of a name as a number, which sorts as the bytes do; equal keys decide nothing.
struct SortKey: Comparable {
  private let value: UInt64

  init(_ name: ArraySlice<UInt8>) {
    var value: UInt64 = 0
    for byte in name.prefix(8) { value = value << 8 | UInt64(byte) }
    self.value = value << (8 * UInt64(max(0, 8 - name.count)))
  }

  static func < (left: SortKey, right: SortKey) -> Bool { left.value < right.value }
}

/// Sorts the elements from `start` on; few, as a folder's mostly are, without an allocation.
func sortInPlace<Element>(
  _ elements: inout [Element], from start: Int, by comesBefore: (Element, Element) -> Bool
) {
  guard elements.count - start <= 24 else { return elements[start...].sort(by: comesBefore) }
  for index in elements.indices.dropFirst(start + 1) {
    var place = index
    while place > start, comesBefore(elements[place], elements[place - 1]) {
      elements.swapAt(place, place - 1)
      place -= 1
    }
  }
}

/// Bytes as text, if they are UTF-8.
func validText(_ bytes: ArraySlice<UInt8>) -> String? {
  // Almost all are ASCII, where decoding cannot go wrong and is several times as fast as validating.
  let all = bytes.reduce(0) { $0 | $1 }
  return all < 0x80 ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
}
