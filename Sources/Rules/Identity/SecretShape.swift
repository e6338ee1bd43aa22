/// What a credential of one kind looks like.
struct SecretShape: Sendable {
  /// What follows the prefix.
  enum Form: Sendable {
    /// So many bytes of a class, and then none of it.
    case run(SecretAlphabet, ClosedRange<Int>)
    /// Runs of URL-safe base64 between dots, each of so many bytes.
    case parts([ClosedRange<Int>])
    /// A PEM header of a private key, its body and its footer.
    case privateKey
    /// The rest of a URL, with a password in it.
    case url
  }

  /// What a message calls it, such as "a GitHub token".
  let kind: String
  /// How it begins: at least three bytes, since the search looks for three.
  let prefix: String
  /// What follows. Every length has an upper bound, so that a hostile text cannot make the search start over
  /// and over in one long run.
  let form: Form

  /// A byte before the prefix must not be of these, else the prefix is the end of a longer word.
  var needsWordBoundary: Bool {
    switch form {
    case .run, .parts: true
    case .privateKey, .url: false
    }
  }

  /// What a message calls a password that a URL holds.
  static let passwordInURL = "a password in a URL"
  private static let long = 20...512

  /// The shapes, as their issuers describe them.
  static let all: [SecretShape] = [
    SecretShape(kind: "an AWS access key", prefix: "AKIA", form: .run(.upperAndDigits, 16...16)),
    SecretShape(kind: "an AWS access key", prefix: "ASIA", form: .run(.upperAndDigits, 16...16)),
    SecretShape(kind: "an Anthropic API key", prefix: "sk-ant-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Docker token", prefix: "dckr_pat_", form: .run(.urlSafe, long)),
    SecretShape(kind: "a GitHub token", prefix: "ghp_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "a GitHub token", prefix: "gho_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "a GitHub token", prefix: "ghu_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "a GitHub token", prefix: "ghs_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "a GitHub token", prefix: "ghr_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "a GitHub token", prefix: "github_pat_", form: .run(.urlSafe, 36...512)),
    SecretShape(kind: "a GitLab token", prefix: "glpat-", form: .run(.dotted, long)),
    SecretShape(kind: "a GitLab token", prefix: "glrt-", form: .run(.dotted, long)),
    SecretShape(kind: "a GitLab token", prefix: "gldt-", form: .run(.dotted, long)),
    SecretShape(kind: "a GitLab token", prefix: "glptt-", form: .run(.dotted, long)),
    SecretShape(kind: "a GitLab token", prefix: "glcbt-", form: .run(.dotted, long)),
    SecretShape(kind: "a Google API key", prefix: "AIza", form: .run(.urlSafe, 35...35)),
    SecretShape(kind: "a Groq API key", prefix: "gsk_", form: .run(.alphanumeric, 40...512)),
    SecretShape(kind: "a HashiCorp Vault token", prefix: "hvs.", form: .run(.urlSafe, 24...512)),
    SecretShape(kind: "a Hugging Face token", prefix: "hf_", form: .run(.alphanumeric, 30...512)),
    SecretShape(kind: "a JSON Web Token", prefix: "eyJ", form: .parts([10...512, 10...16_384, 10...4096])),
    SecretShape(kind: "an npm token", prefix: "npm_", form: .run(.alphanumeric, 36...512)),
    SecretShape(kind: "an OpenAI API key", prefix: "sk-proj-", form: .run(.urlSafe, long)),
    SecretShape(kind: "an OpenAI API key", prefix: "sk-svcacct-", form: .run(.urlSafe, long)),
    SecretShape(kind: "an OpenAI API key", prefix: "sk-admin-", form: .run(.urlSafe, long)),
    SecretShape(kind: "an OpenAI API key", prefix: "sk-", form: .run(.alphanumeric, 32...512)),
    SecretShape(kind: "an OpenRouter API key", prefix: "sk-or-v1-", form: .run(.alphanumeric, 32...512)),
    SecretShape(kind: "a private key", prefix: "-----BEGIN ", form: .privateKey),
    SecretShape(kind: "a PyPI token", prefix: "pypi-AgEI", form: .run(.urlSafe, 50...1024)),
    SecretShape(kind: "a SendGrid API key", prefix: "SG.", form: .parts([16...64, 32...128])),
    SecretShape(kind: "a Slack token", prefix: "xoxa-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxb-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxe-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxe.", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxp-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxr-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xoxs-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Slack token", prefix: "xapp-", form: .run(.urlSafe, long)),
    SecretShape(kind: "a Stripe key", prefix: "sk_live_", form: .run(.alphanumeric, 16...512)),
    SecretShape(kind: "a Stripe key", prefix: "rk_live_", form: .run(.alphanumeric, 16...512)),
    SecretShape(kind: "a Twilio API key", prefix: "SK", form: .run(.lowerHexadecimal, 32...32)),
    SecretShape(kind: passwordInURL, prefix: "://", form: .url),
  ]
}

/// The bytes that a credential is written in.
enum SecretAlphabet: Sendable {
  case upperAndDigits
  case lowerHexadecimal
  case alphanumeric
  case urlSafe
  case dotted

  func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self != .upperAndDigits
    case UInt8(ascii: "g")...UInt8(ascii: "z"): self != .upperAndDigits && self != .lowerHexadecimal
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self != .lowerHexadecimal
    case UInt8(ascii: "_"), UInt8(ascii: "-"): self == .urlSafe || self == .dotted
    case UInt8(ascii: "."): self == .dotted
    default: false
    }
  }
}
