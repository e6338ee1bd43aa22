/// Why a folder below the root was not read.
public enum PruneReason: Sendable, Hashable {
  /// It holds what a package manager installed.
  case dependencies
  /// It holds what a build made, or a tool's cache.
  case buildProducts
  /// It has a `.git` of its own: a submodule, or another repository's working tree.
  case nestedRepository
}

/// The folders that are never read, by their names.
///
/// Short on purpose: only names that one tool owns and that nobody gives a folder of sources. `vendor`,
/// `build`, `dist`, `target`, `deps` and `out` are missing because they also hold what people wrote, and
/// hiding a manifest is worse than reading a thousand files of others. Every folder pruned is listed in the
/// report.
enum PruneTable {
  /// One line of the table.
  struct Line {
    let name: String
    let reason: PruneReason
    /// A name that this folder must hold for the line to count.
    let needs: String?

    init(_ name: String, _ reason: PruneReason, needs: String? = nil) {
      self.name = name
      self.reason = reason
      self.needs = needs
    }
  }

  /// A folder's own name decides, but where `needs` names a file inside it.
  static let lines: [Line] = [
    Line("node_modules", .dependencies),  // npm, pnpm, yarn
    Line("bower_components", .dependencies),  // Bower
    Line("site-packages", .dependencies),  // Python
    Line(".venv", .dependencies),  // Python
    Line("venv", .dependencies, needs: "pyvenv.cfg"),
    Line("env", .dependencies, needs: "pyvenv.cfg"),
    Line(".tox", .dependencies),  // tox
    Line(".nox", .dependencies),  // nox
    Line(".bundle", .dependencies),  // Bundler
    Line("Pods", .dependencies, needs: "Manifest.lock"),  // CocoaPods
    Line(".terraform", .dependencies),  // Terraform's providers and modules
    Line(".gradle", .buildProducts),  // Gradle
    Line(".build", .buildProducts),  // SwiftPM
    Line("__pycache__", .buildProducts),  // Python
    Line(".mypy_cache", .buildProducts),
    Line(".pytest_cache", .buildProducts),
    Line(".ruff_cache", .buildProducts),
    Line(".next", .buildProducts),  // Next.js
    Line(".nuxt", .buildProducts),  // Nuxt
    Line(".parcel-cache", .buildProducts),
    Line(".svelte-kit", .buildProducts),
  ]

  /// The folders of version control systems: never entered, never listed.
  static let versionControl: [String] = [".git", ".hg", ".svn", ".jj"]
}
