import Reports
import Findings
import SourceText
import Testing

/// The outcomes whose reports are kept under `Fixtures/reports/`.
struct ReportCase: Sendable, CustomTestStringConvertible {
  let name: String
  let outcome: Outcome
  var options = RenderOptions()

  var testDescription: String { name }

  static let all: [ReportCase] = [
    ReportCase(name: "passed", outcome: passed()),
    ReportCase(name: "blocked", outcome: blocked()),
    ReportCase(name: "terminal", outcome: blocked(), options: RenderOptions(color: true, width: 60)),
    ReportCase(name: "report-only", outcome: reportOnly()),
    ReportCase(name: "undecided", outcome: undecided()),
    ReportCase(name: "no-agents", outcome: noAgents()),
    ReportCase(name: "many", outcome: many()),
    ReportCase(name: "hostile", outcome: hostile()),
    ReportCase(
      name: "unicode", outcome: unicode(), options: RenderOptions(width: 60, pathPrefix: "services/")),
    ReportCase(name: "one-long-line", outcome: oneLongLine(), options: RenderOptions(width: 80)),
  ]

  private static let manifest = """
    apiVersion: agentgate/v1
    kind: Agent
    metadata:
      name: invoice-reconciler
    spec:
      purpose: Matches supplier invoices to purchase orders.
      risk: medium
      identity:
        subject: spiffe://corp.example/agents/invoices
      access:
        - system: erp
          actions: [invoices.read, invoices.delete]
          resources: ["tenants/emea/invoices/*"]

    """

