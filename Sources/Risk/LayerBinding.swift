import Documents
import Findings
import SourceText

extension LayerValues {
  /// Whether the layer binds the agents of a team. A team whose domain nobody names is bound by every
  /// domain's layer.
  func binds(team: String, domain: String?) -> Bool {
    switch layer {
    case .organization: true
    case .domain: binds == nil || domain == nil || domain == binds
    case .team: binds == nil || team == binds
    }
  }

  /// Whether some team that the directory names can be bound by both layers; without a directory every layer
  /// binds every agent.
  func canBind(with other: LayerValues, in directory: DirectoryIndex?) -> Bool {
    guard let mine = binds, let its = other.binds, let directory else { return true }
    switch (layer, other.layer) {
    case (.domain, .domain), (.team, .team): return mine == its
    case (.domain, .team): return binds(team: its, domain: directory[its]?.domain)
    case (.team, .domain): return other.binds(team: mine, domain: directory[mine]?.domain)
    default: return true
    }
  }

  /// Reports a domain or team that the directory does not know: the layer would bind nobody, and nobody would
  /// notice.
  func checkName(in directory: DirectoryIndex?, faults: inout [PolicyFault]) {
    guard let directory, let named = bindsAt else { return }
    let known = layer == .domain ? directory.domainNames : directory.teamNames
    guard !known.isEmpty, !known.contains(named.value) else { return }
    let near = nearestName(to: named.value, among: known)
    faults.append(
      PolicyFault(
        rule: "policy/unknown-name",
        message:
          "the directory has no \(words: layer.rawValue) named \(named.value), so this layer binds nobody",
        location: named.location,
        fix: near.map { "Did you mean \($0)?" } ?? "Write one of \(list: known, last: "or")."))
  }
}

extension RiskPolicySpec {
  /// Reports a layer that does not say whom it binds, or says so in a way that its kind of layer does not
  /// read.
  func checkBinding(faults: inout [PolicyFault]) {
    guard let layer else { return }
    let domain = domain.map { ("domain", $0.location) }
    let team = team.map { ("team", $0.location) }
    let (needed, unread): ((String, SourceLocation)?, [(String, SourceLocation)?]) =
      switch layer.value {
      case .organization: (("", layer.location), [domain, team])
      case .domain: (domain, [team])
      case .team: (team, [domain])
      }
    let name = layer.value.rawValue
    if needed == nil {
      faults.append(
        PolicyFault(
          rule: "policy/unknown-name", message: "this policy does not say which \(words: name) it binds",
          location: layer.location, fix: "Add \(name + ": NAME") beside it."))
    }
    for case let (key, location)? in unread {
      faults.append(
        PolicyFault(
          rule: "policy/unknown-name",
          message: "\(key) has no meaning in a policy whose layer is \(name)", location: location,
          fix: "Remove it, or write \("layer: \(key)")."))
    }
  }
}
