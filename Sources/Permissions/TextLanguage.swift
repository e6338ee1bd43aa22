/// A set of texts: patterns, joined by union, intersection and complement.
///
/// Nothing is computed when languages are combined; the combination is written down and decided when it is
/// asked about. Which texts there are is not in question: all of them, over all Unicode scalars.
public struct TextLanguage: Sendable, Hashable {
  /// One step of a formula in postfix notation, so that neither building nor deciding one recurses.
  enum Step: Sendable, Hashable {
    /// The texts that a pattern matches, by its place in `patterns`.
    case pattern(Int)
    /// All texts that are not in the last set.
    case complement
    /// The texts that are in each, or in any, of so many last sets: all texts, or none, where they are none.
    case intersection(Int)
    case union(Int)
  }

  /// What is written down, shared by all copies: languages are held against each other far more often than
  /// they are made.
  private final class Formula: Sendable {
    let patterns: [Pattern]
    let steps: [Step]
    let isUnion: Bool
    let index: LiteralIndex?
    /// How much is written down, in bytes and steps.
    let length: Int

    init(_ patterns: [Pattern], _ steps: [Step]) {
      self.patterns = patterns
      self.steps = steps
      isUnion =
        switch steps.last {
        case .pattern?: true
        case .union(patterns.count)?: steps.count == patterns.count + 1
        default: false
        }
      length = patterns.reduce(steps.count) { $0 + $1.text.utf8.count + 1 }
      // Only unions are asked by it, and sorting at each step makes a formula that grows by steps slow.
      index = isUnion && patterns.count >= LiteralIndex.leastCount ? LiteralIndex(patterns) : nil
    }
  }

  private let formula: Formula

  /// The patterns, each once.
  var patterns: [Pattern] { formula.patterns }
  /// The formula, which leaves one set.
  var steps: [Step] { formula.steps }
  /// How much is written down, in bytes and steps.
  var length: Int { formula.length }
  /// Finds literal patterns, where the language is a union of many patterns.
  var index: LiteralIndex? { formula.index }

  private init(patterns: [Pattern], steps: [Step]) { formula = Formula(patterns, steps) }

  /// All texts.
  public static let everything = TextLanguage(patterns: [], steps: [.intersection(0)])
  /// No text.
  public static let nothing = TextLanguage(patterns: [], steps: [.union(0)])

  /// The texts that any of the patterns matches.
  public init(_ patterns: [Pattern]) {
    var seen: Set<Pattern> = []
    let distinct = patterns.count == 1 ? patterns : patterns.filter { seen.insert($0).inserted }
    if distinct.contains(where: \.matchesEverything) {
      self = .everything
    } else {
      self.init(
        patterns: distinct,
        steps: distinct.count == 1
          ? [.pattern(0)] : distinct.indices.map { .pattern($0) } + [.union(distinct.count)])
    }
  }

  /// One text.
  public init(_ text: String) {
    self.init(patterns: [Pattern(literal: text)], steps: [.pattern(0)])
  }

  /// All other texts.
  public var complement: TextLanguage {
    // Two complements are none.
    if steps.last == .complement { return TextLanguage(patterns: patterns, steps: Array(steps.dropLast())) }
    if self == .everything { return .nothing }
    if self == .nothing { return .everything }
    return TextLanguage(patterns: patterns, steps: steps + [.complement])
  }

  /// The texts in both.
  public func intersection(_ other: TextLanguage) -> TextLanguage { Self.intersection(of: [self, other]) }

  /// The texts in either.
  public func union(_ other: TextLanguage) -> TextLanguage { Self.union(of: [self, other]) }

  /// The texts in this language and not in the other.
  public func subtracting(_ other: TextLanguage) -> TextLanguage { intersection(other.complement) }

  /// The texts in all of several languages.
  public static func intersection(of languages: [TextLanguage]) -> TextLanguage {
    if languages.contains(.nothing) { return .nothing }
    return joined(languages.filter { $0 != .everything }, none: .everything) { .intersection($0) }
  }

  /// The texts in any of several languages.
  public static func union(of languages: [TextLanguage]) -> TextLanguage {
    if languages.contains(.everything) { return .everything }
    return joined(languages.filter { $0 != .nothing }, none: .nothing) { .union($0) }
  }

