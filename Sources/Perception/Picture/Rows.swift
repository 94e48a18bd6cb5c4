/// The first of some numbers that lie one after the other.
typealias Row = UnsafeMutablePointer<Float>

/// The same in double precision.
typealias WideRow = UnsafeMutablePointer<Double>

/// Numbers that are worked on at once: two registers of SSE2 or of NEON, which every processor has.
typealias Vector = SIMD8<Float>

extension UnsafeMutablePointer<Float> {
    /// The numbers from an index on.
    @inline(__always)
    func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }

    /// Four numbers from an index on.
    @inline(__always)
    func narrow(at index: Int) -> Narrow { UnsafeRawPointer(self + index).loadUnaligned(as: Narrow.self) }
}

extension UnsafeMutablePointer<Double> {
    /// The numbers from an index on.
    @inline(__always)
    func vector(at index: Int) -> Wide { UnsafeRawPointer(self + index).loadUnaligned(as: Wide.self) }
}

extension UnsafeMutablePointer {
    /// Replaces the numbers from an index on.
    @inline(__always)
    func set<Numbers: SIMD>(_ numbers: Numbers, at index: Int) where Numbers.Scalar == Pointee {
        UnsafeMutableRawPointer(self + index).storeBytes(of: numbers, as: Numbers.self)
    }
}

/// Rows of single precision.
typealias Rows = RowStorage<Float>

/// Rows of double precision.
typealias WideRows = RowStorage<Double>

/// Rows of numbers in memory of their own, zero at first.
struct RowStorage<Number: BinaryFloatingPoint>: ~Copyable {
    private let start: UnsafeMutablePointer<Number>
    private let length: Int

    /// Makes rows of as many numbers each.
    init(count: Int, length: Int) {
        // An odd number of cache lines, so that the same column of several rows does not compete for one place.
        self.length = ((length + 15) / 16 | 1) * 16
        start = .allocate(capacity: count * self.length)
        start.initialize(repeating: 0, count: count * self.length)
    }

    deinit { start.deallocate() }

    subscript(_ index: Int) -> UnsafeMutablePointer<Number> { start + index * length }
}
