/// What a pattern means, written a second time from the design's words alone: nothing here uses the
/// kernel's parser, matcher or automata, so that a mistake there is not made here as well.
package struct NaivePattern: Sendable, Hashable {
  /// One step of a pattern.
  package enum Step: Sendable, Hashable {
    /// This character.
    case character(Unicode.Scalar)
    /// Any one character; `/` only if `crosses`.
    case any(crosses: Bool)
    /// Any number of characters; `/` only if `crosses`.
    case run(crosses: Bool)

    /// Whether the step can take a character.
    package func takes(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .character(let own): own == scalar
      case .any(let crosses), .run(let crosses): crosses || scalar != "/"
      }
    }

    /// Whether the step may take none or many.
    package var isRun: Bool {
      if case .run = self { return true }
      return false
    }
  }

  /// The steps, in order.
  package let steps: [Step]

  /// Reads a pattern; nil where a `\` at its end escapes nothing.
  package init?(_ text: String, hasParts: Bool) {
    var steps: [Step] = []
    var left = Array(text.unicodeScalars)[...]
    while let first = left.popFirst() {
      switch first {
      case "\\":
        guard let escaped = left.popFirst() else { return nil }
        steps.append(.character(escaped))
      case "?":
        steps.append(.any(crosses: !hasParts))
      case "*":
        let more = left.prefix { $0 == "*" }.count
        left.removeFirst(more)
        steps.append(.run(crosses: !hasParts || more > 0))
      default:
        steps.append(.character(first))
      }
    }
    self.steps = steps
  }

  /// The pattern of one text.
  package init(literal text: String) { steps = text.unicodeScalars.map { .character($0) } }

  /// Whether one of the parts between `/` is `.` or `..`, which a resource may not have.
  package var hasDotPart: Bool {
    steps.split(separator: .character("/"), omittingEmptySubsequences: false).contains { part in
      part.elementsEqual([.character(".")]) || part.elementsEqual([.character("."), .character(".")])
    }
  }

  /// Whether the pattern matches a whole text: a table of which of the first steps match which of the first
  /// characters, a row for each character.
  package func matches(_ text: [Unicode.Scalar]) -> Bool {
    // row[i]: the first i steps match what was read.
    var row = [true]
    for step in steps { row.append((row.last ?? false) && step.isRun) }
    for scalar in text {
      var next = [false]
      for (index, step) in steps.enumerated() {
        let fromBefore = row[index] && step.takes(scalar)
        let stays = step.isRun && (next[index] || (row[index + 1] && step.takes(scalar)))
        next.append(step.isRun ? stays : fromBefore)
      }
      row = next
    }
    return row.last ?? false
  }
}

/// How long a text is, as the design counts it: characters first, then those of them that are neither
/// letters nor digits.
package struct NaiveCost: Sendable, Hashable, Comparable {
  package var length = 0
  package var others = 0

  package init() {}

  /// The cost of a text.
  package init(of text: String) {
    for scalar in text.unicodeScalars { self = self + NaiveCost(of: scalar) }
  }

  /// The cost of a character.
  package init(of scalar: Unicode.Scalar) {
    length = 1
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      others = 0
    default: others = 1
    }
  }

  package static func + (left: NaiveCost, right: NaiveCost) -> NaiveCost {
    var sum = left
    sum.length += right.length
    sum.others += right.others
    return sum
  }

  package static func < (left: NaiveCost, right: NaiveCost) -> Bool {
    (left.length, left.others) < (right.length, right.others)
  }
}
