// swift-tools-version: 6.2
import PackageDescription

// A new plugin is one line here and a folder of the same name in Plugins/.
let plugins = [
  "Segmenter",
  "IndicatorExtractor",
  "TaskAssigner",
  "ThemeCounter",
]

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
let kit = Target.Dependency.product(name: "LecternKit", package: "LecternKit")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
  [
    .target(name: name, dependencies: [kit] + dependencies, swiftSettings: features),
    test(name, dependencies),
  ]
}

/// An analyzer and, apart from it, the C symbols by which the host enters its library: all tests are one
/// program, and may not have them twice.
func plugin(_ name: String) -> [Target] {
  [
    .target(
      name: "\(name)Entry", dependencies: [kit, .target(name: name)],
      path: "Plugins/\(name)/Entry", swiftSettings: features),
    .target(
      name: name, dependencies: [kit], path: "Plugins/\(name)/Sources", swiftSettings: features),
    test(name, ["TestSupport"]),
  ]
}

func test(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [kit, .target(name: name)] + dependencies,
    swiftSettings: features)
}

let package = Package(
  name: "Lectern",
  products: [.executable(name: "lectern", targets: ["lectern"])]
    + plugins.map { .library(name: $0, type: .dynamic, targets: ["\($0)Entry"]) }
    + [.library(name: "FaultyPlugin", type: .dynamic, targets: ["FaultyPlugin"])],
  dependencies: [
    .package(path: "Sources/LecternKit"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CCrypto", path: "Sources/CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .testTarget(name: "YAMLTests", dependencies: [kit], swiftSettings: features),
    .testTarget(name: "LecternKitTests", dependencies: [kit], swiftSettings: features),
    .target(
      name: "TestSupport", dependencies: [kit], path: "Tests/TestSupport",
      swiftSettings: features),
    .target(
      name: "FaultyPlugin", dependencies: [kit], path: "Tests/FaultyPlugin/Sources",
      swiftSettings: features),
    .executableTarget(
      name: "lectern",
      dependencies: [
        kit, arguments, logging, "Workflow", "Corpus", "PluginHost", "Engine", "Store",
        "Publishing", "Evaluation", "Review", "TaskTable", "Schedule",
      ],
      swiftSettings: features),
    .testTarget(
      name: "LecternTests", dependencies: [kit, "Corpus", "Store", "TestSupport"],
      swiftSettings: features),
  ]
    + module("Workflow", ["PluginHost"])
    + module("Corpus", ["CCrypto"])
    + module("PluginHost")
    + module("Store", [grdb])
    + module("Statistics")
    + module("Publishing", ["Store", "Statistics"])
    + module("Evaluation")
    + module("Review", ["Corpus", "Evaluation", "Publishing", "Store"])
    + module("TaskTable", ["Workflow", "Corpus", "Store", "Publishing"])
    + module("Schedule")
    + module("Engine", ["Workflow", "Corpus", "PluginHost", "Store", subprocess, system])
    + plugins.flatMap(plugin)
)
