import Documents
import Permissions
import SourceText

/// What a set of names in one dimension of a system can reach.
struct NameReach: Sendable {
  /// Whether the set has any name.
  var hasNames = false
  /// Every effect that some action of the set has.
  var effects: EffectSet = []
  /// The highest class that some resource of the set has.
  var data: DataClass = .public
  /// Whether some name of the set is one that the catalog does not describe.
  var isUnknown = false
  /// The conditions of classify lines whose part in this dimension some name of the set meets.
  var conditions = ConditionSet()
}

/// One system as grants reach it.
///
/// A class, so that looking up what is kept copies nothing.
final class SystemReach {
  /// What the catalog says of it; nil where no catalog names it.
  let known: SystemIndex.System?
  /// The conditions of classify lines whose part about systems it meets, whether or not its input is trusted.
  let conditions: ConditionSet
  fileprivate var actions: [Asked: NameReach] = [:]
  fileprivate var resources: [Asked: NameReach] = [:]

  init(_ known: SystemIndex.System?, conditions: ConditionSet) {
    self.known = known
    self.conditions = conditions
  }
}

/// What was found for names in a system, kept for the next grant that names them: agents of one organisation
/// ask for the same things.
///
/// A class for one thread; each worker has its own.
public final class ReachMemo {
  /// Entries beyond this many start the memo anew, so that hostile input cannot make it grow.
  private static let capacity = 4096

  private var systems: [String: SystemReach] = [:]
  private var count = 0

  /// Starts empty.
  public init() {}

  func system(_ name: String, find: () -> SystemReach) -> SystemReach {
    if let found = systems[name] { return found }
    let found = find()
    makeRoom()
    systems[name] = found
    return found
  }

  func actions(_ asked: Asked, in system: SystemReach, find: () -> NameReach) -> NameReach {
    if let found = system.actions[asked] { return found }
    let found = find()
    makeRoom()
    system.actions[asked] = found
    return found
  }

  func resources(_ asked: Asked, in system: SystemReach, find: () -> NameReach) -> NameReach {
    if let found = system.resources[asked] { return found }
    let found = find()
    makeRoom()
    system.resources[asked] = found
    return found
  }

  /// Counts one more entry. Systems are emptied before they are let go, since one may be in use.
  private func makeRoom() {
    if count >= Self.capacity {
      for system in systems.values {
        system.actions.removeAll()
        system.resources.removeAll()
      }
      systems.removeAll(keepingCapacity: true)
      count = 0
    }
    count += 1
  }
}
