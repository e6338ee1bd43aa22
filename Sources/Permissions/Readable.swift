extension DisjunctiveForm {
  /// Terms that leave out the same patterns, together.
  struct Group: Sendable {
    /// The texts that match all patterns of one of these lists...
    var included: [[Pattern]]
    /// ... and none of these.
    let excluded: [Pattern]
  }

  /// The terms by what they leave out, in the order in which they stand.
  var groups: [Group] {
    var result: [Group] = []
    var places: [BitSet: Int] = [:]
    for term in terms {
      let included = term.all.members.map { patterns[$0] }
      if let place = places[term.none] {
        result[place].included.append(included)
      } else {
        places[term.none] = result.count
        result.append(Group(included: [included], excluded: term.none.members.map { patterns[$0] }))
      }
    }
    return result
  }
}

extension TextLanguage {
  /// The same texts, written for readers: as a union of patterns less others, without what says nothing. The
  /// language itself where that would be long.
  func tidied(_ effort: inout Effort) throws(Limit) -> TextLanguage {
    if unionOfPatterns != nil { return self }
    guard var form = try DisjunctiveForm(of: self, &effort) else { return self }
    try form.meetPatterns(&effort)
    return .union(
      of: form.groups.map { group in
        let included = group.included.map { patterns in
          TextLanguage.intersection(of: patterns.map { TextLanguage([$0]) })
        }
        let union =
          group.included.allSatisfy { $0.count == 1 }
          ? TextLanguage(group.included.flatMap(\.self)) : .union(of: included)
        return group.excluded.isEmpty ? union : union.subtracting(TextLanguage(group.excluded))
      })
  }
}

extension Language {
  /// The same values, written for readers.
  func tidied(_ effort: inout Effort) throws(Limit) -> Language {
    guard case .text(let text) = self else { return self }
    return .text(try text.tidied(&effort))
  }
}
