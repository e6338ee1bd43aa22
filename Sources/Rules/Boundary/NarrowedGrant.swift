import Documents
import Findings
import Permissions
import Risk
import SourceText

/// What is left of a grant inside its boundary, to paste in its place.
struct NarrowedGrant {
  /// What to do, as the beginning of a sentence.
  let advice: Message
  /// The grants to write instead, or the nearest lines of the policy; nil where there is neither.
  let snippet: String?

  init(_ grant: Grant, within verdict: GrantVerdict) {
    advice = "Narrow the grant to what the tier allows"
    snippet = nil
  }
}
