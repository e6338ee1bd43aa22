public import Documents
import Permissions
public import SourceText

/// The systems of all catalogs in force, by name.
public struct SystemIndex: Sendable {
  /// One system, ready to be asked about.
  public struct System: Sendable {
    /// Its name.
    public let name: String
    /// Where its entry stands.
    public let location: SourceLocation
    /// Whether it comes from a built-in catalog, which a repository's own description replaces.
    public let isBuiltIn: Bool
    /// What its actions do; the first entry that matches decides.
    let actions: [(patterns: [Pattern], effects: EffectSet)]
    /// The patterns of each of those entries.
    let actionPatterns: [[Pattern]]
    /// How confidential its resources are; the first entry that matches decides.
    let resources: [(patterns: [Pattern], data: DataClass)]
    /// The patterns of each of those entries.
    let resourcePatterns: [[Pattern]]
    /// The class of all of it, where it lists no resources.
    let data: DataClass
    /// Whether it lists resources.
    let listsResources: Bool
    /// Whether what it returns may be hostile.
    public let isUntrusted: Bool
    /// Whether it lies outside the organisation.
    public let isExternal: Bool
    /// The attributes that it can enforce, with their types.
    public let attributes: [String: AttributeType]

    /// The actions that the catalog names one by one, in its order.
    public var literalActions: [String] { Self.literals(of: actionPatterns) }
    /// The resources that the catalog names one by one, in its order.
    public var literalResources: [String] { Self.literals(of: resourcePatterns) }
  }

  private var systems: [String: System] = [:]
  /// What is wrong with the descriptions.
  public private(set) var faults: [PolicyFault] = []

  /// Starts without systems.
  public init() {}

  /// The system of that name.
  public subscript(name: String) -> System? { systems[name] }

  /// Whether another index says the same of a system: of what its actions do, of how confidential its
  /// resources are, and of what it can enforce. Nothing is the same as nothing.
  public func describesSame(_ name: String, as other: SystemIndex) -> Bool {
    guard let mine = self[name], let its = other[name] else { return self[name] == nil && other[name] == nil }
    return mine.actions.elementsEqual(its.actions) { $0.patterns == $1.patterns && $0.effects == $1.effects }
      && mine.resources.elementsEqual(its.resources) { $0.patterns == $1.patterns && $0.data == $1.data }
      && mine.data == its.data && mine.listsResources == its.listsResources
      && mine.attributes == its.attributes
  }

  /// All names, sorted bytewise.
  public var names: [String] { systems.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// Adds a catalog. A repository's own description replaces a built-in one; of two others the first stays.
  public mutating func add(_ catalog: SystemCatalog, isBuiltIn: Bool) {
    for entry in catalog.spec?.value.systems?.value.elements ?? [] {
      guard let name = entry.value.name else { continue }
      let system = System(entry.value, name: name, isBuiltIn: isBuiltIn)
      // What ships inside is checked by AgentGate's own tests.
      if !isBuiltIn { faults += PolicyFault.coveredEntries(of: entry.value) }
      if let known = systems[system.name], known.isBuiltIn == isBuiltIn {
        faults.append(.duplicate(system.name, at: name.location, first: known.location))
      } else if !(isBuiltIn && systems[system.name] != nil) {
        systems[system.name] = system
      }
    }
  }
}

extension SystemIndex.System {
  init(_ entry: SystemEntry, name: Located<Identifier>, isBuiltIn: Bool) {
    self.name = name.value.text
    location = name.location
    self.isBuiltIn = isBuiltIn
    actions = (entry.actions?.value.elements ?? []).map { action in
      // An entry whose effects cannot be read has all of them: the unknown is never low risk.
      let effects = action.value.effects.map { EffectSet($0.value.elements.map(\.value)) }
      return (Self.patterns(action.value.match), effects ?? .everything)
    }
    resources = (entry.resources?.value.elements ?? []).map { resource in
      (Self.patterns(resource.value.match), resource.value.data?.value ?? .restricted)
    }
    actionPatterns = actions.map(\.patterns)
    resourcePatterns = resources.map(\.patterns)
    listsResources = entry.resources != nil
    data = entry.data?.value ?? .restricted
    isUntrusted = entry.untrusted?.value ?? false
    isExternal = entry.external?.value ?? false
    attributes = Dictionary(
      (entry.attributes?.value.entries ?? []).map { ($0.key.value.text, $0.value.value) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func literals(of entries: [[Pattern]]) -> [String] {
    entries.joined().filter(\.isLiteral).map(\.text)
  }

  private static func patterns<Names>(_ match: Located<OneOrMore<PatternText<Names>>>?) -> [Pattern] {
    match?.value.elements.map(\.value.pattern) ?? []
  }
}
