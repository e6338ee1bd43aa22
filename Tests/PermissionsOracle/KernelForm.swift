package import Permissions

// The kernel's form of each expression, by its public initialisers only.

extension TextExpression {
  /// The kernel's language.
  package func kernel() throws(Pattern.Fault) -> TextLanguage {
    switch self {
    case .pattern(let text, let hasParts):
      return TextLanguage([try Pattern(text, separation: hasParts ? .slash : .none)])
    case .literal(let text): return TextLanguage(text)
    case .union(let parts):
      // A list of patterns is how documents write a union.
      if let patterns = try Self.patterns(parts) { return TextLanguage(patterns) }
      return TextLanguage.union(of: try Self.kernels(parts))
    case .intersection(let parts): return TextLanguage.intersection(of: try Self.kernels(parts))
    case .complement(let part): return try part.kernel().complement
    case .difference(let left, let right): return try left.kernel().subtracting(right.kernel())
    }
  }

  private static func kernels(_ parts: [TextExpression]) throws(Pattern.Fault) -> [TextLanguage] {
    var result: [TextLanguage] = []
    for part in parts { result.append(try part.kernel()) }
    return result
  }

  private static func patterns(_ parts: [TextExpression]) throws(Pattern.Fault) -> [Pattern]? {
    var result: [Pattern] = []
    for part in parts {
      guard case .pattern(let text, let hasParts) = part else { return nil }
      result.append(try Pattern(text, separation: hasParts ? .slash : .none))
    }
    return result
  }
}

extension NumberExpression {
  /// The kernel's set.
  package func kernel() -> NumberSet {
    switch self {
    case .everything: .everything
    case .nothing: .nothing
    case .value(let text): NumberSet(Self.decimal(text))
    case .atLeast(let text): NumberSet(atLeast: Self.decimal(text))
    case .atMost(let text): NumberSet(atMost: Self.decimal(text))
    case .above(let text): NumberSet(above: Self.decimal(text))
    case .below(let text): NumberSet(below: Self.decimal(text))
    case .union(let left, let right): left.kernel().union(right.kernel())
    case .intersection(let left, let right): left.kernel().intersection(right.kernel())
    case .difference(let left, let right): left.kernel().subtracting(right.kernel())
    case .complement(let part): part.kernel().complement
    }
  }

  private static func decimal(_ text: String) -> Decimal { Decimal(text) ?? .zero }
}

extension Question {
  /// The dimensions.
  package var dimensions: [Dimension] {
    kinds.enumerated().map { Dimension("d\($0.offset)", kind: $0.element) }
  }

  /// The kernel's set for some boxes.
  package func kernel(_ boxes: [BoxExpression]) throws(Pattern.Fault) -> PermissionSet {
    let dimensions = self.dimensions
    var result: [Box] = []
    for box in boxes {
      var made = Box()
      for restriction in box.restrictions {
        let language: Language
        switch restriction.language {
        case .text(let text): language = .text(try text.kernel())
        case .numbers(let set): language = .numbers(set.kernel())
        }
        made = made.restricting(dimensions[restriction.dimension], to: language)
      }
      result.append(made)
    }
    return PermissionSet(result)
  }

  /// The point with these values.
  package func point(_ values: [String]) -> Point {
    var result: [Dimension: Value] = [:]
    for (dimension, text) in zip(dimensions, values) {
      result[dimension] = dimension.kind == .text ? .text(text) : .number(Decimal(text) ?? .zero)
    }
    return Point(result)
  }

  /// The values of a point; where it names none, any will do, so the shortest that the dimension has.
  package func values(_ point: Point) -> [String] {
    dimensions.map { dimension in
      switch point[dimension] {
      case .text(let text): text
      case .number(let number): number.text
      case nil: dimension.kind == .text ? "" : "0"
      }
    }
  }
}
