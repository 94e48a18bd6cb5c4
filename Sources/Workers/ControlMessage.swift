import Glibc

/// The layout of `SCM_RIGHTS` control messages, by which descriptors travel beside a message.
///
/// The C library offers macros for it, which Swift cannot import. On 64-bit Linux a message is a length of eight
/// bytes (header included), a level and a type of four bytes each, and the descriptors; the next one begins at a
/// multiple of eight bytes (cmsg(3)).
enum ControlMessage {
    private static let headerLength = 16

    /// The bytes that a control message of so many descriptors takes.
    static func space(for count: Int) -> Int { (headerLength + count * 4 + 7) & ~7 }

    /// One control message that carries the descriptors.
    static func encode(_ descriptors: [Int32]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: space(for: descriptors.count))
        bytes.withUnsafeMutableBytes { raw in
            raw.storeBytes(of: headerLength + descriptors.count * 4, toByteOffset: 0, as: Int.self)
            raw.storeBytes(of: SOL_SOCKET, toByteOffset: 8, as: Int32.self)
            raw.storeBytes(of: Int32(SCM_RIGHTS), toByteOffset: 12, as: Int32.self)
            for (index, descriptor) in descriptors.enumerated() {
                raw.storeBytes(of: descriptor, toByteOffset: headerLength + index * 4, as: Int32.self)
            }
        }
        return bytes
    }

    /// The descriptors in what the kernel delivered.
    static func decode(_ bytes: ArraySlice<UInt8>) -> [Int32] {
        var descriptors: [Int32] = []
        bytes.withUnsafeBytes { raw in
            var offset = 0
            while offset + headerLength <= raw.count {
                let length = raw.loadUnaligned(fromByteOffset: offset, as: Int.self)
                guard length >= headerLength, offset + length <= raw.count else { return }
                let level = raw.loadUnaligned(fromByteOffset: offset + 8, as: Int32.self)
                let kind = raw.loadUnaligned(fromByteOffset: offset + 12, as: Int32.self)
                if level == SOL_SOCKET, kind == Int32(SCM_RIGHTS) {
                    for position in stride(from: offset + headerLength, to: offset + length, by: 4) {
                        descriptors.append(raw.loadUnaligned(fromByteOffset: position, as: Int32.self))
                    }
                }
                offset += (length + 7) & ~7
            }
        }
        return descriptors
    }
}
