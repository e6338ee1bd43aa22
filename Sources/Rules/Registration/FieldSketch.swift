import Documents

extension RequiredField {
  /// The field as it could be written, below `spec`: what to paste and then change.
  var sketch: String {
    switch self {
    case .purpose: "purpose: Matches supplier invoices to purchase orders and flags mismatches."
    case .owner, .ownerTeam: "owner: {team: finance-platform}"
    case .ownerContact: "owner: {contact: finance-platform@example.com}"
    case .ownerEscalation: "owner: {escalation: \"https://oncall.example.com/finance\"}"
    case .lifecycle, .lifecycleStage: "lifecycle: {stage: production}"
    case .lifecycleReviewBy: "lifecycle: {reviewBy: 2027-06-30}"
    case .model, .modelProvider: "model: {provider: anthropic}"
    case .modelName: "model: {name: claude-sonnet-4-5}"
    case .modelVersion: "model: {version: \"20250929\"}"
    case .prompt, .promptPath: "prompt: {path: prompts/reconciler.md}"
    case .promptDigest:
      "prompt: {digest: \"sha256:...\"}   # the 64 digits that sha256sum prints for the file"
    case .risk: "risk: medium"
    case .autonomy: "autonomy: supervised   # or suggest, bounded, autonomous"
    case .environments: "environments: [staging, production]"
    case .triggers: "triggers: [helpdesk]   # the systems whose events start it"
    case .access: "access:\n  - {system: web, actions: [fetch], resources: [\"www.example.com/**\"]}"
    case .delegates: "delegates: []   # the agents that it may call"
    case .audit, .auditSink: "audit: {sink: \"siem://agents\"}"
    case .auditRecords: "audit: {records: [agent, model, prompt, task, authorizer]}"
    case .revocation, .revocationRunbook: "revocation: {runbook: docs/revoke-reconciler.md}"
    case .revocationWithin: "revocation: {within: 15m}"
    case .definitions: "definitions: [.claude/agents/reconciler.md]"
    case .identity, .identitySubject: "identity: {subject: \"spiffe://corp.example/agents/reconciler\"}"
    case .identityAuthentication, .authenticationMethod:
      "identity: {authentication: {method: workload-identity}}"
    case .authenticationActsFor: "identity: {authentication: {actsFor: user}}   # or self"
    case .authenticationTokenLifetime: "identity: {authentication: {tokenLifetime: 15m}}"
    case .authenticationCredential: "identity: {authentication: {credential: \"vault://agents/reconciler\"}}"
    case .identitySystems: "identity: {systems: [{system: erp, subject: svc-reconciler}]}"
    }
  }
}
