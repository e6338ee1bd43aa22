import Crypto

/// The SHA-256 digest (FIPS 180-4) of some bytes.
public struct Digest: Sendable, Hashable {
  /// The digest's 64 hexadecimal digits, in lower case.
  public let hexadecimal: String

  /// Digests bytes.
  public init(of bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      unsafe hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
    }
    if isContiguous == nil { hash.update(data: Array(bytes)) }
    hexadecimal = Self.hexadecimal(hash.finalize())
  }

  /// The digest as documents write it: `sha256:` and the digits.
  public var text: String { "sha256:" + hexadecimal }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
