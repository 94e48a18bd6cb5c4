#if DEBUG
    import Foundation
    import Glibc
    import Presets

    /// Faults that the tests of debug builds ask for by the last line of a picture, which decoders do not read.
    ///
    /// `assets-fault render crash` lets a worker crash when it is to render the picture; `inspect`, when it is to read
    /// its header. With `ASSETS_FAULTS=off` in the environment nothing happens.
    enum Injector: String {
        /// A read of no memory.
        case crash
        /// What a codec does that has lost its way.
        case abort
        /// An end as an operator or the kernel brings it.
        case kill
        /// An end in the middle of a job, as if all were done.
        case exit
        /// Work without end.
        case loop
        /// A stop as by SIGSTOP, which only a kill or SIGCONT ends.
        case stop
        /// More memory than the machine has, every page of it touched.
        case memory
        /// Descriptors that are never closed.
        case descriptors
        /// An answer that is none.
        case garbage

        /// Does to the worker what its request's source asks for, if it does.
        static func act(on request: WorkerRequest, source: Int32?, channel: MessageChannel) throws {
            guard ProcessInfo.processInfo.environment["ASSETS_FAULTS"] != "off" else { return }
            guard let source, let fault = fault(in: source, for: request.verb) else { return }
            try fault.happen(channel)
        }

        private static func fault(in source: Int32, for verb: String) -> Injector? {
            let length = lseek(source, 0, SEEK_END)
            var bytes = [UInt8](repeating: 0, count: 64)
            let count = pread(source, &bytes, bytes.count, max(0, length - off_t(bytes.count)))
            let lines = bytes.prefix(max(0, count)).split(separator: UInt8(ascii: "\n"))
            let words = String(decoding: lines.last ?? [], as: UTF8.self).split(separator: " ")
            guard words.count == 3, words[0] == "assets-fault", words[1] == verb else { return nil }
            return Injector(rawValue: String(words[2]))
        }

        private func happen(_ channel: MessageChannel) throws {
            switch self {
            case .crash: raiseByDefault(SIGSEGV)
            case .abort: Glibc.abort()
            case .kill: raise(SIGKILL)
            case .exit: Glibc.exit(0)
            case .loop: while true { usleep(10_000) }
            case .stop: raise(SIGSTOP)
            case .memory: exhaustMemory()
            case .descriptors: for _ in 0..<300 { _ = dup(STDIN_FILENO) }
            case .garbage: try channel.send(Array("nonsense".utf8))
            }
        }

        private func raiseByDefault(_ number: Int32) {
            signal(number, SIG_DFL)
            raise(number)
        }

        /// Asks for ten gigabytes, which is more than the limits of a worker grant.
        private func exhaustMemory() {
            let bytes = UnsafeMutableRawPointer.allocate(byteCount: 10 << 30, alignment: 16)
            for page in stride(from: 0, to: 10 << 30, by: 4096) {
                bytes.storeBytes(of: 1, toByteOffset: page, as: UInt8.self)
            }
        }
    }

    extension WorkerRequest {
        /// The word for it in a picture's last line.
        fileprivate var verb: String {
            switch self {
            case .inspect: "inspect"
            case .render: "render"
            case .score: "score"
            case .escape: "escape"
            }
        }
    }
#endif
