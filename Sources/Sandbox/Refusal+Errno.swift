import Glibc

extension Refusal {
    /// The refusal that an error number stands for.
    init(code: Int32 = errno) {
        reason = String(cString: strerror(code))
    }

    /// Throws what `errno` says where a call gave a negative number.
    @discardableResult
    static func check(_ result: Int32) throws(Refusal) -> Int32 {
        guard result >= 0 else { throw Refusal() }
        return result
    }
}
