public import SourceText

/// A document's `metadata`.
public struct Metadata: FieldGroup {
  /// The name.
  public let name: Located<Label>?
  /// Free labels, for people and their tools.
  public let labels: Located<Table<Identifier, String>>?

  /// Reads the fields.
  public init(reading fields: inout some FieldReading) {
    name = fields.required("name", "The document's name: lower-case letters, digits and hyphens.")
    labels = fields.optional("labels", "Labels of your own, each as `name: value`.")
  }
}
