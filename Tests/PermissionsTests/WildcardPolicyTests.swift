import Permissions
import Testing

/// Policies in the style of AWS: statements that allow or deny actions on resources, in which `*` is any
/// run of characters and `?` any one, `/` and `:` included; what is denied is denied, whatever is allowed,
/// and what is not allowed is denied too.
@Suite struct WildcardPolicyTests {
  private static let action = Dimension("action")
  private static let resource = Dimension("resource")

  private static func box(_ statement: String) throws -> Box {
    let parts = statement.split(separator: " ").map(String.init)
    return Box()
      .restricting(action, to: .text(TextLanguage([try Pattern(parts[0], separation: .none)])))
      .restricting(resource, to: .text(TextLanguage([try Pattern(parts[1], separation: .none)])))
  }

  private struct Policy: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let allow: [String]
    let deny: [String]
    /// Requests, each with the answer.
    let requests: [(String, Bool)]

    init(_ name: String, allow: [String], deny: [String] = [], _ requests: [(String, Bool)]) {
      testDescription = name
      self.allow = allow
      self.deny = deny
      self.requests = requests
    }
  }

  private static let policies = [
    Policy(
      "one object", allow: ["s3:GetObject arn:aws:s3:::docs/a.txt"],
      [
        ("s3:GetObject arn:aws:s3:::docs/a.txt", true), ("s3:GetObject arn:aws:s3:::docs/b.txt", false),
        ("s3:PutObject arn:aws:s3:::docs/a.txt", false), ("s3:getobject arn:aws:s3:::docs/a.txt", false),
      ]),
    Policy(
      "a bucket's objects", allow: ["s3:Get* arn:aws:s3:::docs/*"],
      [
        ("s3:GetObject arn:aws:s3:::docs/", true), ("s3:GetObject arn:aws:s3:::docs/deep/er/a.txt", true),
        ("s3:GetObjectAcl arn:aws:s3:::docs/a", true), ("s3:GetObject arn:aws:s3:::docs", false),
        ("s3:GetObject arn:aws:s3:::docs-old/a", false), ("s3:DeleteObject arn:aws:s3:::docs/a", false),
      ]),
    Policy(
      "any service", allow: ["* *"], deny: ["iam:* *"],
      [
        ("ec2:RunInstances arn:aws:ec2:eu:1:instance/i", true),
        ("iam:CreateUser arn:aws:iam::1:user/x", false),
        ("iam: *", false), ("iamx:Do arn:x", true),
      ]),
    Policy(
      "a denied corner", allow: ["s3:* arn:aws:s3:::data/*"],
      deny: ["s3:Delete* *", "s3:* arn:aws:s3:::data/secret/*"],
      [
        ("s3:GetObject arn:aws:s3:::data/open/x", true), ("s3:DeleteObject arn:aws:s3:::data/open/x", false),
        ("s3:GetObject arn:aws:s3:::data/secret/x", false), ("s3:GetObject arn:aws:s3:::data/secret", true),
        ("s3:ListBucket arn:aws:s3:::data/", true),
      ]),
    Policy(
      "question marks", allow: ["ec2:Start? arn:aws:ec2:??-west-?:*:instance/i-????"],
      [
        ("ec2:StartX arn:aws:ec2:eu-west-1:42:instance/i-abcd", true),
        ("ec2:Start arn:aws:ec2:eu-west-1:42:instance/i-abcd", false),
        ("ec2:StartX arn:aws:ec2:eu-west-1:42:instance/i-abc", false),
        ("ec2:StartX arn:aws:ec2:eu-west-11:42:instance/i-abcd", false),
        ("ec2:StartX arn:aws:ec2:eu-west-1::instance/i-ab/d", true),
      ]),
    Policy(
      "a star in the middle", allow: ["dynamodb:*Item arn:aws:dynamodb:*:table/*-prod"],
      deny: ["dynamodb:Batch* arn:aws:dynamodb:*"],
      [
        ("dynamodb:GetItem arn:aws:dynamodb:eu:1:table/orders-prod", true),
        ("dynamodb:GetItem arn:aws:dynamodb:eu:1:table/orders-prod-old", false),
        ("dynamodb:BatchGetItem arn:aws:dynamodb:eu:1:table/orders-prod", false),
        ("dynamodb:Items arn:aws:dynamodb:eu:1:table/orders-prod", false),
        ("dynamodb:Item arn:aws:dynamodb::table/-prod", true),
      ]),
    Policy(
      "nothing is allowed", allow: [], deny: ["s3:* *"],
      [
        ("s3:GetObject x", false), ("ec2:RunInstances x", false),
      ]),
  ]

  @Test(arguments: policies)
  private func requests(policy: Policy) throws {
    let allowed = PermissionSet(try policy.allow.map(Self.box))
    let denied = PermissionSet(try policy.deny.map(Self.box))
    for (request, isAllowed) in policy.requests {
      let parts = request.split(separator: " ").map(String.init)
      let point = Point([Self.action: .text(parts[0]), Self.resource: .text(parts[1])])
      let grant = Box().restricting(Self.action, to: .text(TextLanguage(parts[0])))
        .restricting(Self.resource, to: .text(TextLanguage(parts[1])))
      let answer = PermissionSet([grant]).containment(in: allowed, except: denied)
      #expect(answer == (isAllowed ? .inside : .exceeds(point)), "\(request)")
      #expect((allowed.contains(point) && !denied.contains(point)) == isAllowed, "\(request)")
    }
  }

  /// Which policies lie inside which.
  @Test(
    arguments: [
      (["s3:Get* *"], ["s3:* *"], [], true), (["s3:* *"], ["s3:Get* *"], [], false),
      (["s3:Get* a/*", "s3:Put* a/*"], ["s3:* a*"], [], true),
      (["s3:* a/*"], ["s3:* *"], ["s3:Delete* *"], false),
      (["s3:Get* a/*"], ["s3:* *"], ["s3:Delete* *"], true), (["s3:?et* *"], ["s3:* *"], ["s3:G* *"], false),
      (["s3:?et* *"], ["s3:* *"], ["s3:Get *"], false), (["s3:?et?* *"], ["s3:* *"], ["s3:Get *"], true),
      (["* arn:*:x"], ["* arn:*"], ["* *:y"], true), (["* arn:*"], ["* *"], ["* *:y"], false),
    ] as [([String], [String], [String], Bool)])
  func inclusion(grant: [String], allow: [String], deny: [String], isInside: Bool) throws {
    let answer = PermissionSet(try grant.map(Self.box)).containment(
      in: PermissionSet(try allow.map(Self.box)), except: PermissionSet(try deny.map(Self.box)))
    #expect((answer == .inside) == isInside, "\(answer)")
  }
}
