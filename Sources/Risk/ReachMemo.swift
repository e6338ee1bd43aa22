import Documents
import Permissions
import SourceText

/// What a set of names in one dimension of a system can reach.
struct NameReach: Sendable {
  /// Every effect that some action of the set has.
  var effects: EffectSet = []
  /// The highest class that some resource of the set has.
  var data: DataClass = .public
  /// Whether some name of the set is one that the catalog does not describe.
  var isUnknown = false
  /// The conditions of classify lines whose part in this dimension some name of the set meets.
  var conditions = ConditionSet()
}

/// What was found for names in a system, kept for the next grant that names them: agents of one organisation
/// ask for the same things.
///
/// A class for one thread; each worker has its own.
public final class ReachMemo {
  struct Key: Hashable {
    let system: String
    let isAction: Bool
    let asked: Asked
  }

  /// Entries beyond this many start the memo anew, so that hostile input cannot make it grow.
  private static let capacity = 4096

  private var known: [Key: NameReach] = [:]

  /// Starts empty.
  public init() {}

  func reach(_ key: Key, find: () -> NameReach) -> NameReach {
    if let found = known[key] { return found }
    let found = find()
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    known[key] = found
    return found
  }
}
