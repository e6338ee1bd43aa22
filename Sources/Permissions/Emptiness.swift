extension TextLanguage {
  /// Whether some text is in the language. Decided without an automaton where comparing patterns is enough.
  public func hasTexts(effort: Effort = .standard) throws(Limit) -> Bool {
    if self == .everything { return true }
    if self == .nothing { return false }
    // Every pattern matches some text, so what holds all of a pattern's texts is not empty.
    if let patterns = unionOfPatterns { return !patterns.isEmpty }
    var effort = effort
    return try shortest(&effort) != nil
  }
}
