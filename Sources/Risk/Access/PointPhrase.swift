public import Findings
public import Permissions

extension Point {
  /// The point as the end of a sentence: an action on a resource in a system, under conditions.
  public var phrase: Message {
    var phrase: Message = ""
    if let action = text(AccessDimension.action) {
      phrase = action.isEmpty ? "the action with the empty name" : "\(action)"
    } else {
      phrase = "any action"
    }
    if let resource = text(AccessDimension.resource) {
      phrase = phrase + (resource.isEmpty ? " on the resource with the empty name" : " on \(resource)")
    }
    if let system = text(AccessDimension.system) { phrase = phrase + " in \(system)" }
    let attributes = attributes
    for (index, attribute) in attributes.enumerated() {
      phrase = phrase + (index == 0 ? " where " : " and ") + "\(attribute.name) is \(attribute.value)"
    }
    if let environment = text(AccessDimension.environment) {
      phrase = phrase + (environment.isEmpty ? " in any environment" : " in the environment \(environment)")
    }
    return phrase
  }

  /// The values of attributes, by name.
  public var attributes: [(name: String, value: String)] {
    values.keys.sorted().compactMap { dimension in
      guard let name = AccessDimension.attributeName(of: dimension), let value = values[dimension] else {
        return nil
      }
      return (name, value.text(of: dimension.kind))
    }
  }

  /// The point as a report names it.
  public var witness: AccessWitness {
    AccessWitness(
      system: text(AccessDimension.system), action: text(AccessDimension.action),
      resource: text(AccessDimension.resource), environment: text(AccessDimension.environment),
      conditions: attributes.map { AccessWitness.Attribute(name: $0.name, value: $0.value) })
  }

  /// The text in a dimension.
  public func text(_ dimension: Dimension) -> String? {
    if case .text(let text)? = self[dimension] { return text }
    return nil
  }
}

extension Value {
  /// The value as it would be written in a condition.
  public func text(of kind: Dimension.Kind) -> String {
    switch self {
    case .text(let text): text
    case .number(let number): kind == .timeOfDay ? number.timeOfDay : number.text
    }
  }
}

extension Decimal {
  /// Minutes as a time of day: `08:00`, with seconds where there are any.
  fileprivate var timeOfDay: String {
    let parts = text.split(separator: ".")
    guard let minutes = parts.first.flatMap({ Int($0) }) else { return text }
    let time = Self.twoDigits(minutes / 60) + ":" + Self.twoDigits(minutes % 60)
    guard parts.count == 2, let tenths = Int(parts[1].prefix(1)) else { return time }
    return time + ":" + Self.twoDigits(tenths * 6)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Limit {
  /// The limit in words.
  public var words: String {
    switch self {
    case .steps(let count): "the question was given up after \(count) steps"
    case .unverified: "the answer that was found did not stand when it was tried"
    }
  }
}
