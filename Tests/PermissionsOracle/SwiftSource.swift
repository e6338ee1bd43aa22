import Permissions

// Failures are printed as Swift that can be pasted into a test.

extension Question {
  /// The question as Swift source.
  package var source: String {
    let kinds = self.kinds.map { ".\($0)" }.joined(separator: ", ")
    let sets = [("grant", grant), ("allowed", allowed), ("denied", denied)].map { name, boxes in
      "  \(name): [\(boxes.map(\.source).joined(separator: ", "))]"
    }
    return "Question(\n  kinds: [\(kinds)],\n" + sets.joined(separator: ",\n") + ")"
  }
}

extension BoxExpression {
  fileprivate var source: String {
    let each = restrictions.map { restriction in
      let language =
        switch restriction.language {
        case .text(let text): ".text(\(text.source))"
        case .numbers(let set): ".numbers(.\(set))"
        }
      return ".init(\(restriction.dimension), \(language))"
    }
    return "BoxExpression([\(each.joined(separator: ", "))])"
  }
}

extension TextExpression {
  fileprivate var source: String {
    switch self {
    case .pattern(let text, let hasParts): ".pattern(\(text.source), hasParts: \(hasParts))"
    case .literal(let text): ".literal(\(text.source))"
    case .union(let parts): ".union([\(parts.map(\.source).joined(separator: ", "))])"
    case .intersection(let parts): ".intersection([\(parts.map(\.source).joined(separator: ", "))])"
    case .complement(let part): ".complement(\(part.source))"
    case .difference(let left, let right): ".difference(\(left.source), \(right.source))"
    }
  }
}

extension String {
  fileprivate var source: String {
    let scalars = unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case " "..."~": String(scalar)
      default: "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return "\"\(scalars.joined())\""
  }
}
