/// The bytes of two texts.
///
/// Their `utf8Span` would do, but is a call into the library for each, which takes longer than comparing
/// does.
@inline(__always)
func withBytes<Result>(
  of left: String, _ right: String, _ body: (Span<UInt8>, Span<UInt8>) -> Result
) -> Result {
  // Sound: the spans do not outlive the pointers, since a closure cannot keep a span.
  let result = unsafe left.utf8.withContiguousStorageIfAvailable { mine in
    unsafe right.utf8.withContiguousStorageIfAvailable { its in
      unsafe body(Span(_unsafeElements: mine), Span(_unsafeElements: its))
    }
  }
  // Here all texts are kept as UTF-8 side by side; if some are not, they are copied.
  return (result ?? nil) ?? body(Array(left.utf8).span, Array(right.utf8).span)
}

/// The bytes of a text.
@inline(__always)
func withBytes(of text: String, _ body: (Span<UInt8>) -> Void) {
  // Sound: the span does not outlive the pointer, since a closure cannot keep a span.
  let done: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
    unsafe body(Span(_unsafeElements: bytes))
  }
  if done == nil { body(Array(text.utf8).span) }
}

/// Whether two texts are the same to the byte, hence scalar by scalar.
func haveSameBytes(_ left: String, _ right: String) -> Bool {
  guard left.utf8.count == right.utf8.count else { return false }
  return withBytes(of: left, right) { haveSameStart($0, $1, count: $0.count) }
}

/// Whether the first `count` bytes of two texts, which must have so many, are the same.
@inline(__always)
func haveSameStart(_ left: Span<UInt8>, _ right: Span<UInt8>, count: Int) -> Bool {
  haveSameBytes(left, from: 0, right, from: 0, count: count)
}

/// Whether the last `count` bytes of two texts, which must have so many, are the same.
@inline(__always)
func haveSameEnd(_ left: Span<UInt8>, _ right: Span<UInt8>, count: Int) -> Bool {
  haveSameBytes(left, from: left.count - count, right, from: right.count - count, count: count)
}

/// Whether `count` bytes are the same. Eight at a time; the last one first, since the ends of what people
/// write differ more often than the beginnings.
@inline(__always)
private func haveSameBytes(
  _ left: Span<UInt8>, from mine: Int, _ right: Span<UInt8>, from its: Int, count: Int
) -> Bool {
  if count == 0 { return true }
  guard left[mine + count - 1] == right[its + count - 1] else { return false }
  var done = 0
  while done + 8 <= count {
    // Sound: eight bytes from there on are inside both, as was just compared.
    let one = unsafe left.bytes.unsafeLoadUnaligned(fromByteOffset: mine + done, as: UInt64.self)
    let other = unsafe right.bytes.unsafeLoadUnaligned(fromByteOffset: its + done, as: UInt64.self)
    if one != other { return false }
    done += 8
  }
  while done < count {
    if left[mine + done] != right[its + done] { return false }
    done += 1
  }
  return true
}

/// Whether a `/` is in some of the bytes.
@inline(__always)
func hasSlash(_ bytes: Span<UInt8>, _ places: Range<Int>) -> Bool {
  for place in places where bytes[place] == UInt8(ascii: "/") { return true }
  return false
}
