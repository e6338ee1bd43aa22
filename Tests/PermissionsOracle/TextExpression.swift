/// A set of texts as a tree. The tree is its own meaning: whether a text is in it follows from whether the
/// patterns at its leaves match.
package indirect enum TextExpression: Sendable, Hashable {
  /// The texts that a pattern matches.
  case pattern(String, hasParts: Bool)
  /// One text, whatever characters are in it.
  case literal(String)
  /// The texts in any of the parts; none where there are none.
  case union([TextExpression])
  /// The texts in all of the parts; all where there are none.
  case intersection([TextExpression])
  /// All texts that are not in the part.
  case complement(TextExpression)
  /// The texts in the first and not in the second.
  case difference(TextExpression, TextExpression)

  /// What stands at the leaves, from left to right.
  package var leaves: [NaivePattern] {
    switch self {
    case .pattern(let text, let hasParts): NaivePattern(text, hasParts: hasParts).map { [$0] } ?? []
    case .literal(let text): [NaivePattern(literal: text)]
    case .union, .intersection, .complement, .difference: parts.flatMap(\.leaves)
    }
  }

  /// The expressions that this one is made of.
  package var parts: [TextExpression] {
    switch self {
    case .pattern, .literal: []
    case .union(let parts), .intersection(let parts): parts
    case .complement(let part): [part]
    case .difference(let left, let right): [left, right]
    }
  }

  /// Whether a text is in the set, if `leaf` says for each leaf in turn whether it matches.
  package func isTrue(_ leaf: () -> Bool) -> Bool {
    switch self {
    case .pattern, .literal:
      return leaf()
    case .union(let parts):
      // Every leaf takes its turn.
      return parts.reduce(false) { value, part in part.isTrue(leaf) || value }
    case .intersection(let parts):
      return parts.reduce(true) { value, part in part.isTrue(leaf) && value }
    case .complement(let part):
      return !part.isTrue(leaf)
    case .difference(let left, let right):
      let isInLeft = left.isTrue(leaf)
      let isInRight = right.isTrue(leaf)
      return isInLeft && !isInRight
    }
  }

  /// Whether a text is in the set.
  package func contains(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var left = leaves[...]
    return isTrue { left.popFirst()?.matches(scalars) ?? false }
  }
}
