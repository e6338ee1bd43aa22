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

// Tests call the C library freely, to make what the code must survive.
let testSettings = Array(settings.dropLast())

let package = Package(
  name: "agentgate",
  targets: [
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .target(name: "SourceText", swiftSettings: settings),
    .target(name: "YAMLTree", dependencies: ["SourceText", "CLibYAML"], swiftSettings: settings),
    .target(name: "Findings", dependencies: ["SourceText"], swiftSettings: settings),
    .target(name: "Reports", dependencies: ["Findings", "SourceText"], swiftSettings: settings),
    .target(name: "Permissions", swiftSettings: settings),
    .target(
      name: "Documents", dependencies: ["YAMLTree", "Findings", "SourceText", "Permissions"], swiftSettings: settings),
    .target(
      name: "Risk", dependencies: ["Documents", "Permissions", "Findings", "SourceText"], swiftSettings: settings),
    .target(
      name: "Rules", dependencies: ["Risk", "Documents", "Findings", "Permissions", "SourceText"],
      swiftSettings: settings),
    .systemLibrary(name: "CLinux"),
    .target(name: "Repository", dependencies: ["SourceText", "CLinux"], swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: settings),
    .testTarget(name: "RepositoryTests", dependencies: ["Repository"], swiftSettings: testSettings),
    .target(name: "Repository", dependencies: ["SourceText"], swiftSettings: settings),
    .target(name: "Support", path: "Tests/Support", swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Findings", "SourceText", "Support"], swiftSettings: settings),
  ]
)
