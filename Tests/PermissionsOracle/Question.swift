package import Permissions

/// A set of values of one dimension, as a tree.
package enum LanguageExpression: Sendable, Hashable {
  case text(TextExpression)
  case numbers(NumberExpression)
}

/// What a box asks of some dimensions, by their places in `Question.kinds`.
package struct BoxExpression: Sendable, Hashable {
  /// The dimensions that are restricted, each perhaps several times: all of it holds.
  package var restrictions: [Restriction]

  /// What a box asks of one dimension.
  package struct Restriction: Sendable, Hashable {
    package let dimension: Int
    package var language: LanguageExpression

    /// Asks for values of one dimension.
    package init(_ dimension: Int, _ language: LanguageExpression) {
      self.dimension = dimension
      self.language = language
    }
  }

  /// A box with some restrictions.
  package init(_ restrictions: [Restriction]) { self.restrictions = restrictions }
}

/// Three sets of points. The kernel and its naive second are asked the same about them: whether `grant`
/// lies in `allowed` without `denied`, and whether laws hold of the three.
package struct Question: Sendable, Hashable {
  /// The kinds of the dimensions; the names are `d0`, `d1`, ...
  package var kinds: [Dimension.Kind]
  package var grant: [BoxExpression]
  package var allowed: [BoxExpression]
  package var denied: [BoxExpression]

  /// Puts a question together.
  package init(
    kinds: [Dimension.Kind], grant: [BoxExpression], allowed: [BoxExpression], denied: [BoxExpression] = []
  ) {
    self.kinds = kinds
    self.grant = grant
    self.allowed = allowed
    self.denied = denied
  }

  /// A question about two languages of one dimension.
  package init(_ inner: TextExpression, in outer: TextExpression) {
    self.init(
      kinds: [.text], grant: [BoxExpression([.init(0, .text(inner))])],
      allowed: [BoxExpression([.init(0, .text(outer))])])
  }

  /// All boxes, in the order of their bits in `Atom.holders`.
  package var boxes: [BoxExpression] { grant + allowed + denied }
}
