// swift-tools-version: 6.2
import PackageDescription

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

// The plugin SDK. One dynamic library, so that the host and every plugin share one copy of each
// type: a cast between two copies fails silently.
let package = Package(
  name: "LecternKit",
  products: [
    .library(name: "LecternKit", type: .dynamic, targets: ["LecternKit", "YAML"])
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: features),
    .target(name: "StableHash", swiftSettings: features),
    .target(
      name: "LecternKit", dependencies: ["YAML", "StableHash"], swiftSettings: features,
      plugins: ["InterfaceStamp"]),
    // Stamps the library with a digest of its own interface; see `LecternInterface`.
    .executableTarget(
      name: "InterfaceDigest", dependencies: ["StableHash"], swiftSettings: features),
    .plugin(
      name: "InterfaceStamp", capability: .buildTool(), dependencies: ["InterfaceDigest"]),
  ]
)
