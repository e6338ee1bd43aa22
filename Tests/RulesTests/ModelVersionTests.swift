import Testing

@testable import Rules

@Suite struct ModelVersionTests {
  @Test(arguments: [
    ("latest", ModelVersion.Fault.floats("latest")), ("2025-latest", .floats("latest")),
    ("LATEST4", .floats("latest")), ("claudeLatest2", .floats("latest")), ("v2.stable", .floats("stable")),
    ("preview-05-06", .floats("preview")), ("auto", .floats("auto")), ("current_1", .floats("current")),
    ("1default", .floats("default")), ("sonnet", .hasNoDigit), ("", .hasNoDigit), ("٣", .isNotPlain),
    ("1.x", .isRange), ("1.2.X", .isRange), ("^1", .isRange), ("~1.2", .isRange), (">=1", .isRange),
    ("1.*", .isRange), ("<2", .isRange), ("==1.0", .isRange), ("[1,2)", .isRange), ("1 || 2", .isRange),
    ("2025\u{200B}0929", .isNotPlain), ("２０２５", .isNotPlain), ("1\t", .isNotPlain), ("lаtest1", .isNotPlain),
  ])
  func floats(version: String, fault: ModelVersion.Fault) {
    #expect(ModelVersion.fault(ofVersion: version) == fault)
  }

  @Test(arguments: [
    "20250929", "2024-08-06", "4.1", "v3", "automatic-2", "stabilized-1", "previewing3", "relatest5",
    "x1", "1.0-x86", "4x", "gpt-4o:2024", "1.0+build.5",
  ])
  func isPinned(version: String) {
    #expect(ModelVersion.fault(ofVersion: version) == nil)
  }

  @Test(arguments: [
    ("gpt-4o-latest", "latest", "latest"), ("openrouter/auto", "auto", "auto"),
    ("default", "default", "default"),
    ("gemini-2.5-pro-preview", "preview", nil), ("gemini-2.5-pro-preview-05-06", nil, nil),
    ("stable-diffusion-3.5", nil, nil), ("some-model:stable", "stable", nil), ("autocoder", nil, nil),
    ("", nil, nil),
  ])
  func nameFloats(name: String, alone: String?, withVersion: String?) {
    #expect(ModelVersion.floatingWord(ofName: name, hasVersion: false) == alone)
    #expect(ModelVersion.floatingWord(ofName: name, hasVersion: true) == withVersion)
  }
}
