import Documents
import Findings
import Permissions
import SourceText
import Testing

@testable import Risk

/// How a question is read.
@Suite struct AccessQuestionTests {
  @Test(
    arguments: [
      ("erp", "erp", nil, nil), ("erp:", "erp", nil, nil), ("erp:*", "erp", "*", nil),
      ("erp:invoices.delete", "erp", "invoices.delete", nil),
      ("erp:invoices.delete tenants/emea/**", "erp", "invoices.delete", "tenants/emea/**"),
      ("erp tenants/**", "erp", nil, "tenants/**"), ("erp: tenants/**", "erp", nil, "tenants/**"),
      ("*:*.delete", "*", "*.delete", nil), ("  erp:read \t x/y z \n", "erp", "read", "x/y z"),
      ("urn\\:erp:a:b c:d", "urn\\:erp", "a:b", "c:d"),
      ("erp:two\\ words a\\ ", "erp", "two\\ words", "a\\ "),
      ("erp  ", "erp", nil, nil), ("erp:a  b", "erp", "a", "b"),
    ] as [(String, String, String?, String?)])
  func aQuestionHasThreeParts(_ text: String, _ system: String, _ action: String?, _ resource: String?) throws
  {
    let question = try AccessQuestion(text)
    #expect(question.system.text == system)
    #expect(question.action?.text == action)
    #expect(question.resource?.text == resource)
    #expect(question.resource?.separation ?? .slash == .slash)
  }

  @Test(arguments: [
    ("", "names no system"), (" ", "names no system"), (":read", "names no system"), (": x", "no system"),
    ("erp\\", "ends in a backslash"), ("erp:x\\", "ends in a backslash"), ("erp:x a/../b", "has a part"),
    (String(repeating: "x", count: 1025), "longer than 1024"),
  ])
  func whatIsNoQuestionIsSaid(_ text: String, _ fault: String) {
    do throws(InvalidValue) {
      _ = try AccessQuestion(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.message.plainText.contains(fault), "\(error.message.plainText)")
      #expect(!error.fix.plainText.isEmpty)
    }
  }

  @Test func aLimitLeavesItOpen() throws {
    let manifest = try #require(
      documents(
        """
        apiVersion: agentgate/v1
        kind: Agent
        metadata: {name: a}
        spec: {access: [{system: s, actions: ["*a*b*c*d*"]}, {system: other}]}
        """
      ).agents.first)
    let grants = try #require(manifest.spec?.value.access?.value.elements)
    func answer(_ index: Int, steps: Int) throws -> GrantAnswer {
      grants[index].value.answer(
        to: try AccessQuestion("s:*d*c*b*a*"), environments: nil, in: SystemIndex(),
        effort: Effort(steps: steps))
    }
    guard case .notRuledOut(.steps(3)) = try answer(0, steps: 3) else {
      Issue.record("three steps are enough")
      return
    }
    guard case .yes(let point) = try answer(0, steps: 1_000_000) else {
      Issue.record("no point was found")
      return
    }
    #expect(point.text(AccessDimension.action)?.count == 7)
    guard case .no = try answer(1, steps: 0) else {
      Issue.record("another system needs no step")
      return
    }
  }
}
