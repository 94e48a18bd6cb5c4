import Sandbox
import Workers

/// What a worker's sandbox keeps in, by trying.
enum SandboxExamination {
    /// The layers that hold, and every way out, tried from the thread that serves and from one of libvips.
    static func checks(of worker: Worker) async -> [Doctor.Check] {
        guard let sandbox = await worker.sandbox else { return [] }
        let landlock = sandbox.landlock > 0 ? "Landlock ABI \(sandbox.landlock)" : "no Landlock"
        let layers = Doctor.Check(
            name: "sandbox",
            works: sandbox.gaps.isEmpty,
            isNeeded: false,
            detail: sandbox.missing.map { "\(landlock); lacks \($0)" } ?? landlock
        )
        do {
            let (main, pool) = try await worker.escapes()
            return [layers] + zip(main, pool).map { check($0, $1, isNeeded: sandbox.gaps.isEmpty) }
        } catch {
            return [
                layers,
                Doctor.Check(
                    name: "cannot run a program",
                    works: false,
                    isNeeded: sandbox.gaps.isEmpty,
                    detail: "\(error)"
                ),
            ]
        }
    }

    private static func check(_ main: Escape, _ pool: Escape, isNeeded: Bool) -> Doctor.Check {
        let denials = [main.denial, pool.denial].map { $0 ?? "NOT DENIED" }
        return Doctor.Check(
            name: "cannot \(main.name)",
            works: main.denial != nil && pool.denial != nil,
            isNeeded: isNeeded,
            detail: denials[0] == denials[1] ? denials[0] : "main thread: \(denials[0]); pool thread: \(denials[1])"
        )
    }
}
