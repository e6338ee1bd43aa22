/// A language in words, piece by piece, so that whoever prints it can quote the patterns, which come from
/// documents, and leave the words.
public struct Spelling: Sendable, Hashable {
  /// One piece.
  public enum Part: Sendable, Hashable {
    /// A pattern, to be quoted.
    case pattern(Pattern)
    /// Words of ours, with the spaces and brackets around them.
    case words(String)
  }

  /// The pieces, in reading order.
  public private(set) var parts: [Part] = []

  fileprivate mutating func add(_ words: String) {
    if case .words(let before)? = parts.last {
      parts[parts.count - 1] = .words(before + words)
    } else {
      parts.append(.words(words))
    }
  }

  fileprivate mutating func add(_ patterns: [Pattern], joinedBy words: String) {
    for (place, pattern) in patterns.enumerated() {
      if place > 0 { add(words) }
      parts.append(.pattern(pattern))
    }
  }
}

extension TextLanguage {
  /// The language in words: `anything`, `nothing`, or patterns and what is left out of them, as in
  /// `tenants/** except tenants/emea/**`. Where that would be long, the formula as it was put together, with
  /// `all of`, `any of` and `not`.
  ///
  /// Time is bounded by a small effort; then linear.
  public var spelling: Spelling {
    var effort = Effort(steps: 200_000)
    if self == .everything { return Spelling(words: "anything") }
    if let patterns = unionOfPatterns { return Spelling(groups: [Self.group(patterns)]) }
    guard let form = try? DisjunctiveForm(of: self, &effort), form.terms.count <= max(16, steps.count)
    else { return Spelling(formula: self) }
    var met = form
    // Without this the words are longer and as true.
    if (try? met.meetPatterns(&effort)) == nil { met = form }
    return Spelling(groups: met.groups)
  }

  private static func group(_ patterns: [Pattern]) -> DisjunctiveForm.Group {
    DisjunctiveForm.Group(included: patterns.map { [$0] }, excluded: [])
  }
}

extension Spelling {
  fileprivate init(words: String) { add(words) }

  fileprivate init(groups: [DisjunctiveForm.Group]) {
    if groups.allSatisfy(\.included.isEmpty) { add("nothing") }
    for (place, group) in groups.enumerated() where !group.included.isEmpty {
      if place > 0 { add(", or ") }
      // Otherwise the exception would seem to belong to the last alternative.
      let isList = group.included.count > 1 && !group.excluded.isEmpty
      if isList { add("any of ") }
      for (index, patterns) in group.included.enumerated() {
        if index > 0 { add(isList ? ", " : " or ") }
        if patterns.isEmpty { add("anything") }
        add(patterns, joinedBy: " that is also ")
      }
      if group.excluded.isEmpty { continue }
      add(isList ? ", except " : " except ")
      add(group.excluded, joinedBy: " and ")
    }
  }

  /// What is still to be written of a formula.
  private enum Pending {
    case words(String)
    /// A step of the formula, by its place.
    case step(Int)
  }

  fileprivate init(formula language: TextLanguage) {
    let operands = language.operands
    var pending = [Pending.step(language.steps.count - 1)]
    while let next = pending.popLast() {
      switch next {
      case .words(let words): add(words)
      case .step(let place):
        switch language.steps[place] {
        case .pattern(let index): add([language.patterns[index]], joinedBy: "")
        case .complement: pending += Self.nested("not (", operands[place])
        case .intersection(0): add("anything")
        case .union(0): add("nothing")
        case .intersection: pending += Self.nested("all of (", operands[place])
        case .union: pending += Self.nested("any of (", operands[place])
        }
      }
    }
  }

  /// In the order in which a stack gives them back.
  private static func nested(_ words: String, _ operands: [Int]) -> [Pending] {
    var result = [Pending.words(words)]
    for (index, operand) in operands.enumerated() {
      if index > 0 { result.append(.words("; ")) }
      result.append(.step(operand))
    }
    return (result + [.words(")")]).reversed()
  }
}

extension TextLanguage {
  /// For each step of the formula the places of the steps that it joins.
  fileprivate var operands: [[Int]] {
    var stack: [Int] = []
    return steps.indices.map { place in
      let count: Int
      switch steps[place] {
      case .pattern: count = 0
      case .complement: count = 1
      case .intersection(let number), .union(let number): count = number
      }
      let joined = Array(stack.suffix(count))
      stack.removeLast(joined.count)
      stack.append(place)
      return joined
    }
  }
}
