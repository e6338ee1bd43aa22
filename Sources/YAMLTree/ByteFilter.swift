#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Whether any scalar of a file, once decoded, can begin with `marker`: false is certain, true is not.
///
/// `marker` must be ASCII without blanks, quotes and backslashes. How a scalar can come to begin with it:
///
/// - As it stands in the bytes. This is the only way but for double quotes, since what else decoding changes
///   puts something other than a letter of the marker between what it joins: folding a line (plain, quoted or
///   `>`) puts a space or a line break; `''` gives `'`; the indentation that a block scalar loses stands
///   after a line break that stays or becomes a space. Anchors, tags and comments stand outside scalars. An
///   alias repeats a scalar.
/// - In double quotes: a backslash before a line break joins what surrounds it, and an escape stands for a
///   character. Such a scalar begins at a `"`; so at each `"` the text is decoded for as long as it agrees
///   with the marker, skipping after an escaped break all blanks and breaks, which is more than any parser
///   skips.
/// - In UTF-16 or UTF-32, where ASCII is written with zero bytes: any zero byte counts as "can".
public func mayContainScalar(startingWith marker: StaticString, in bytes: [UInt8]) -> Bool {
  mayContainScalar(startingWith: marker, in: bytes.span)
}

/// Whether any scalar of a file, once decoded, can begin with `marker`: false is certain, true is not.
public func mayContainScalar(startingWith marker: StaticString, in bytes: Span<UInt8>) -> Bool {
  guard marker.hasPointerRepresentation, !bytes.isEmpty else { return !marker.hasPointerRepresentation }
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    unsafe ByteFilter(
      marker: UnsafeBufferPointer(start: marker.utf8Start, count: marker.utf8CodeUnitCount), bytes: buffer
    ).mayMatch
  }
}

@unsafe
private struct ByteFilter {
  let marker: UnsafeBufferPointer<UInt8>
  let bytes: UnsafeBufferPointer<UInt8>

  var mayMatch: Bool {
    if unsafe next(0, from: 0) != nil || holdsMarker { return true }
    guard unsafe next(UInt8(ascii: "\\"), from: 0) != nil else { return false }
    var start = 0
    while let quote = unsafe next(UInt8(ascii: "\""), from: start) {
      start = quote + 1
      if unsafe matchesDecoded(at: start) { return true }
    }
    return false
  }

  /// Whether the marker stands in the bytes as it is.
  ///
  /// Eight places at a time are compared with the marker's first and last byte; only where both may agree,
  /// the rest is.
  private var holdsMarker: Bool {
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress), let first = unsafe marker.first,
      let last = unsafe marker.last
    else { return true }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let firsts = UInt64(first) * ones
    let lasts = UInt64(last) * ones
    let span = unsafe marker.count - 1
    var index = 0
    while unsafe index + span + 8 <= bytes.count {
      let here = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let there = unsafe base.loadUnaligned(fromByteOffset: index + span, as: UInt64.self)
      let differs = (here ^ firsts) | (there ^ lasts)
      // Some byte of `differs` is zero, if this is not.
      if (differs &- ones) & ~differs & (0x80 * ones) != 0, unsafe matches(from: index, to: index + 8) {
        return true
      }
      index += 8
    }
    return unsafe matches(from: index, to: bytes.count)
  }

  /// Whether the marker stands at one of these places.
  private func matches(from start: Int, to end: Int) -> Bool {
    for place in unsafe start..<min(end, max(start, bytes.count - marker.count + 1)) {
      if unsafe bytes[place..<place + marker.count].elementsEqual(marker) { return true }
    }
    return false
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    guard unsafe start < bytes.count, let base = unsafe bytes.baseAddress,
      let found = unsafe memchr(base + start, CInt(byte), bytes.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether the text of a double-quoted scalar that begins at `start` decodes to the marker and more.
  private func matchesDecoded(at start: Int) -> Bool {
    var index = start
    for position in unsafe 0..<marker.count {
      while let after = unsafe afterEscapedBreak(index) { index = after }
      guard let end = unsafe end(of: marker[position], at: index) else { return false }
      index = end
    }
    return true
  }

  /// Past an escaped line break and all blanks and breaks after it.
  private func afterEscapedBreak(_ index: Int) -> Int? {
    guard unsafe byte(index) == UInt8(ascii: "\\"), let first = unsafe afterBreak(index + 1) else {
      return nil
    }
    var end = first
    while true {
      if unsafe byte(end) == 0x20 || byte(end) == 0x09 {
        end += 1
      } else if let after = unsafe afterBreak(end) {
        end = after
      } else {
        return end
      }
    }
  }

  /// Past one byte of a line break: LF and CR, and what YAML 1.1 and some parsers take for one (NEL, LS, PS).
  private func afterBreak(_ index: Int) -> Int? {
    switch unsafe (byte(index), byte(index + 1), byte(index + 2)) {
    case (0x0A, _, _), (0x0D, _, _): index + 1
    case (0xC2, 0x85, _): index + 2
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): index + 3
    default: nil
    }
  }

  /// Past the character at `index`, if it is, or is an escape for, `expected` (YAML 1.2.2 section 5.7).
  private func end(of expected: UInt8, at index: Int) -> Int? {
    let first = unsafe byte(index)
    guard first == UInt8(ascii: "\\") else { return first == expected ? index + 1 : nil }
    switch unsafe byte(index + 1) {
    case UInt8(ascii: "x"): return unsafe hexadecimal(expected, at: index + 2, digits: 2)
    case UInt8(ascii: "u"): return unsafe hexadecimal(expected, at: index + 2, digits: 4)
    case UInt8(ascii: "U"): return unsafe hexadecimal(expected, at: index + 2, digits: 8)
    case UInt8(ascii: "/"): return expected == UInt8(ascii: "/") ? index + 2 : nil
    default: return nil
    }
  }

  private func hexadecimal(_ expected: UInt8, at start: Int, digits: Int) -> Int? {
    var value: UInt32 = 0
    for index in start..<start + digits {
      guard let byte = unsafe byte(index), let digit = Character(UnicodeScalar(byte)).hexDigitValue
      else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value == UInt32(expected) ? start + digits : nil
  }

  private func byte(_ index: Int) -> UInt8? {
    unsafe index < bytes.count ? bytes[index] : nil
  }
}
