extension TextLanguage {
  /// Whether comparing patterns shows that the language holds every text of another one. No search is made:
  /// false means that it was not shown. Time in proportion to the product of the lengths.
  package func isShown(toHoldAllOf other: TextLanguage) -> Bool {
    var effort = Effort.unlimited
    return Language.text(other).isShown(toLieIn: .text(self), &effort)
  }

  /// Whether comparing patterns shows that the language shares no text with another one. No search is made:
  /// false means that it was not shown. Time in proportion to the product of the lengths.
  package func isShown(toHoldNoneOf other: TextLanguage) -> Bool {
    var effort = Effort.unlimited
    return Language.text(other).isShownDisjoint(from: .text(self), &effort)
  }
}
