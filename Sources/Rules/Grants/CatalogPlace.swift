import Findings
import Risk

extension SystemIndex.System {
  /// Where the system is described, for those who can change that.
  var places: [RelatedPlace] {
    isBuiltIn ? [] : [RelatedPlace("the catalog describes the system here", at: location)]
  }
}
