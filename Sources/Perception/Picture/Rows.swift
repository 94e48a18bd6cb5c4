/// The first of some numbers that lie one after the other.
typealias Row = UnsafeMutablePointer<Float>

/// Numbers that are worked on at once: two registers of SSE2 or of NEON, which every processor has.
typealias Vector = SIMD8<Float>

extension UnsafeMutablePointer<Float> {
    /// The numbers from an index on.
    @inline(__always)
    func vector(at index: Int) -> Vector { UnsafeRawPointer(self + index).loadUnaligned(as: Vector.self) }

    /// Replaces the numbers from an index on.
    @inline(__always)
    func set(_ vector: Vector, at index: Int) {
        UnsafeMutableRawPointer(self + index).storeBytes(of: vector, as: Vector.self)
    }
}

/// Rows of numbers in memory of their own, zero at first.
struct Rows: ~Copyable {
    private let start: Row
    private let length: Int

    /// Makes rows of as many numbers each.
    init(count: Int, length: Int) {
        // An odd number of cache lines, so that the same column of several rows does not compete for one place.
        self.length = ((length + 15) / 16 | 1) * 16
        start = .allocate(capacity: count * self.length)
        start.initialize(repeating: 0, count: count * self.length)
    }

    deinit { start.deallocate() }

    subscript(_ index: Int) -> Row { start + index * length }
}
