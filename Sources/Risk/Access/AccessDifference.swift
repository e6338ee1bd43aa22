public import Permissions

/// What some grants give and others do not: exact, or too much and saying so.
///
/// Decided by the sets of points that grants denote, so that it does not matter how they are written, in what
/// order, or how many of them say it.
public struct AccessDifference: Sendable {
  /// Some of the difference, which one grant gives.
  public struct Part: Sendable {
    /// The points.
    public let box: Box
    /// The grant, by its place among those that were asked about; the first of several that give it.
    public let grant: Int
    /// A shortest of the points; nil where a limit kept it from being found.
    public let example: Point?
  }

  /// The parts, by their grants.
  public private(set) var parts: [Part] = []
  /// The limit that kept some part from being exact. Such a part is its whole grant: nothing is missing.
  public private(set) var limit: Limit?

  /// No difference.
  public init() {}

  /// Finds what is in any of some boxes and in none of others.
  ///
  /// What stands word by word on both sides is set aside first, so that an agent that did not change costs
  /// next to nothing; the rest as `PermissionSet.subtracting`, bounded by `effort`.
  public init(of boxes: [Box], without others: [Box], effort: Effort = .standard) {
    guard boxes != others else { return }
    let known = Set(others)
    let changed = boxes.indices.filter { !known.contains(boxes[$0]) }
    guard !changed.isEmpty else { return }
    do throws(Limit) {
      let rest = try PermissionSet(changed.map { boxes[$0] }).subtracting(
        PermissionSet(others), effort: effort)
      parts = rest.boxes.map { Part($0, grant: Self.giver(of: $0, among: changed, boxes)) }
    } catch {
      addOneByOne(changed, of: boxes, without: PermissionSet(others), effort)
    }
    parts.sort { $0.grant < $1.grant }
  }

  /// Whether nothing is different.
  public var isEmpty: Bool { parts.isEmpty }

  /// Grant by grant, each with a share of the effort, so that one hard grant leaves the others exact.
  private mutating func addOneByOne(
    _ changed: [Int], of boxes: [Box], without others: PermissionSet, _ effort: Effort
  ) {
    let share = Effort(steps: max(1_000, effort.steps / (2 * changed.count)))
    for grant in changed {
      let alone = PermissionSet([boxes[grant]])
      do throws(Limit) {
        parts += try alone.subtracting(others, effort: share).boxes.map { Part($0, grant: grant) }
      } catch {
        let answer = alone.containment(in: others, effort: share)
        if answer == .inside { continue }
        limit = limit ?? error
        parts.append(Part(boxes[grant], grant: grant))
      }
    }
  }

  /// The first grant that holds all of a part. Every part was cut from one grant, so there is one; a limit
  /// can only name an equally true later one.
  private static func giver(of part: Box, among changed: [Int], _ boxes: [Box]) -> Int {
    let set = PermissionSet([part])
    let holder = changed.first { grant in
      set.containment(in: PermissionSet([boxes[grant]]), effort: Effort(steps: 1_000_000)) == .inside
    }
    let sameSystem = changed.first { boxes[$0][AccessDimension.system] == part[AccessDimension.system] }
    return holder ?? sameSystem ?? 0
  }
}

extension AccessDifference.Part {
  fileprivate init(_ box: Box, grant: Int) {
    self.box = box.withoutFullDimensions
    self.grant = grant
    let found = try? PermissionSet([self.box]).shortestPoint()
    example = found ?? nil
  }
}
