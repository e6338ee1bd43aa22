import Documents
import Risk

extension EffectiveRequirements {
  /// Whether the tier asks for a field: where it is missing, `registration/missing-field` says so, and a rule
  /// about the field's value keeps silent.
  func asks(for field: RequiredField) -> Bool { fields.contains { $0.value == field } }
}