  private static func passed() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source("agents/reconciler.yaml", manifest)
    let name = build.location(of: "invoice-reconciler", in: source)
    build.agent("fx-rates", at: name)
    build.agent(
      "invoice-reconciler", at: name, tier: "medium", computed: "medium", declared: "medium",
      reasons: ["reads confidential data of \("erp")"])
    build.layers.append(PolicySummary.Part(name: "finance", layer: "domain", path: ".agentgate/finance.yaml"))
    build.catalogs.append(PolicySummary.Part(name: "corp", layer: "", path: ".agentgate/systems.yaml"))
    return build.build()
  }

  private static func blocked() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source("agents/reconciler.yaml", manifest)
    let other = build.source(
      "agents/archiver.yaml", manifest.split(separator: "\n").map { $0 + "\n" }.joined().lowercased())
    let agent = "invoice-reconciler"
    build.find(
      "boundary/exceeds-tier",
      """
      \(agent) may do \("invoices.delete") on \("tenants/emea/invoices/1") of \("erp"), which tier medium \
      does not allow
      """,
      at: build.location(of: "invoices.delete", in: source), agent: agent,
      fix: Fix(
        "leave out the action, or ask for tier high with \("risk: high")",
        snippet: "access:\n  - system: erp\n    actions: [invoices.read]\n"))
    build.find(
      "identity/shared-subject", "the subject of \(agent) is also that of \("archiver")",
      at: build.location(of: "spiffe://corp.example/agents/invoices", in: source), agent: agent,
      related: [
        RelatedPlace(
          "first used here", at: build.location(of: "spiffe://corp.example/agents/invoices", in: other))
      ])
    build.find(
      "registration/missing-field", "\(agent) has no \("owner.team")",
      at: build.location(of: "spec", in: source), agent: agent,
      fix: Fix("add the field", snippet: "owner:\n  team: <a team of the directory>"))
    build.find(
      "registration/missing-field", as: .warning, "\(agent) has no \("revocation.runbook")",
      at: build.location(of: "spec", in: source), agent: agent)
    build.agent(
      "archiver", at: build.location(of: "invoice-reconciler", in: other), tier: "high", computed: "medium")
    build.agent(
      agent, at: build.location(of: agent, in: source), tier: "medium", declared: "low",
      reasons: [
        "reads confidential data of \("erp")", "no \("autonomy") is given, which counts as \("autonomous")",
      ])
    build.pruned = [
      RunSummary.PrunedPath(path: "build", reason: "build products"),
      RunSummary.PrunedPath(path: "node_modules", reason: "dependencies"),
    ]
    return build.build()
  }

  private static func reportOnly() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source("agents/reconciler.yaml", manifest)
    let range = build.location(
      of: "access:\n    - system: erp\n      actions: [invoices.read, invoices.delete]\n"
        + "      resources: [\"tenants/emea/invoices/*\"]\n", in: source)
    build.find(
      "boundary/exceeds-tier", "the grant lies outside tier low", at: range, agent: "invoice-reconciler")
    build.agent("invoice-reconciler", at: build.location(of: "invoice-reconciler", in: source))
    build.enforced = false
    build.simulatedNow = "2026-12-01T00:00:00Z"
    build.environment = "production"
    build.agentsKnown = 16
    build.notEnforced = [
      "\("approvals") are not enforced by this version: they need signatures, which come later"
    ]
    return build.build()
  }

  private static func undecided() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source(
      ".agentgate/policy.yaml", "apiVersion: agentgate/v1\nkind: RiskPolicy\nspec: [\n")
    build.find(
      "document/syntax", "the list that begins at line 3 is not closed",
      at: build.location(of: "[", in: source), consequence: .undecided)
    build.find(
      "document/unknown", "a rule without a description, and no place", at: nil, consequence: .undecided)
    return build.build()
  }

  private static func noAgents() -> Outcome {
    var build = OutcomeBuilder()
    build.layers = []
    build.catalogs = []
    build.status = .undecided
    return build.build()
  }

  private static func many() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source("agents/reconciler.yaml", manifest)
    let spec = build.location(of: "spec", in: source)
    for number in 1...11 {
      build.find("lifecycle/review-due", as: .note, "note \(number)", at: spec, agent: "invoice-reconciler")
      build.find(
        "lifecycle/review-due", as: .warning, "warning \(number)", at: spec, agent: "invoice-reconciler")
      build.find("registration/missing-field", "error \(number)", at: spec, agent: "invoice-reconciler")
    }
    build.agent("invoice-reconciler", at: build.location(of: "invoice-reconciler", in: source))
    return build.build()
  }

  private static func hostile() -> Outcome {
    var build = OutcomeBuilder()
    let name = "x\u{1B}[2J\u{202E}\r\n::error::owned\n##[error]owned`"
    let source = build.source(
      "agents/\u{1B}]0;title\u{7}\n::set-output name=a::b,c:%d.yaml",
      "name: \"\u{202E}evil\u{1B}[2K\u{0}\" # ##[command] ##vso[task.x]\u{9B}31m </script>\r::error::\n"
    )
    let location = build.location(of: "\u{202E}evil\u{1B}[2K\u{0}", in: source)
    build.find(
      "registration/missing-field", "\(name) has no owner ::error:: 100%,", at: location, agent: name,
      related: [RelatedPlace("also called \("\u{85}\u{2028}::warning::")", at: location)],
      fix: Fix(
        "::add-mask:: write \(name)",
        snippet: "::error::owned\r  ::error::owned\n\tname: \u{202E}x\n##[group]x"))
    build.agent(name, at: location, tier: "high", reasons: ["\("\u{1B}[31mred")"])
    build.agent(nil, at: location)
    build.layers = [PolicySummary.Part(name: "\u{1B}c", layer: "team", path: "\u{202E}x.yaml")]
    build.environment = "::error::\u{1B}"
    build.pruned = [RunSummary.PrunedPath(path: "\n::error::x", reason: "dependencies")]
    return build.build()
  }

  private static func unicode() -> Outcome {
    var build = OutcomeBuilder()
    let source = build.source(
      "agents/日本.yaml",
      """
      \u{FEFF}purpose: 請求書を照合する needle
      tabs:\t\tneedle # tab
      marks: e\u{301}a\u{308}\u{323} needle \u{301}
      emoji: 😀 👩\u{200D}💻 👍🏽 ❤\u{FE0F} needle
      wide: "日本語の値"
      rtl: "שלום" needle
      empty: ""
      """)
    for line in ["purpose", "tabs", "marks", "emoji", "rtl"] {
      build.find(
        "registration/missing-field", as: .warning, "the mark stands under \("needle") of \(line)",
        at: build.location(of: "needle", after: line, in: source))
    }
    build.find(
      "registration/missing-field", as: .warning, "the marks are as wide as \("日本語の値")",
      at: build.location(of: "日本語の値", in: source))
    build.find(
      "registration/missing-field", as: .note,
      "at the end of the file: \(String(repeating: "é", count: 500))",
      at: build.location(from: source.bytes.count, to: source.bytes.count, in: source))
    return build.build()
  }

  private static func oneLongLine() -> Outcome {
    var build = OutcomeBuilder()
    let filler = String(repeating: "\"k\": [1, 2, 3], ", count: 30_000)
    let source = build.source("agents/generated.yaml", "{\(filler)\"risk\": \"none\", \(filler)\"end\": 1}\n")
    build.find(
      "document/syntax", "no tier is called \("none")", at: build.location(of: "\"none\"", in: source))
    build.find(
      "document/syntax", "the whole file", at: build.location(from: 0, to: source.bytes.count, in: source))
    build.find(
      "document/syntax", "the last value",
      at: build.location(from: source.bytes.count - 3, to: source.bytes.count - 2, in: source))
    return build.build()
  }
}
