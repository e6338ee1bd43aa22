import Testing

@testable import Rules

@Suite struct ContactTextTests {
  @Test(arguments: [
    "ada@example.com", "Ada <ada@example.com>", "https://oncall.example.com", "#finance", "Slack: #finance",
    "@finance",
    "+44 20 7946 0958", "(020) 7946-0958", "mailto:ada@example.com", "slack://channel?id=C1", "grace@corp",
    "ada@example.com,grace@example.com", "#財務", "ext. 123456",
  ])
  func isReachable(text: String) {
    #expect(ContactText.isReachable(text))
  }

  @Test(arguments: [
    "", " ", "Ada", "the usual people", "#", "@", "ada@", "@@", "a@b@c", "https://", "mailto:", "12345",
    "team.lead",
  ])
  func isNot(text: String) {
    #expect(!ContactText.isReachable(text))
  }
}
