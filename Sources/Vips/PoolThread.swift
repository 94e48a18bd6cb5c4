import CVips

/// The threads that libvips keeps for its own work.
public enum PoolThread {
    /// Runs something once on one of them and waits for its end.
    ///
    /// - Throws: `VipsError` where libvips cannot run its pool.
    public static func run(_ body: () -> Void) throws(VipsError) {
        guard let image = vips_image_new() else { throw .taken(from: "pool") }
        defer { g_object_unref(image) }
        let code = withoutActuallyEscaping(body) { body in
            var work = Work(body: body)
            return withUnsafeMutablePointer(to: &work) { work in
                vips_threadpool_run(image, vips_thread_state_new, allocate, perform, nil, work)
            }
        }
        guard code == 0 else { throw .taken(from: "pool") }
    }

    private struct Work {
        let body: () -> Void
        var isTaken = false
    }

    /// Hands out the one piece of work; libvips calls it from one thread at a time.
    private static let allocate: VipsThreadpoolAllocateFn = { _, work, stop in
        let work = work?.assumingMemoryBound(to: Work.self)
        stop?.pointee = work?.pointee.isTaken == true ? 1 : 0
        work?.pointee.isTaken = true
        return 0
    }

    private static let perform: VipsThreadpoolWorkFn = { _, work in
        work?.assumingMemoryBound(to: Work.self).pointee.body()
        return 0
    }
}
