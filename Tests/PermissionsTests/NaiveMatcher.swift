/// What patterns mean, written a second time and as plainly as can be: by recursion over the text of the
/// pattern. Exponential at worst, hence only for short patterns.
enum NaiveMatcher {
  static func matches(_ pattern: String, _ text: String, hasParts: Bool) -> Bool {
    matches(Array(pattern.unicodeScalars)[...], Array(text.unicodeScalars)[...], hasParts)
  }

  private static func matches(
    _ pattern: ArraySlice<Unicode.Scalar>, _ text: ArraySlice<Unicode.Scalar>, _ hasParts: Bool
  ) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    let rest = pattern.dropFirst()
    switch first {
    case "\\":
      return text.first == rest.first && matches(rest.dropFirst(), text.dropFirst(), hasParts)
    case "?":
      guard let next = text.first, !(hasParts && next == "/") else { return false }
      return matches(rest, text.dropFirst(), hasParts)
    case "*":
      let stars = pattern.prefix { $0 == "*" }.count
      let crosses = !hasParts || stars > 1
      let after = pattern.dropFirst(stars)
      for length in 0...text.count {
        if !crosses, text.prefix(length).contains("/") { return false }
        if matches(after, text.dropFirst(length), hasParts) { return true }
      }
      return false
    default:
      return text.first == first && matches(rest, text.dropFirst(), hasParts)
    }
  }
}
