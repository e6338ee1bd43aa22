// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

let package = Package(
  name: "agentgate",
  targets: [
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .target(name: "SourceText", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["SourceText", "CLibYAML"], swiftSettings: settings),
    .target(name: "Findings", dependencies: ["SourceText"], swiftSettings: settings),
    .target(name: "Reports", dependencies: ["Findings", "SourceText"], swiftSettings: settings),
    .target(name: "Repository", dependencies: ["SourceText"], swiftSettings: settings),
    .target(name: "Support", path: "Tests/Support", swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "Support"], swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Findings", "SourceText", "Support"],
      swiftSettings: settings),
  ]
)
