import Permissions
import Testing

/// What one set holds and another does not, as boxes for readers.
struct DifferenceTests {
  private func names(_ patterns: String...) throws -> Language {
    .text(TextLanguage(try patterns.map { try Pattern($0, separation: .none) }))
  }

  private func paths(_ patterns: String...) throws -> Language {
    .text(TextLanguage(try patterns.map { try Pattern($0, separation: .slash) }))
  }

  private func box(_ action: Language, _ resource: Language) -> Box {
    Box().restricting(AlgebraSamples.action, to: action).restricting(AlgebraSamples.resource, to: resource)
  }

  @Test("What is inside goes, what is outside stays as written")
  func wholeBoxes() throws {
    let inside = box(try names("read"), try paths("src/*"))
    let outside = box(try names("read"), try paths("docs/*", "docs/a"))
    let known = PermissionSet([box(try names("read", "write"), try paths("src/**"))])
    #expect(try PermissionSet([inside, outside]).subtracting(known).boxes == [outside])
    #expect(try known.subtracting(PermissionSet()).boxes == known.boxes)
    #expect(try known.subtracting(PermissionSet([Box()])).boxes == [])
  }

  @Test("A box is cut only where the other cuts")
  func cuts() throws {
    let new = PermissionSet([box(try names("read", "write"), try paths("tenants/**"))])
    let old = PermissionSet([box(try names("read"), try paths("**"))])
    #expect(try new.subtracting(old).boxes == [box(try names("write"), try paths("tenants/**"))])
    let part = PermissionSet([box(try names("read"), try paths("tenants/emea/**"))])
    let pieces = try new.subtracting(part).boxes
    #expect(pieces.count == 2)
    #expect(pieces.first == box(try names("write"), try paths("tenants/**")))
    #expect(pieces.last?[AlgebraSamples.action] == (try names("read")))
    guard case .text(let rest)? = pieces.last?[AlgebraSamples.resource] else { return }
    #expect(rest.spelling.plain == "`tenants/**` except `tenants/emea/**`")
  }

  @Test("Differences and intersections against brute force", arguments: 30..<34 as Range<UInt64>)
  func bruteForce(seed: UInt64) throws {
    var samples = AlgebraSamples(seed: seed)
    for round in 0..<60 {
      let (left, right) = (samples.set(boxes: 2), samples.set(boxes: 2))
      let rest = try left.set.subtracting(right.set)
      let both = try left.set.intersection(right.set, effort: .standard)
      let simple = try left.set.simplified()
      for sample in AlgebraSamples.points where samples.chance(12) {
        let (mine, its, point) = (left.holds(sample), right.holds(sample), sample.point)
        #expect(rest.contains(point) == (mine && !its), "seed \(seed) round \(round): \(point)")
        #expect(both.contains(point) == (mine && its), "seed \(seed) round \(round): \(point)")
        #expect(simple.contains(point) == mine, "seed \(seed) round \(round): \(point)")
      }
      #expect(rest.containment(in: left.set, except: right.set) == .inside)
      #expect(left.set.containment(in: rest.union(right.set)) == .inside)
      #expect(simple.isSame(as: left.set) == .same)
      for (index, box) in (rest.boxes + both.boxes + simple.boxes).enumerated() {
        #expect(try PermissionSet([box]).shortestPoint() != nil, "seed \(seed) round \(round): box \(index)")
      }
      for (index, box) in rest.boxes.enumerated() {
        var others = rest.boxes
        others.remove(at: index)
        #expect(PermissionSet([box]).containment(in: PermissionSet(others)) != .inside)
      }
    }
  }

  @Test("Too many pieces end at the limit") func limit() throws {
    let dimensions = (0..<12).map { Dimension("d\($0)") }
    let grant = PermissionSet([Box()])
    let denied = try (0..<40).map { number in
      var box = Box()
      for dimension in dimensions { box = box.restricting(dimension, to: try names("*\(number)*")) }
      return box
    }
    #expect(throws: Limit.steps(100_000)) {
      try grant.subtracting(PermissionSet(denied), effort: Effort(steps: 100_000))
    }
  }
}

extension Spelling {
  /// The pieces as one text.
  var plain: String {
    parts.map { part in
      switch part {
      case .pattern(let pattern): "`" + pattern.text + "`"
      case .words(let words): words
      }
    }.joined()
  }
}