  /// Joins formulas. That of the first language is copied as it stands, so that a long one which grows by a
  /// little is not gone through again.
  private static func joined(
    _ languages: [TextLanguage], none: TextLanguage, by step: (Int) -> Step
  ) -> TextLanguage {
    guard let first = languages.first else { return none }
    if languages.allSatisfy({ $0 == first }) { return first }
    var known = KnownPatterns(first.patterns)
    var steps = first.steps
    for language in languages.dropFirst() {
      let places = language.patterns.map { known.place(of: $0) }
      for each in language.steps {
        if case .pattern(let index) = each {
          steps.append(.pattern(places[index]))
        } else {
          steps.append(each)
        }
      }
    }
    steps.append(step(languages.count))
    return TextLanguage(patterns: known.patterns, steps: steps)
  }

  /// Whether a text is in the language. Time in proportion to the product of its length and the patterns'.
  public func contains(_ text: String) -> Bool {
    truth { Truth(patterns[$0].matches(text)) } == .yes
  }

  /// What the formula says when so much is known of each of its patterns. Linear in the formula.
  func truth(_ ofPattern: (Int) -> Truth) -> Truth {
    var stack = TruthStack()
    for step in steps {
      switch step {
      case .pattern(let index): stack.append(ofPattern(index))
      case .complement: stack.complement()
      case .intersection(let count): stack.join(count, isUnion: false)
      case .union(let count): stack.join(count, isUnion: true)
      }
    }
    return stack.top ?? .no
  }

  /// Which patterns more matches of can only add texts to the language (`positive`), and which of them can
  /// only take texts away (`negative`). A pattern can be both.
  var polarity: (positive: BitSet, negative: BitSet) {
    // The places, in postfix order, of the patterns that each open set is made of.
    var leaves: [(pattern: Int, isPositive: Bool)] = []
    var starts: [Int] = []
    for step in steps {
      switch step {
      case .pattern(let index):
        starts.append(leaves.count)
        leaves.append((index, true))
      case .complement:
        for index in leaves.indices.suffix(from: starts.last ?? 0) { leaves[index].isPositive.toggle() }
      case .intersection(let count), .union(let count):
        if count == 0 { starts.append(leaves.count) } else { starts.removeLast(min(count - 1, starts.count)) }
      }
    }
    var result = (positive: BitSet(), negative: BitSet())
    for leaf in leaves {
      if leaf.isPositive {
        result.positive.insert(leaf.pattern)
      } else {
        result.negative.insert(leaf.pattern)
      }
    }
    return result
  }

  /// The patterns whose union the language is; nil if it is more than a union.
  public var unionOfPatterns: [Pattern]? { formula.isUnion ? formula.patterns : nil }

  /// Compares what is written, not what it means; the index follows from that.
  public static func == (left: TextLanguage, right: TextLanguage) -> Bool {
    left.formula === right.formula || (left.steps == right.steps && left.patterns == right.patterns)
  }

  /// Hashes a little of what is written, which tells apart what people write: all of it can be long.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(length)
    hasher.combine(steps.last)
    hasher.combine(patterns.first)
    hasher.combine(patterns.last)
  }
}

/// Patterns, each once, by their places.
private struct KnownPatterns {
  /// So many are looked for one by one: a table is worth its while for more.
  private static let few = 8

  private(set) var patterns: [Pattern]
  /// Empty while few were looked for.
  private var places: [Pattern: Int] = [:]
  private var lookups = 0

  /// Starts from patterns none of which stands there twice.
  init(_ patterns: [Pattern]) { self.patterns = patterns }

  /// The place of a pattern, which is added if it is new.
  mutating func place(of pattern: Pattern) -> Int {
    lookups += 1
    if lookups == Self.few {
      for (place, each) in patterns.enumerated() { places[each] = place }
    }
    let isTable = lookups >= Self.few
    if let known = isTable ? places[pattern] : patterns.firstIndex(of: pattern) { return known }
    if isTable { places[pattern] = patterns.count }
    patterns.append(pattern)
    return patterns.count - 1
  }
}
