// swift-tools-version: 6.2
import PackageDescription

/// Settings of the generated protobuf code, which is not written for strict memory safety.
let checked: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
]

/// Settings of every other target.
let strict: [SwiftSetting] = checked + [.strictMemorySafety()]

/// Settings of the tests: what they test is optimized; they themselves need not be, which makes
/// building everything from nothing much shorter.
let tested: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"])]

/// For the modules that tie a value to a transaction, as SwiftNIO and swift-collections do.
let lifetimes: [SwiftSetting] = [.enableExperimentalFeature("Lifetimes")]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
// Its other product loads Foundation and Dispatch.
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "casebook",
  products: [
    .executable(name: "casebook", targets: ["CasebookMain"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    // Without its traits it needs FoundationEssentials only, which loads faster than Foundation.
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
  ],
  targets: [
    // 1
    .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .target(name: "CPhoneNumbers"),
    .target(name: "CTOML"),
    .target(name: "CZeroMQ"),
    .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict + lifetimes),
    .target(name: "PhoneNumbers", dependencies: ["CPhoneNumbers"], swiftSettings: strict),
    .target(name: "TOML", dependencies: ["CTOML"], swiftSettings: strict),
    .target(name: "ZeroMQ", dependencies: ["CZeroMQ"], swiftSettings: strict + lifetimes),
    .target(name: "Cases", swiftSettings: strict),
    .target(name: "Schema", dependencies: [protobuf], swiftSettings: checked),
    // 2
    .target(name: "Views", dependencies: ["Cases"], swiftSettings: strict + lifetimes),
    .target(name: "Wire", dependencies: ["Cases", "Schema", protobuf], swiftSettings: strict),
    .target(
      name: "EventLog", dependencies: ["LMDB", crypto], swiftSettings: strict + lifetimes),
    // 3
    .target(name: "Screens", dependencies: ["Views", "Cases"], swiftSettings: strict),
    .target(
      name: "Casebook",
      dependencies: [
        "Cases", "EventLog", "LMDB", "Views", "Wire", "PhoneNumbers", crypto,
      ], swiftSettings: strict + lifetimes),
    // 4
    .target(
      name: "Importers", dependencies: ["Casebook", "Cases", "Views", "Wire", "TOML"],
      swiftSettings: strict),
    .target(
      name: "Client", dependencies: ["Casebook", "Cases", "Views", "Wire", "ZeroMQ"],
      swiftSettings: strict),
    .target(
      name: "Service",
      dependencies: [
        "Casebook", "Cases", "EventLog", "LMDB", "TOML", "Views", "Wire", "ZeroMQ", logging,
        metrics,
      ],
      swiftSettings: strict),
    // 5
    .target(
      name: "CasebookTool",
      dependencies: [
        "Screens", "Casebook", "Cases", "Views", "Wire", "EventLog", "Importers", "PhoneNumbers",
        "TOML", "Client", "Service", "ZeroMQ", arguments, logging, metrics,
      ],
      swiftSettings: strict),
    // 6
    .executableTarget(
      name: "CasebookMain", dependencies: ["CasebookTool"], swiftSettings: strict,
      // Loading Swift's own libraries takes a third of a short command's time.
      linkerSettings: [
        .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux])),
        // Nobody links against a command: without 48,000 exported names it starts 0.7 ms earlier.
        .unsafeFlags(["-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux])),
        .linkedLibrary("_FoundationCShims", .when(platforms: [.linux])),
        .linkedLibrary("_FoundationCollections", .when(platforms: [.linux])),
      ]),
    // What is measured; Tools/bench/run runs it.
    .executableTarget(
      name: "Bench", dependencies: ["Casebook", "Cases", "Views"], path: "Tools/bench/Bench",
      swiftSettings: strict),
    // Tests: one target per target, and what they share.
    .target(
      name: "CasesTesting", dependencies: ["Cases", "Views"], path: "Tests/CasesTesting",
      swiftSettings: tested),
    .target(
      name: "WireTesting", dependencies: ["Wire"], path: "Tests/WireTesting",
      swiftSettings: tested),
    .target(
      name: "CompilingTesting", path: "Tests/CompilingTesting", swiftSettings: tested),
    .testTarget(
      name: "LMDBTests", dependencies: ["LMDB", "CompilingTesting"], exclude: ["MustNotCompile"],
      swiftSettings: tested),
    .testTarget(name: "EventLogTests", dependencies: ["EventLog", "LMDB"], swiftSettings: tested),
    .testTarget(
      name: "CasesTests", dependencies: ["Cases", "CasesTesting"], swiftSettings: tested),
    .testTarget(
      name: "PhoneNumbersTests", dependencies: ["PhoneNumbers"], swiftSettings: tested),
    .testTarget(name: "TOMLTests", dependencies: ["TOML"], swiftSettings: tested),
    .testTarget(
      name: "ViewsTests", dependencies: ["Views", "Cases", "CasesTesting"], swiftSettings: tested),
    .testTarget(
      name: "WireTests",
      dependencies: ["Wire", "Cases", "CasesTesting", "WireTesting", protobuf],
      exclude: ["Golden"], swiftSettings: tested),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "Views", "Cases", "CasesTesting"],
      exclude: ["Golden"], swiftSettings: tested),
    .testTarget(
      name: "CasebookTests",
      dependencies: ["Casebook", "Cases", "Views", "Wire", "EventLog", "LMDB", "CasesTesting"],
      swiftSettings: tested),
    .testTarget(
      name: "ImportersTests",
      dependencies: ["Importers", "Casebook", "Cases", "Views", "EventLog"],
      swiftSettings: tested),
    .testTarget(
      name: "ZeroMQTests", dependencies: ["ZeroMQ", "CompilingTesting"],
      exclude: ["MustNotCompile"],
      swiftSettings: tested),
    .testTarget(
      name: "ServiceTests",
      dependencies: [
        "Service", "Client", "Casebook", "Cases", "EventLog", "Views", "Wire", "ZeroMQ",
        "CasesTesting", logging, metrics,
      ],
      swiftSettings: tested),
    .testTarget(
      name: "ToolTests",
      dependencies: [
        "CasebookTool", "Screens", "Casebook", "Cases", "EventLog", "Wire", "PhoneNumbers",
        "WireTesting", "Client", "Service", "ZeroMQ", arguments,
      ],
      exclude: ["Golden"], swiftSettings: tested),
    .testTarget(
      name: "FaultsTests", dependencies: ["Casebook", "Cases"], exclude: ["Terminal"],
      swiftSettings: tested),
    .testTarget(name: "TidyTests", swiftSettings: tested),
  ],
  swiftLanguageModes: [.v6]
)
