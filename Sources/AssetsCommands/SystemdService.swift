import Foundation
import Glibc
import Service
import ServiceLifecycle

/// Tells systemd, where it started this process, that all is ready, that it is alive, and that it stops (`sd_notify(3)`).
struct SystemdService: Service {
    let watches: [SiteWatch]

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let socket = environment["NOTIFY_SOCKET"] else { return try await gracefulShutdown() }
        notify("READY=1\nSTATUS=Keeping the pictures of \(Wording.count(watches.count, "site")) done", socket)
        defer { notify("STOPPING=1", socket) }
        // Half of the time after which systemd takes this process for hung, as it recommends.
        let microseconds = environment["WATCHDOG_USEC"].flatMap(Int.init)
        guard let microseconds, microseconds > 0 else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // A watcher that answers nobody any more is one that systemd should start anew.
                for watch in watches { await watch.respond() }
                notify("WATCHDOG=1", socket)
                try? await Task.sleep(for: .microseconds(microseconds / 2))
            }
        }
    }

    private func notify(_ text: String, _ place: String) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // An @ stands for the zero byte of a name outside of the file system.
        let path = place.hasPrefix("@") ? [0] + place.dropFirst().utf8 : Array(place.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + path.count } ?? 0)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                text.withCString { sendto(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL), address, length) }
            }
        }
    }
}
