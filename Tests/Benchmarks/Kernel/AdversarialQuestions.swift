import Permissions

extension Question {
  /// Questions that someone might ask to make the gate slow: each ends, some of them undecided.
  static func adversarial() throws -> [Question] {
    let letters = (0..<300).map { String(UnicodeScalar(UInt8(97 + $0 % 26))) }
    let stars = "*" + letters.joined(separator: "*") + "*"
    let shifted = "*" + letters.dropFirst(7).joined(separator: "*") + "*"
    let far = "*a" + String(repeating: "?", count: 18)
    let long = String(repeating: "*a", count: 512)
    let longer = String(repeating: "a*", count: 512)
    return try [
      Question("hard: *a*b*c… of 300 steps, the same", [stars], in: [stars]),
      Question("hard: *a*b*c… of 300 steps, inside", [stars], in: [shifted]),
      Question("hard: *a*b*c… of 300 steps, outside", [shifted], in: [stars]),
      Question("hard: *a?????????????????? in one shorter", [far], in: [String(far.dropLast()) + "b"]),
      Question("hard: ** in *a?????????????????? and its like", ["**"], in: [far, "**/" + far, "*", "**b"]),
      Question("hard: pairs of *a????? in a union of their like", tails("a"), in: tails("ab")),
      Question("hard: unions of 300 globs on both sides", globs(300, "x"), in: globs(300, "*")),
      Question("hard: union of 300 globs outside a union", globs(300, "*"), in: globs(300, "x")),
      Question("hard: patterns of 1,024 characters", [long], in: [longer, "b**"]),
      Question("hard: ten dimensions, 100 entries of each", dimensions(10, 0), in: dimensions(10, 100)),
      Question(
        "hard: 100 deny entries of ten dimensions", dimensions(10, 0), in: .init([Box()]),
        except: dimensions(10, 100)),
      Question("hard: 1,000 grants in 100 entries", dimensions(3, 1_000), in: dimensions(3, 100)),
    ].map { question in
      var question = question
      question.naive = nil
      return question
    }
  }

  private static func tails(_ letters: String) -> [String] {
    (1...12).flatMap { count in letters.map { "*\($0)" + String(repeating: "?", count: count) } }
  }

  private static func globs(_ count: Int, _ middle: String) -> [String] {
    (0..<count).map { "*a\($0)/\(middle)/*b\($0 % 7)*/c?" }
  }

  /// Entries that each leave out something else in every dimension.
  private static func dimensions(_ count: Int, _ entries: Int) throws -> PermissionSet {
    PermissionSet(
      try (0..<max(1, entries)).map { entry in
        try (0..<count).reduce(Box()) { box, place in
          let pattern = entries == 0 ? "**" : "*\(entry * (place + 3) % 101)*/**"
          return box.restricting(
            Dimension("d\(place)"), to: .text(try text(entries == 0 ? ["a/**"] : [pattern])))
        }
      })
  }
}
