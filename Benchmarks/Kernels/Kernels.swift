import Benchmark

/// Every benchmark; the library calls this in a fresh process for each of them.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock],
        warmupIterations: 2,
        maxDuration: .seconds(2),
        maxIterations: 1000
    )
    perceptionBenchmarks()
    resamplingBenchmarks()
    jpegBenchmarks()
    planningBenchmarks()
    manifestBenchmarks()
}
