import Findings
import SourceText

/// Places, and what raised tiers and is given by grants, as every JSON form writes them.
extension JSONWriter {
  /// Writes the members of a place.
  mutating func members(of place: Place) {
    member("path", .text(place.path))
    member("startLine", .number(place.start.line))
    member("startColumn", .number(place.start.column))
    member("endLine", .number(place.end.line))
    member("endColumn", .number(place.end.column))
  }

  /// Writes one thing that raised a tier.
  mutating func element(_ raise: TierRaiseSummary) {
    object { json in
      json.member("line", .text(raise.line))
      json.member("tier", .text(raise.tier))
      json.object("location", of: raise.place) { $0.members(of: $1) }
      json.member("when", .text(raise.when))
      json.member("message", .text(raise.message.plainText))
      json.array("metBy", raise.parts) { json, part in
        json.object { json in
          json.member("what", .text(part.what.plainText))
          json.array("grants", part.grants) { json, place in json.object { $0.members(of: place) } }
          json.member("path", texts: part.path)
          json.member("pathLeftOut", .number(part.namesLeftOut))
        }
      }
    }
  }

  /// Writes one grant.
  mutating func element(_ grant: GrantSummary) {
    object { json in
      json.member("system", .text(grant.system))
      json.member("actions", grant.actions)
      json.member("resources", grant.resources)
      json.object("where") { json in
        for condition in grant.conditions {
          json.array(condition.attribute, condition.terms) { $0.element($1) }
        }
      }
      json.member("environments", texts: grant.environments)
      json.member("effects", texts: grant.effects)
      json.member("data", .text(grant.data))
      json.member("expires", .text(grant.expires))
      json.object("location", of: grant.place) { $0.members(of: $1) }
    }
  }

  /// Writes what an agent could do and must not.
  mutating func members(of witness: AccessWitness) {
    member("system", .text(witness.system))
    member("action", .text(witness.action))
    member("resource", .text(witness.resource))
    object("where") { json in
      for condition in witness.conditions { json.member(condition.name, .text(condition.value)) }
    }
    member("environment", .text(witness.environment))
  }

  private mutating func member(_ key: String, _ names: GrantSummary.Names?) {
    guard let names else { return member(key, .text(nil)) }
    guard names.isComplement else { return member(key, texts: names.patterns) }
    object(key) { $0.member("not", texts: names.patterns) }
  }

  private mutating func element(_ term: GrantSummary.Term) {
    switch term {
    case .value(let text): element(text)
    case .bounds(let bounds):
      object { json in
        for bound in bounds {
          if bound.name == "not" {
            json.member(bound.name, texts: bound.values)
          } else {
            json.member(bound.name, .text(bound.values.first))
          }
        }
      }
    }
  }
}
