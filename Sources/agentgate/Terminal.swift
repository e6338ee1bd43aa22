import ArgumentParser

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never

  /// Whether to colour now: a terminal shows it, and nothing in the environment says otherwise (no-color.org,
  /// bixense.com/clicolors).
  var isOn: Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if Process.environment("NO_COLOR") != nil { return false }
      if let force = Process.environment("CLICOLOR_FORCE") { return force != "0" }
      return StandardOutput.isTerminal && Process.environment("TERM") != "dumb"
        && Process.environment("CLICOLOR") != "0"
    }
  }
}
