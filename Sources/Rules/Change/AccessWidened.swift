import Documents
import Findings
import Permissions
import Risk
import SourceText

extension Rule {
  /// An agent can do more than at the base revision.
  static let accessWidened = Rule(
    RuleDescription(
      id: "change/access-widened",
      severity: .note,
      summary: "The change lets the agent do what it could not do before",
      why: "New access is what a reviewer of a change has to see; everything else about it can wait.",
      fix: "Narrow the grant to what the agent could do before, or have the new access reviewed.",
      references: ["OWASP Agentic ASI03", "CWE-269", "NIST AI RMF MANAGE 4.2"],
      fails: ChangeExample.text(before: "help/*", now: "help/**", mark: "    #  ↓\n"),
      passes: ChangeExample.text(before: "help/**", now: "help/*", mark: "")),
    check: .change { checked, _, reporter in
      let change = checked.change
      guard change.before != nil, let after = change.after, after.isReadable else { return }
      for (grant, parts) in change.gainedByGrant {
        guard after.grants.indices.contains(grant), let first = parts.first else { continue }
        let isExact = change.gained.limit == nil
        reporter.report(
          .widened(by: first, since: checked.base, isExact: isExact), at: after.grants[grant].location,
          fix: Fix(words: change.advice), witness: first.example?.witness, subject: "spec.access[]")
      }
      for gain in change.through {
        reporter.report(
          .widened(by: gain, since: checked.base), at: gain.delegate.location,
          fix: Fix("Remove \(gain.delegate.value) from \("delegates"), or have the new access reviewed."),
          witness: gain.example?.witness, subject: "spec.delegates[] \(gain.delegate.value)")
      }
    })
}

extension AgentChange {
  /// The parts of what is gained, by the grants that give them.
  fileprivate var gainedByGrant: [(grant: Int, parts: [AccessDifference.Part])] {
    var result: [(grant: Int, parts: [AccessDifference.Part])] = []
    for part in gained.parts {
      if result.last?.grant == part.grant {
        result[result.count - 1].parts.append(part)
      } else {
        result.append((part.grant, [part]))
      }
    }
    return result
  }

  /// What to do about new access.
  fileprivate var advice: String {
    before?.isReadable == false
      ? """
      At the base the manifest has errors, so that it counts as giving nothing there: have all of its access \
      reviewed.
      """
      : "Narrow the grant to what the agent could do before, or have the new access reviewed."
  }
}

extension GainThrough {
  fileprivate var example: Point? {
    if case .access(_, let part, _) = gain { return part.example }
    return nil
  }
}

extension Fix {
  fileprivate init(words: String) { self.init(Message(words: words)) }
}

extension Message {
  fileprivate static func widened(
    by part: AccessDifference.Part, since base: String, isExact: Bool
  ) -> Message {
    let since: Message = "; at \(base) the agent could not"
    guard isExact else {
      return "this grant may allow more than at \(base): a limit kept that from being ruled out"
    }
    let words = BoxWords(part.box)
    let what: Message = "this grant newly allows " + words.actions.words + " on " + words.resources.words
    guard let example = part.example else { return what + since }
    return what + ", such as " + example.phrase + since
  }

  fileprivate static func widened(by gain: GainThrough, since base: String) -> Message {
    let through: Message =
      gain.isNew
      ? "calling \(gain.delegate.value) is new since \(base)"
      : "\(gain.delegate.value) has gained access since \(base)"
    switch gain.gain {
    case .access(let systems, let part, let giver):
      let names = systems.map(\.system)
      let what: Message = through + ": through it the agent can do more in \(list: names)"
      guard let example = part.example else { return what }
      return what + ", such as " + example.phrase + " by a grant of \(giver)"
    case .everything:
      return through
        + ": an agent on that way is registered by no manifest, or cannot be read, and so can do everything"
    case .notRuledOut: return through + ": more agents are on that way than are held against each other"
    }
  }
}
