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
    .executableTarget(
      name: "yaml-dump", dependencies: ["YAMLTree", "SourceText"], path: "Tests/Support/YAMLDump", swiftSettings: settings),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree", "SourceText"], swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: settings),
  ]
)
