public import Documents
public import Permissions

/// What can be done with some access, by the catalog.
public struct AccessImpact: Sendable, Hashable {
  /// Every effect that some of its points have.
  public let effects: EffectSet
  /// The highest class of data among its points.
  public let data: DataClass
  /// Whether some action or resource among them, or the system itself, is described by no catalog.
  public let reachesUnknown: Bool

  /// What can be done with either.
  public func union(_ other: AccessImpact) -> AccessImpact {
    AccessImpact(
      effects: effects.union(other.effects), data: max(data, other.data),
      reachesUnknown: reachesUnknown || other.reachesUnknown)
  }
}

extension SystemIndex {
  /// What can be done with a set of points in one system, which has some.
  ///
  /// Exact, but that an effect or a class counts where a limit keeps it from being ruled out.
  public func impact(of box: Box, on system: String) -> AccessImpact {
    guard let known = self[system] else {
      return AccessImpact(effects: .everything, data: .restricted, reachesUnknown: true)
    }
    let (actions, resources) = (box.texts(AccessDimension.action), box.texts(AccessDimension.resource))
    let effects = Effect.allCases.filter { effect in
      actions.intersection(known.actions { $0.has(effect) }).mayHaveTexts
    }
    let data = DataClass.allCases.last { data in
      resources.intersection(known.resources { $0 == data }).mayHaveTexts
    }
    return AccessImpact(
      effects: EffectSet(effects), data: data ?? .public,
      reachesUnknown: actions.reaches(beyond: known.actionPatterns)
        || (known.listsResources && resources.reaches(beyond: known.resourcePatterns)))
  }
}

extension TextLanguage {
  /// Whether some text may match none of the entries.
  fileprivate func reaches(beyond entries: [[Pattern]]) -> Bool {
    subtracting(TextLanguage(entries.flatMap(\.self))).mayHaveTexts
  }
}

extension Box {
  /// The texts in a dimension of texts.
  func texts(_ dimension: Dimension) -> TextLanguage {
    if case .text(let language) = self[dimension] { return language }
    return .nothing
  }
}
