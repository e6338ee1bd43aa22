/// The words that people write where they owe one, in lower case: one list for every rule that asks whether a
/// text says something.
public enum LaterWords {
  /// Words that mean nothing else.
  public static let all: Set<String> = ["changeme", "fixme", "tba", "tbc", "tbd", "todo", "xxx"]
}
