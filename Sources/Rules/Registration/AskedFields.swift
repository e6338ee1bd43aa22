import Documents
import Risk

extension EffectiveRequirements {
  /// Whether the tier asks for a field.
  func asks(for field: RequiredField) -> Bool { fields.contains { $0.value == field } }
}

extension AgentUnderCheck {
  /// Whether the lack of a field has been reported: `registration/missing-field` does that for the fields
  /// that the tier asks for, and the reader of documents for those that are there but cannot be read. A rule
  /// about the field's value then keeps silent about its absence.
  func hasBeenTold(of field: RequiredField) -> Bool {
    requirements.asks(for: field) || isBroken("spec.\(field.rawValue)")
  }
}
