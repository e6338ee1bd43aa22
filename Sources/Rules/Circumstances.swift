public import Documents
public import Risk

/// What every rule may know besides the agents: the time, where the run deploys to, catalogs and directory.
public struct Circumstances: Sendable {
  /// The instant that the run takes as now.
  public let now: Instant
  /// The environment that the run deploys to, where it names one.
  public let environment: String?
  /// The systems.
  public let catalog: SystemIndex
  /// The teams; nil where there is no directory.
  public let directory: DirectoryIndex?

  /// Puts circumstances together.
  public init(now: Instant, environment: String?, catalog: SystemIndex, directory: DirectoryIndex?) {
    self.now = now
    self.environment = environment
    self.catalog = catalog
    self.directory = directory
  }
}
