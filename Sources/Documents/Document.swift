import SourceText

/// A kind of document: what stands under `kind:`, and its fields.
public protocol Document: FieldGroup {
  /// The word after `kind:`, and what the document is, in one sentence.
  static var name: KindName { get }
}

/// The words of a kind of document.
public struct KindName: Sendable {
  /// The word after `kind:`.
  public let kind: StaticString
  /// The word that `agentgate schema` takes.
  public let command: String
  /// What the document is, in one sentence.
  public let summary: String
}

/// The one version of the format that this program reads.
enum APIVersion: String, Choice {
  case v1 = "agentgate/v1"
}

extension FieldReading {
  /// Reads the two fields that every document begins with; whether the kind is known has been seen to before.
  mutating func head() {
    let _: Located<APIVersion>? = required("apiVersion", "The version of the format: `agentgate/v1`.")
    let _: Located<String>? = required("kind", "What the document is.")
  }
}
