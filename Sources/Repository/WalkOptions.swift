/// What a walk leaves out, and how far it goes.
public struct WalkOptions: Sendable {
  /// The default of `entriesLimit`.
  public static let defaultEntriesLimit = 5_000_000
  /// The default of `depthLimit`: every folder on the way down is one open descriptor.
  public static let defaultDepthLimit = 128

  /// Whether a path under the root is left out, and all below it; asked for each folder and each wanted file.
  ///
  /// `nil` leaves nothing out. A path left out is not listed anywhere.
  public var excludes: (@Sendable (_ path: String, _ isFolder: Bool) -> Bool)?
  /// More entries than this (files, folders, links, all that a folder lists) end the walk without a result.
  public var entriesLimit: Int
  /// A folder with more folders above it (the root is above all) is not entered.
  public var depthLimit: Int

  /// Makes options.
  public init(
    excludes: (@Sendable (_ path: String, _ isFolder: Bool) -> Bool)? = nil,
    entriesLimit: Int = WalkOptions.defaultEntriesLimit,
    depthLimit: Int = WalkOptions.defaultDepthLimit
  ) {
    self.excludes = excludes
    self.entriesLimit = entriesLimit
    self.depthLimit = depthLimit
  }
}

/// Whether a name ends in `.yaml` or `.yml`, in letters of either case.
public func isYAMLName(_ name: Span<UInt8>) -> Bool {
  let count = name.count
  guard count >= 4, name[count - 1] | 0x20 == UInt8(ascii: "l") else { return false }
  guard name[count - 2] | 0x20 == UInt8(ascii: "m") else { return false }
  if name[count - 3] | 0x20 == UInt8(ascii: "y") { return name[count - 4] == UInt8(ascii: ".") }
  return count >= 5 && name[count - 3] | 0x20 == UInt8(ascii: "a")
    && name[count - 4] | 0x20 == UInt8(ascii: "y")
    && name[count - 5] == UInt8(ascii: ".")
}
