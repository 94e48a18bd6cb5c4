import Glibc
import Testing

@testable import Workers

@Suite("The channel between supervisor and worker")
struct MessageChannelTests {
    @Test("carries a message whole", arguments: [1, 1000, 100_000])
    func message(length: Int) throws {
        let (left, right) = try MessageChannel.pair()
        defer { [left, right].forEach { $0.close() } }
        let sent = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        try left.send(sent)
        guard case .message(let received, let descriptors) = try right.receive(timeout: 1000) else {
            Issue.record("nothing came")
            return
        }
        #expect(received == sent)
        #expect(descriptors.isEmpty)
    }

    @Test("carries descriptors that lead to the same files", arguments: [1, 2, 37, MessageChannel.mostDescriptors])
    func descriptors(count: Int) throws {
        let (left, right) = try MessageChannel.pair()
        defer { [left, right].forEach { $0.close() } }
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        try left.send([1], descriptors: [Int32](repeating: ends[1], count: count))
        guard case .message(_, let received) = try right.receive(timeout: 1000) else {
            Issue.record("nothing came")
            return
        }
        #expect(received.count == count)
        for descriptor in received {
            var byte: UInt8 = 42
            #expect(write(descriptor, &byte, 1) == 1)
            byte = 0
            #expect(read(ends[0], &byte, 1) == 1)
            #expect(byte == 42)
            #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0, "received descriptors must not leak into workers")
            close(descriptor)
        }
    }

    @Test("says when the other end is closed")
    func closed() throws {
        let (left, right) = try MessageChannel.pair()
        defer { right.close() }
        left.close()
        guard case .closed = try right.receive(timeout: 1000) else {
            Issue.record("expected the end of the channel")
            return
        }
        #expect(throws: ChannelError.self) { try right.send([1]) }
    }

    @Test("gives up waiting when the time is over")
    func timeout() throws {
        let (left, right) = try MessageChannel.pair()
        defer { [left, right].forEach { $0.close() } }
        guard case .timedOut = try right.receive(timeout: 1) else {
            Issue.record("expected a timeout")
            return
        }
    }

    @Test("refuses more descriptors than the kernel carries")
    func tooManyDescriptors() throws {
        let (left, right) = try MessageChannel.pair()
        defer { [left, right].forEach { $0.close() } }
        #expect(throws: ChannelError.self) {
            try left.send([1], descriptors: [Int32](repeating: 0, count: MessageChannel.mostDescriptors + 1))
        }
    }
}
