// swift-tools-version: 6.2

import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that nobody who builds `assets` builds the benchmark library too.
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "assets", path: ".."),
        // Without its traits: they count allocations with a library that replaces malloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "Kernels",
            dependencies: [
                .product(name: "AssetsRooms", package: "assets"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Kernels",
            swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Queue",
            dependencies: [
                .product(name: "AssetsRooms", package: "assets"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Queue",
            exclude: ["queues.py", "peer_queues.py"],
            swiftSettings: strict
        ),
    ]
)
