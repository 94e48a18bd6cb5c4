import Glibc

/// One end of a socket pair that carries whole messages, with file descriptors beside them.
///
/// The socket keeps message boundaries (`SOCK_SEQPACKET`), so a message arrives whole or not at all.
struct MessageChannel: Sendable {
    /// The most descriptors that one message carries; the kernel's own bound is 253.
    static let mostDescriptors = 240

    /// The longest message in bytes; a worker that sends more is taken for broken.
    static let longestMessage = 160 * 1024

    /// The socket.
    let socket: Int32

    /// What came in.
    enum Incoming {
        /// A message and the descriptors that came with it, which are now the receiver's to close.
        case message([UInt8], descriptors: [Int32])
        /// The other end is closed.
        case closed
        /// Nothing came in time.
        case timedOut
    }

    /// Two connected ends, both closed on exec.
    ///
    /// - Throws: `ChannelError` where the kernel gives none.
    static func pair() throws(ChannelError) -> (MessageChannel, MessageChannel) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw ChannelError(action: "socketpair", code: errno) }
        return (MessageChannel(socket: ends[0]), MessageChannel(socket: ends[1]))
    }

    /// Sends one message; blocks while the other end has no room.
    ///
    /// - Throws: `ChannelError` where the other end is closed or the message is too long.
    func send(_ bytes: [UInt8], descriptors: [Int32] = []) throws(ChannelError) {
        guard descriptors.count <= Self.mostDescriptors else { throw ChannelError(action: "send", code: EMSGSIZE) }
        var bytes = bytes
        var control = ControlMessage.encode(descriptors)
        let code: Int32 = bytes.withUnsafeMutableBytes { payload in
            control.withUnsafeMutableBytes { control in
                var vector = iovec(iov_base: payload.baseAddress, iov_len: payload.count)
                return withUnsafeMutablePointer(to: &vector) { vector in
                    var header = msghdr()
                    header.msg_iov = vector
                    header.msg_iovlen = 1
                    header.msg_control = descriptors.isEmpty ? nil : control.baseAddress
                    header.msg_controllen = descriptors.isEmpty ? 0 : control.count
                    while sendmsg(socket, &header, Int32(MSG_NOSIGNAL)) < 0 {
                        if errno != EINTR { return errno }
                    }
                    return 0
                }
            }
        }
        guard code == 0 else { throw ChannelError(action: "send", code: code) }
    }

    /// Waits for one message.
    ///
    /// - Parameter timeout: The longest wait in milliseconds; nil waits for ever.
    func receive(timeout: Int32? = nil) throws(ChannelError) -> Incoming {
        guard try wait(for: Int16(POLLIN), timeout: timeout) else { return .timedOut }
        var payload = [UInt8](repeating: 0, count: Self.longestMessage)
        var control = [UInt8](repeating: 0, count: ControlMessage.space(for: Self.mostDescriptors))
        var controlLength = 0
        var count = -1
        payload.withUnsafeMutableBytes { payload in
            control.withUnsafeMutableBytes { control in
                var vector = iovec(iov_base: payload.baseAddress, iov_len: payload.count)
                withUnsafeMutablePointer(to: &vector) { vector in
                    var header = msghdr()
                    header.msg_iov = vector
                    header.msg_iovlen = 1
                    header.msg_control = control.baseAddress
                    header.msg_controllen = control.count
                    repeat {
                        count = recvmsg(socket, &header, Int32(MSG_CMSG_CLOEXEC))
                    } while count < 0 && errno == EINTR
                    controlLength = header.msg_controllen
                }
            }
        }
        if count == 0 || (count < 0 && errno == ECONNRESET) { return .closed }
        guard count > 0 else { throw ChannelError(action: "receive", code: errno) }
        let descriptors = ControlMessage.decode(control[..<controlLength])
        return .message(Array(payload[..<count]), descriptors: descriptors)
    }

    /// Blocks until the other end is closed, leaving messages unread.
    func waitUntilClosed() {
        _ = try? wait(for: 0, timeout: nil)
    }

    /// Tells the other end that nothing more will come or be read; the descriptor stays open.
    func shutDown() {
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Closes this end.
    func close() {
        Glibc.close(socket)
    }

    private func wait(for events: Int16, timeout: Int32?) throws(ChannelError) -> Bool {
        let clock = ContinuousClock()
        let end = timeout.map { clock.now + .milliseconds(Int($0)) }
        while true {
            var request = pollfd(fd: socket, events: events, revents: 0)
            let left = end.map { max(0, Int32(clamping: (($0 - clock.now) / .milliseconds(1)).rounded(.up))) } ?? -1
            let ready = poll(&request, 1, left)
            if ready > 0 { return true }
            if ready == 0 { return false }
            if errno != EINTR { throw ChannelError(action: "poll", code: errno) }
        }
    }
}

/// A socket's refusal.
struct ChannelError: Error, CustomStringConvertible {
    /// The system call.
    let action: String
    /// The value of `errno`.
    let code: Int32

    /// Whether the other end is closed.
    var isClosed: Bool { code == EPIPE || code == ECONNRESET }

    var description: String { "\(action): \(String(cString: strerror(code)))" }
}

extension Int32 {
    /// The nearest value that fits.
    fileprivate init(clamping value: Double) {
        self = value >= Double(Int32.max) ? .max : value <= 0 ? 0 : Int32(value)
    }
}
