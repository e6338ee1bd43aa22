import Documents
import Policies
import Risk
import Support
import Testing

/// The computed tier never falls when something is added, for random policies, catalogs
/// and agents.
@Suite struct MonotonicityTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func addingNeverLowersTheTier(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<60 {
      let policies = merged(["  layer: organization\n" + RandomText.classify(&generator)])
      var catalog = SystemIndex()
      for document in documents(RandomText.catalog(&generator)).catalogs {
        catalog.add(document, isBuiltIn: false)
      }
      var agents = RandomText.agents(&generator)
      var before = tier(of: RandomText.yaml(agents), under: policies, in: catalog)
      for step in 0..<8 {
        let change = RandomText.widen(&agents, &generator)
        let text = RandomText.yaml(agents)
        let after = tier(of: text, under: policies, in: catalog)
        #expect(
          after >= before, "seed \(seed), round \(round), step \(step): \(change) lowered the tier\n\(text)")
        before = after
      }
    }
  }

  @Test func strictNeverGivesALowerTierThanStandard() {
    let standard = merged(["  layer: organization\n  extends: standard"])
    let strict = merged(["  layer: organization\n  extends: strict"])
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let text = RandomText.yaml(RandomText.agents(&generator, systems: common.names))
      let (wide, narrow) = (tier(of: text, under: standard), tier(of: text, under: strict))
      #expect(narrow >= wide, "\(text)")
    }
  }
}
