// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who builds `assets` builds the benchmark library too.
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "assets", path: ".."),
        // Without its traits: they count allocations with a library that replaces malloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Kernels",
            dependencies: [
                .product(name: "AssetsRooms", package: "assets"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Kernels",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)
