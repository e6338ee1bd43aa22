/// How much of one file is read before it is refused; each limit has its own `ParseError.Reason` or
/// `Problem.Reason`.
///
/// A limit is the largest number that still passes.
public struct Limits: Sendable, Hashable {
  /// Collections inside collections, counted as they stand after alias expansion.
  public var depth = 64
  /// Nodes of one document, as written.
  public var nodes = 4_194_304
  /// Nodes that the aliases of one document stand for, with the aliases in these expanded in turn.
  public var expandedNodes = 1_000_000
  /// Entries that the merge keys of one document look at, whether an own key hides them or not.
  public var mergedEntries = 100_000
  /// Documents of one file.
  public var documents = 100_000
  /// Directives of one document.
  public var directives = 16
  /// Bytes of one key after decoding. (YAML limits an implicit key to 1,024 characters: section 7.4.2.)
  public var keyBytes = 4_096
  /// Blank characters and line breaks in a row; libyaml clears a buffer of that size at every word.
  /// Less than 32 counts as 32.
  public var blankRun = 8_192

  /// The defaults.
  public init() {}
}
