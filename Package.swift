// swift-tools-version: 6.2

import PackageDescription

/// Every target is held to the Swift 6 language mode, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: one module under `Sources/`, with arrows that only point downward.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// A room that works on every pixel: optimised in debug builds too, or its tests would take a hundred times as long.
func pixelRoom(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]
    )
}

/// The tests of one room.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        swiftSettings: strict
    )
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = ["Hummingbird", "HummingbirdCore"].map {
    Target.Dependency.product(name: $0, package: "hummingbird")
}
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "assets",
    products: [
        .executable(name: "assets", targets: ["assets"]),
        // What Benchmarks measures; no promise to other packages.
        .library(
            name: "AssetsRooms",
            targets: ["Perception", "Resampling", "JPEG", "Presets", "Rendering", "Catalog", "Manifest", "JobQueue"]
        ),
        // What Tests/Fuzz gives hostile bytes; no promise either.
        .library(name: "AssetsReaders", targets: ["Site", "FileStamps", "Presets", "Rendering", "WebP", "Workers"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.0.0"),
        // Its own reader of configuration files is not needed.
        .package(
            url: "https://github.com/hummingbird-project/hummingbird",
            from: "2.28.1",
            traits: [.trait(name: "FullFoundation")]
        ),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .executableTarget(name: "assets", dependencies: ["AssetsCommands"], swiftSettings: strict),
        room(
            "AssetsCommands",
            ["Service", "StatusServer", "Presets", argumentParser, logging, serviceLifecycle] + nio
        ),
        room(
            "StatusServer",
            ["Service", "Presets", httpTypes, logging, metrics, serviceLifecycle] + hummingbird + nio,
            resources: [.embedInCode("Web")]
        ),
        room(
            "Service",
            [
                "Site", "FileStamps", "Catalog", "JobQueue", "Workers", "Sandbox", "Store", "Manifest", "Presets",
                "Rendering", "WatchFolder", grdb, logging, serviceLifecycle,
            ]
        ),
        room("Workers", ["Rendering", "Vips", "Presets", "Sandbox"]),
        room("Sandbox", ["CSandbox"]),
        .systemLibrary(name: "CSandbox", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
        pixelRoom("Rendering", ["Vips", "JPEG", "HEIF", "WebP", "Resampling", "Perception", "Presets"]),
        pixelRoom("Perception"),
        pixelRoom("Resampling"),
        pixelRoom("JPEG", ["CJPEG"]),
        .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        pixelRoom("HEIF", ["CHEIF"]),
        .systemLibrary(name: "CHEIF", pkgConfig: "libheif", providers: [.apt(["libheif-dev", "libdav1d-dev"])]),
        room("WebP", ["CWebP"]),
        .systemLibrary(name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
        room("Vips", ["CVips"]),
        room("Presets", [yams], resources: [.embedInCode("BuiltIn")]),
        room("Site", ["FileStamps", yams]),
        room("Catalog", ["FileStamps", grdb, crypto]),
        room("FileStamps"),
        room("JobQueue", [grdb]),
        room("Store", ["Presets"]),
        room("WatchFolder"),
        room("Manifest", resources: [.embedInCode("Includes"), .embedInCode("Schema")]),
        .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
        tests(of: "Vips"),
        tests(of: "Presets"),
        tests(of: "Site", ["FileStamps"]),
        tests(of: "Catalog", ["FileStamps", grdb]),
        tests(of: "FileStamps"),
        tests(of: "JobQueue", [grdb]),
        tests(of: "Store", ["Presets"]),
        tests(of: "WatchFolder"),
        tests(of: "Manifest"),
        tests(of: "Rendering", ["Vips", "JPEG", "HEIF", "WebP", "Resampling", "Perception", "Presets"]),
        tests(of: "Perception", ["Vips"]),
        tests(of: "Resampling", ["Vips"]),
        tests(of: "JPEG", ["Vips"]),
        tests(of: "HEIF"),
        tests(of: "WebP", ["Vips"]),
        tests(of: "Sandbox", ["CSandbox", "Presets", "Rendering", "Workers", "assets"]),
        tests(of: "Workers", ["Presets", "Rendering", "Sandbox", "assets"]),
        tests(
            of: "Service",
            ["Catalog", "JobQueue", "Manifest", "Presets", "Rendering", "Site", "Workers", "assets", grdb]
        ),
        tests(
            of: "StatusServer",
            ["Presets", "Service", "Workers", "assets", httpTypes, logging, metrics, serviceLifecycle] + nio
        ),
        .testTarget(name: "IntegrationTests", dependencies: ["assets", "TestSupport", grdb], swiftSettings: strict),
        // What tests of more than one room need.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    ]
)
