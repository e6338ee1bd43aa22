public import Documents

/// A set of effects.
public struct EffectSet: OptionSet, Sendable, Hashable {
  /// One bit an effect, in the order of `Effect`.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Makes a set of effects.
  public init(_ effects: some Sequence<Effect>) {
    rawValue = effects.reduce(0) { $0 | Self.bit(of: $1) }
  }

  /// Every effect: what an unknown action has.
  public static let everything = EffectSet(Effect.allCases)

  /// Whether an effect is in the set.
  public func has(_ effect: Effect) -> Bool { rawValue & Self.bit(of: effect) != 0 }

  /// The effects in the set, in the order of `Effect`.
  public var effects: [Effect] { Effect.allCases.filter { rawValue & Self.bit(of: $0) != 0 } }

  private static func bit(of effect: Effect) -> UInt8 {
    switch effect {
    case .read: 1
    case .write: 2
    case .delete: 4
    case .execute: 8
    case .communicate: 16
    case .administer: 32
    }
  }
}
