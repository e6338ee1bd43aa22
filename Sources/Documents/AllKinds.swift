import SourceText

/// The documents of one kind or another that have been read.
public struct DocumentSet: Sendable {
  /// The manifests.
  public var agents: [Agent] = []
  /// The catalogs.
  public var catalogs: [SystemCatalog] = []
  /// The policies.
  public var policies: [RiskPolicy] = []
  /// The directories.
  public var directories: [Directory] = []
  /// The Gate files.
  public var gates: [GateConfiguration] = []

  /// An empty set.
  public init() {}
}

/// A kind of document that AgentGate knows.
public struct DocumentKind: Sendable {
  /// Its words.
  public let name: KindName
  /// What JSON Schema says of it.
  public let schema: @Sendable () -> Schema
  /// Decodes a document and adds it to a set.
  let decode: @Sendable (DecodingContext.Node, DecodingContext, inout DocumentSet) -> Void

  init<Kind: Document>(_ kind: Kind.Type, add: @escaping @Sendable (Kind, inout DocumentSet) -> Void) {
    name = kind.name
    schema = { kind.schema }
    decode = { node, context, documents in
      if let document = kind.decode(node, in: context) { add(document, &documents) }
    }
  }
}

/// Every kind of document, one line each. A new kind is a file of its own, a line here and a property of
/// `DocumentSet`.
public enum AllKinds {
  /// The kinds, in the order in which help and messages name them.
  public static let all: [DocumentKind] = [
    DocumentKind(Agent.self) { $1.agents.append($0) },
    DocumentKind(RiskPolicy.self) { $1.policies.append($0) },
    DocumentKind(SystemCatalog.self) { $1.catalogs.append($0) },
    DocumentKind(Directory.self) { $1.directories.append($0) },
    DocumentKind(GateConfiguration.self) { $1.gates.append($0) },
  ]
}
