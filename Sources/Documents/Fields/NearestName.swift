/// The known name that a misspelt one is most likely to mean: the smallest edit distance with neighbours
/// swapped (restricted Damerau-Levenshtein), of at most a third of the name's length; nil where none is near
/// enough.
///
/// Names longer than 64 characters are nobody's slip of the pen.
public func nearestName(to written: String, among known: [String]) -> String? {
  let text = Array(written.lowercased().unicodeScalars.prefix(65))
  guard text.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in known {
    let candidate = Array(name.lowercased().unicodeScalars)
    let allowed = max(1, max(text.count, candidate.count) / 3)
    // The distance is never below the difference of the lengths.
    guard abs(text.count - candidate.count) <= allowed else { continue }
    let distance = editDistance(text, candidate)
    if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var twoAgo: [Int] = []
  var previous = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    for j in right.indices {
      var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, twoAgo[j - 1] + 1)
      }
      row.append(cost)
    }
    (twoAgo, previous) = (previous, row)
  }
  return previous.last ?? left.count
}
