import Benchmark
import Glibc

extension BenchmarkMetric {
    /// Processor time of the kernel's thread divided by the pixels, in thousandths of a nanosecond: the library counts
    /// in whole numbers, and a fast kernel takes less than ten nanoseconds.
    ///
    /// Time in which other work had the processor does not count, so it is steadier than the clock on the wall.
    static let pixelTime = BenchmarkMetric.custom("CPU ps per pixel", useScalingFactor: false)
}

/// Registers a kernel that works on each pixel once.
///
/// - Parameters:
///   - name: as `room: what it does, size`.
///   - pixels: what the time is divided by.
///   - setup: makes what the kernel needs, once and unmeasured.
///   - kernel: what is measured; its result is not looked at.
func pixelBenchmark<State>(
    _ name: String,
    pixels: Int,
    setup: @escaping () throws -> State,
    kernel: @escaping (State) throws -> some Any
) {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .pixelTime],
        timeUnits: .microseconds,
        units: [.pixelTime: .count]
    )
    Benchmark(name, configuration: configuration) { (benchmark: Benchmark, state: State) throws -> Void in
        let start = threadTime()
        benchmark.startMeasurement()
        blackHole(try kernel(state))
        benchmark.stopMeasurement()
        benchmark.measurement(.pixelTime, (threadTime() - start) * 1000 / pixels)
    } setup: {
        try setup()
    }
}

/// The processor time that this thread has taken so far, in nanoseconds.
private func threadTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
