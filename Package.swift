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

// The kernel and its naive second are asked 100,000 random questions in each run of the tests: unoptimised,
// that takes minutes. Bounds and overflow are checked all the same.
let kernelSettings = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Tests call the C library freely, to make what the code must survive.
let testSettings = Array(settings.dropLast())

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "agentgate",
  products: [.executable(name: "agentgate", targets: ["agentgate"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "SourceText", swiftSettings: settings),
    .target(name: "Permissions", exclude: ["Permissions.docc"], swiftSettings: kernelSettings),
    .target(name: "YAMLTree", dependencies: ["SourceText", "CLibYAML"], swiftSettings: settings),
    .target(name: "Attestation", dependencies: [crypto], swiftSettings: settings),
    .target(name: "Findings", dependencies: ["SourceText"], swiftSettings: settings),
    .target(name: "Repository", dependencies: ["SourceText", "CLinux"], swiftSettings: settings),
    .target(
      name: "Documents", dependencies: ["YAMLTree", "Findings", "SourceText", "Permissions"],
      swiftSettings: settings),
    .target(
      name: "Risk", dependencies: ["Documents", "Permissions", "Findings", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "Rules", dependencies: ["Risk", "Documents", "Findings", "Permissions", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "Policies", path: "Policies",
      resources: [.embedInCode("standard.yaml"), .embedInCode("strict.yaml"), .embedInCode("common.yaml")],
      swiftSettings: settings),
    .target(
      name: "Gate",
      dependencies: [
        "Attestation", "Documents", "Findings", "Permissions", "Policies", "Repository", "Risk", "Rules",
        "SourceText",
        "YAMLTree",
      ], swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["Findings", "SourceText"], exclude: ["Reports.docc"],
      swiftSettings: settings),
    .target(name: "Scaffold", dependencies: ["Documents"], swiftSettings: settings),
    .executableTarget(
      name: "agentgate",
      dependencies: [
        "Documents", "Findings", "Gate", "Policies", "Reports", "Repository", "Rules", "Scaffold",
        argumentParser,
      ], swiftSettings: settings),
    // For tests and benchmarks only.
    .target(
      name: "Support", dependencies: ["Documents", "Findings", "Gate", "Repository", "SourceText"],
      path: "Tests/Support", exclude: ["YAMLDump"], swiftSettings: testSettings),
    .target(
      name: "PermissionsOracle", dependencies: ["Permissions", "Support"], path: "Tests/PermissionsOracle",
      swiftSettings: kernelSettings),
    .executableTarget(
      name: "kernel-cases", dependencies: ["PermissionsOracle"], path: "Tests/KernelCases",
      swiftSettings: settings),
    .executableTarget(
      name: "agentgate-phases", dependencies: ["Repository", "SourceText", "YAMLTree"],
      path: "Tests/Benchmarks/Phases", swiftSettings: settings),
    .executableTarget(
      name: "agentgate-kernel", dependencies: ["Permissions"], path: "Tests/Benchmarks/Kernel",
      swiftSettings: settings),
    .executableTarget(
      name: "yaml-dump", dependencies: ["YAMLTree", "SourceText"], path: "Tests/Support/YAMLDump",
      swiftSettings: settings),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "Support"], swiftSettings: settings),
    .testTarget(
      name: "RepositoryTests", dependencies: ["Repository", "Support"], swiftSettings: testSettings),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree", "SourceText"], swiftSettings: settings),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "Findings", "YAMLTree", "SourceText", "Support"],
      swiftSettings: testSettings),
    .testTarget(
      name: "PermissionsTests", dependencies: ["Permissions", "PermissionsOracle", "Support"],
      swiftSettings: settings),
    .testTarget(
      name: "RiskTests",
      dependencies: [
        "Risk", "Documents", "Findings", "Permissions", "Policies", "SourceText", "Support", "YAMLTree",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "Findings", "SourceText"], swiftSettings: settings),
    .testTarget(
      name: "RuleTests", dependencies: ["Rules", "Findings", "SourceText", "Support"],
      swiftSettings: testSettings),
    .testTarget(
      name: "GateTests",
      dependencies: [
        "Gate", "Documents", "Findings", "Permissions", "Reports", "Repository", "Risk", "SourceText",
        "Support",
      ],
      swiftSettings: testSettings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Findings", "SourceText", "Support"],
      swiftSettings: settings),
    .testTarget(name: "CommandTests", dependencies: ["agentgate", "Support"], swiftSettings: testSettings),
    .testTarget(
      name: "InitTests", dependencies: ["Scaffold", "Support", "agentgate"], swiftSettings: settings),
    .testTarget(
      name: "DocumentationTests", dependencies: ["agentgate", "Support"], swiftSettings: testSettings),
    .testTarget(name: "TidyTests", dependencies: ["Support"], swiftSettings: testSettings),
  ]
)
