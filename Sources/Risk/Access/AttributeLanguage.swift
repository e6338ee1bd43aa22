public import Documents
public import Permissions
public import SourceText

/// What a condition on an attribute means by the attribute's type.
public enum AttributeReading: Sendable {
  /// The values that it lets through.
  case values(Language)
  /// It asks for something that values of the type do not have, at this place.
  case wrongType(SourceLocation)
}

extension AttributeCondition {
  /// Reads the condition for an attribute of a type: the union of its terms, each the intersection of its
  /// bounds.
  public func reading(as type: AttributeType) -> AttributeReading {
    var texts: [TextLanguage] = []
    var numbers: [NumberSet] = []
    for term in terms {
      switch term.value.language(as: type) {
      case .text(let language)?: texts.append(language)
      case .numbers(let set)?: numbers.append(set)
      case nil: return .wrongType(term.location)
      }
    }
    return .values(type == .text ? .text(.union(of: texts)) : .numbers(.union(of: numbers)))
  }

  /// Whether what is written shows that values are left, whatever the attribute's type: a value is, and so is
  /// a bound that is itself let through, where no other one stands beside it. Otherwise `reading` says.
  package var isShownToLeaveValues: Bool {
    terms.contains { term in
      guard let bounds = term.value.bounds else { return term.value.value != nil }
      guard bounds.not == nil, bounds.above == nil, bounds.below == nil else { return false }
      return (bounds.atLeast == nil) != (bounds.atMost == nil)
    }
  }
}

extension AttributeCondition.Term {
  fileprivate func language(as type: AttributeType) -> Language? {
    if let value {
      if type == .text { return .text(TextLanguage([value])) }
      return type.number(value.text).map { .numbers(NumberSet($0)) }
    }
    return bounds.flatMap { $0.language(as: type) }
  }
}

extension AttributeCondition.Bounds {
  fileprivate func language(as type: AttributeType) -> Language? {
    guard type != .text else {
      guard atLeast == nil, atMost == nil, above == nil, below == nil else { return nil }
      return .text(TextLanguage((not?.value.elements ?? []).map(\.value.pattern)).complement)
    }
    let universe = type == .time ? NumberSet.timesOfDay : .everything
    guard let lower = lowerBound(type), let upper = upperBound(type) else { return nil }
    var result = universe.intersection(passesMidnight(type) ? lower.union(upper) : lower.intersection(upper))
    for excluded in not?.value.elements ?? [] {
      guard let number = type.number(excluded.value.pattern.text) else { return nil }
      result = result.subtracting(NumberSet(number))
    }
    return .numbers(result)
  }

  private func lowerBound(_ type: AttributeType) -> NumberSet? {
    var result = NumberSet.everything
    if let atLeast {
      guard let number = type.number(atLeast.value.text) else { return nil }
      result = result.intersection(NumberSet(atLeast: number))
    }
    if let above {
      guard let number = type.number(above.value.text) else { return nil }
      result = result.intersection(NumberSet(above: number))
    }
    return result
  }

  private func upperBound(_ type: AttributeType) -> NumberSet? {
    var result = NumberSet.everything
    if let atMost {
      guard let number = type.number(atMost.value.text) else { return nil }
      result = result.intersection(NumberSet(atMost: number))
    }
    if let below {
      guard let number = type.number(below.value.text) else { return nil }
      result = result.intersection(NumberSet(below: number))
    }
    return result
  }

  /// Whether an interval of times begins after it ends, such as from 22:00 to 06:00: it is then two.
  private func passesMidnight(_ type: AttributeType) -> Bool {
    guard type == .time else { return false }
    let lower = [atLeast, above].compactMap { $0.flatMap { type.number($0.value.text) } }.max()
    let upper = [atMost, below].compactMap { $0.flatMap { type.number($0.value.text) } }.min()
    guard let lower, let upper else { return false }
    return upper < lower
  }
}

extension AttributeType {
  /// A number, or a time of day in minutes; nil where the text is not one.
  fileprivate func number(_ text: String) -> Decimal? {
    guard self == .time else { return Decimal(text) }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy(isTwoDigits), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return Decimal(hour * 60 + minute)
  }

  /// Digits only: `Int` would also read `+8` and `-0`, which no gateway compares as a time.
  private func isTwoDigits(_ text: Substring) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
