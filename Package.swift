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
    .systemLibrary(name: "CLinux"),
    .target(name: "Repository", dependencies: ["SourceText", "CLinux"], swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"], swiftSettings: settings),
    .executableTarget(
      name: "agentgate-phases", dependencies: ["Repository"], path: "Tests/Benchmarks/Phases",
      swiftSettings: settings),
    .testTarget(name: "RepositoryTests", dependencies: ["Repository"], swiftSettings: testSettings),
  ]
)
