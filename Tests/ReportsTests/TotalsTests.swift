import Findings
import Testing

@testable import Reports

@Suite struct TotalsTests {
  private func line(_ change: (inout OutcomeBuilder) -> Void) -> String {
    var build = OutcomeBuilder()
    change(&build)
    let outcome = build.build()
    return Totals(outcome).line(for: outcome)
  }

  /// Two agents, of which `a` has an error where `isBlocked`.
  private func agents(_ build: inout OutcomeBuilder, isBlocked: Bool) {
    let source = build.source("a.yaml", "a")
    let place = build.location(of: "a", in: source)
    if isBlocked { build.find("document/syntax", "m", at: place, agent: "a") }
    build.agent("a", at: place)
    build.agent("b", at: place)
  }

  @Test func passed() {
    #expect(line { agents(&$0, isBlocked: false) } == "passed: 2 agents, 0 errors, 0 warnings")
  }

  @Test func blocked() {
    #expect(line { agents(&$0, isBlocked: true) } == "blocked: 1 of 2 agents, 1 error, 0 warnings")
  }

  @Test func blockedByAFindingThatNamesNoAgent() {
    let line = line { build in
      agents(&build, isBlocked: false)
      build.find("document/syntax", "m", at: nil)
    }
    #expect(line == "blocked: the run as a whole, 1 error, 0 warnings")
  }

  @Test func reportOnly() {
    let line = line { build in
      agents(&build, isBlocked: true)
      build.enforced = false
    }
    #expect(line == "would be blocked: 1 of 2 agents, 1 error, 0 warnings (not enforced: report only)")
  }

  @Test func undecided() {
    let line = line { build in
      agents(&build, isBlocked: true)
      build.find("document/syntax", "m", at: nil, consequence: .undecided)
    }
    let expected = "undecided: 1 error has to be mended before the gate can decide; 1 of 2 agents blocked, "
    #expect(line == expected + "2 errors, 0 warnings")
  }

  @Test func undecidedIsSaidUnderReportOnlyToo() {
    let line = line { build in
      build.enforced = false
      build.find("document/syntax", "m", at: nil, consequence: .undecided)
    }
    #expect(line.hasPrefix("undecided: 1 error has to be mended before the gate can decide; 1 error"))
  }

  @Test func noAgents() {
    #expect(
      line { $0.status = .undecided } == "undecided: no agent was found in 0 files; 0 errors, 0 warnings")
    #expect(line { $0.status = .pass } == "passed: no agent was found in 0 files, 0 errors, 0 warnings")
    let unasked = line { $0.agentsKnown = 16 }
    #expect(unasked == "passed: none of the 16 agents here was asked for, 0 errors, 0 warnings")
  }

  @Test func aDefectIsNoVerdict() {
    let line = line { $0.status = .defect }
    #expect(line == "failed: a defect in AgentGate itself; nothing was decided, 0 errors, 0 warnings")
  }
}
