/// The last rows of a picture in light; a new one takes the place of the oldest.
struct RowRing: ~Copyable {
    /// Samples in a row with what fills the last block.
    let length: Int
    private let capacity: Int
    private let memory: UnsafeMutableBufferPointer<Float>
    /// The rows that are or were in the ring.
    private var end = 0

    init(samples: Int, capacity: Int) {
        length = (samples + Passes.block - 1) / Passes.block * Passes.block
        self.capacity = capacity
        let bytes = UnsafeMutableRawBufferPointer.allocate(
            byteCount: length * capacity * MemoryLayout<Float>.stride,
            alignment: Passes.block * MemoryLayout<Float>.stride
        )
        memory = bytes.bindMemory(to: Float.self)
        memory.initialize(repeating: 0)
    }

    deinit { memory.deallocate() }

    /// Takes rows in, each by its index, until the ring holds those before `end`.
    mutating func fill(upTo end: Int, decode: (Int, UnsafeMutablePointer<Float>) -> Void) {
        while self.end < end {
            decode(self.end, start(of: self.end))
            self.end += 1
        }
    }

    /// Where a row begins that is in the ring.
    func start(of row: Int) -> UnsafeMutablePointer<Float> {
        memory.baseAddress.unsafelyUnwrapped + row % capacity * length
    }
}
