import Documents
import Policies
import Risk
import SourceText

/// The systems that ship.
let common: SystemIndex = {
  var index = SystemIndex()
  for catalog in BuiltIn.common.documents.catalogs { index.add(catalog, isBuiltIn: true) }
  return index
}()

/// The computed tier of the first of some agents, with what it reaches through the others.
func tier(of text: String, under policies: PolicySet, in catalog: SystemIndex = common) -> Tier {
  let agents = documents(text).agents
  let memo = ReachMemo()
  let reaches = agents.map { agent in
    (agent.spec?.value.access?.value.elements ?? []).map {
      policies.reach(of: $0.value, in: catalog, memo: memo)
    }
  }
  let facts = zip(agents, reaches).map { policies.facts(of: $0, reaching: $1, in: catalog) }
  let names = agents.map { $0.metadata?.value.name?.value.text }
  let delegates = agents.map { agent in
    (agent.spec?.value.delegates?.value.elements ?? []).map { delegate in
      names.firstIndex { $0 == delegate.value.text }
    }
  }
  guard let first = Delegation(facts, delegates: delegates).closed.first else { return .low }
  return policies.tier(of: first, under: policies.general)
}
