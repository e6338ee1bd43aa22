import Documents
import Permissions

/// What was found for a pattern in a system, kept for the next grant that names it: agents of one
/// organisation ask for the same things.
///
/// A class for one thread; each worker has its own.
public final class ReachMemo {
  private struct Key: Hashable {
    let system: String
    let asked: Asked
  }

  /// Entries beyond this many start the memo anew, so that hostile input cannot make it grow.
  private static let capacity = 4096

  private var effects: [Key: EffectSet?] = [:]
  private var dataClasses: [Key: DataClass?] = [:]

  /// Starts empty.
  public init() {}

  func effects(of asked: Asked, in system: String, find: () -> EffectSet?) -> EffectSet? {
    let key = Key(system: system, asked: asked)
    if let known = effects[key] { return known }
    let found = find()
    if effects.count >= Self.capacity { effects.removeAll(keepingCapacity: true) }
    effects[key] = .some(found)
    return found
  }

  func dataClass(of asked: Asked, in system: String, find: () -> DataClass?) -> DataClass? {
    let key = Key(system: system, asked: asked)
    if let known = dataClasses[key] { return known }
    let found = find()
    if dataClasses.count >= Self.capacity { dataClasses.removeAll(keepingCapacity: true) }
    dataClasses[key] = .some(found)
    return found
  }
}
