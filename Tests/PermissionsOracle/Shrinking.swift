import Permissions

extension Question {
  /// A question as small as can be reached by leaving out one thing at a time, of which the same is still
  /// true.
  package func shrunk(while isStillSo: (Question) -> Bool) -> Question {
    var current = self
    while let smaller = current.smaller.first(where: { $0.isWellFormed && isStillSo($0) }) {
      current = smaller
    }
    return current
  }

  /// What is left when one box, one restriction, one part of an expression or one character is left out.
  private var smaller: [Question] {
    let sets: [WritableKeyPath<Question, [BoxExpression]>] = [\.denied, \.allowed, \.grant]
    var result: [Question] = []
    for set in sets {
      for index in self[keyPath: set].indices {
        var without = self
        without[keyPath: set].remove(at: index)
        result.append(without)
        for box in self[keyPath: set][index].smaller {
          var replaced = self
          replaced[keyPath: set][index] = box
          result.append(replaced)
        }
      }
    }
    return result
  }

  /// Whether all patterns are such as documents may hold.
  private var isWellFormed: Bool {
    boxes.flatMap(\.restrictions).allSatisfy { restriction in
      if case .text(let text) = restriction.language { return text.isWellFormed }
      return true
    }
  }
}

extension BoxExpression {
  fileprivate var smaller: [BoxExpression] {
    var result: [BoxExpression] = []
    for index in restrictions.indices {
      var without = self
      without.restrictions.remove(at: index)
      result.append(without)
      let languages: [LanguageExpression] =
        switch restrictions[index].language {
        case .text(let text): text.smaller.map { .text($0) }
        case .numbers(let set): set.parts.map { .numbers($0) }
        }
      for language in languages {
        var replaced = self
        replaced.restrictions[index].language = language
        result.append(replaced)
      }
    }
    return result
  }
}

extension TextExpression {
  fileprivate var isWellFormed: Bool {
    guard case .pattern(let text, let hasParts) = self else { return parts.allSatisfy(\.isWellFormed) }
    return NaivePattern(text, hasParts: hasParts).map { !(hasParts && $0.hasDotPart) } ?? false
  }

  fileprivate var smaller: [TextExpression] {
    switch self {
    case .pattern(let text, let hasParts):
      return Self.shorter(text).map { .pattern($0, hasParts: hasParts) }
    case .literal(let text): return Self.shorter(text).map { .literal($0) }
    case .complement(let part): return [part] + part.smaller.map { .complement($0) }
    case .difference(let left, let right):
      return [left, right] + left.smaller.map { .difference($0, right) }
        + right.smaller.map { .difference(left, $0) }
    case .union(let parts): return parts + Self.fewer(parts).map { .union($0) }
    case .intersection(let parts): return parts + Self.fewer(parts).map { .intersection($0) }
    }
  }

  private static func shorter(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.map { index in
      var shorter = String.UnicodeScalarView()
      shorter.append(contentsOf: scalars[..<index] + scalars[(index + 1)...])
      return String(shorter)
    }
  }

  private static func fewer(_ parts: [TextExpression]) -> [[TextExpression]] {
    parts.indices.flatMap { index in
      [Array(parts[..<index] + parts[(index + 1)...])]
        + parts[index].smaller.map { smaller in
          var replaced = parts
          replaced[index] = smaller
          return replaced
        }
    }
  }
}
