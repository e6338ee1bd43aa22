import Findings
import Reports
import Support
import Testing

@Suite struct GoldenTests {
  @Test(arguments: ReportCase.all, ReportFormat.all.map(\.name))
  func aReportIsAsRecorded(_ sample: ReportCase, format: String) throws {
    let report = try sample.report(format)
    #expect(try sample.report(format) == report, "written twice")
    try GoldenFile("reports/\(sample.name)/\(format)").verify(report)
  }
}

extension ReportCase {
  /// What the format of that name writes of this case.
  func report(_ format: String) throws -> [UInt8] {
    let format = try #require(ReportFormat.named(format))
    var bytes: [UInt8] = []
    format.write(outcome, options, &bytes)
    return bytes
  }
}
