import Testing

@testable import Rules

@Suite struct BareCredentialTests {
  @Test(arguments: [
    "Bearer abc123", "bearer abc123", "Basic dXNlcjpwYXNz", "password=hunter2", "PASSWORD=hunter2",
    "api_key=abc", "client-secret=abc", "Server=db;Password=hunter2", "token:abc", "correct horse battery",
  ])
  func looksLikeACredential(text: String) { #expect(BareCredential.isOne(text)) }

  @Test(arguments: [
    "vault://agents/faq-bot", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:faq-bot",
    "projects/p/secrets/faq/versions/3", "FAQ_BOT_TOKEN", "faq-bot-password", "op://Team Vault/faq/password",
    "vault://kv?token=faq", "password=$PASSWORD", "password=${{secrets.X}}", "password=***", "password=",
    "secret:faq-bot", "kv/data/faq#token", "",
  ])
  func isAReference(text: String) { #expect(!BareCredential.isOne(text)) }

  @Test(arguments: [
    ("  credential: Bearer abc\n", "  credential: ****** ***\n"),
    ("{credential: password=hunter2, a: b}", "{credential: ****************, a: b}"),
    ("\"credential\": \"token=a\" # b", "\"credential\": \"*******\" # b"),
    ("credential: 'pass=a, b' ", "credential: '******* *' "),
    ("credential: token=a # b", "credential: ******* # b"),
    ("credential: vault://a # b c", "credential: vault://a # b c"),
    ("credential: FAQ_TOKEN # b c", "credential: FAQ_TOKEN # b c"),
    ("credential:", "credential:"), ("credential", "credential"),
    ("a credential of one", "a credential of one"),
  ])
  func isMaskedWhereItIsPrinted(line: String, masked: String) { #expect(SecretScan.masked(line) == masked) }
}
