// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds `assets` builds the fuzzer too; scripts/fuzz does.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "assets", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [.product(name: "AssetsReaders", package: "assets")],
            path: "Sources",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        )
    ]
)
