import Findings
import Foundation
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

  @Test func noRecordedReportIsWithoutATest() throws {
    let folder = GoldenFile.fixtures.appending(path: "reports")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let recorded = paths.filter { $0.contains("/") }
    let tested = ReportCase.all.flatMap { sample in ReportFormat.all.map { "\(sample.name)/\($0.name)" } }
    #expect(recorded.sorted() == tested.sorted())
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
