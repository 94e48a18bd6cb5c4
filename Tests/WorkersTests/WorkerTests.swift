import Foundation
import Presets
import Rendering
import TestSupport
import Testing

@testable import Workers

/// The program itself in its worker role, on a picture of the sample site.
@Suite("A worker of this program")
struct WorkerTests {
    private let worker = Worker(launch: WorkerLaunch(executable: Program.assets.path))
    private let limits = Configuration.Limits()

    private func withPicture(_ body: (Int32) async throws -> Void) async throws {
        let path = ProjectFolder.pictures.appending(path: "default.jpg").path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        try #require(descriptor >= 0, "\(path) is part of the project")
        defer { close(descriptor) }
        try await body(descriptor)
    }

    private func temporaryFile() throws -> Int32 {
        var path = Array((NSTemporaryDirectory() + "worker-XXXXXX").utf8CString)
        let descriptor = mkstemp(&path)
        try #require(descriptor >= 0)
        unlink(path)
        return descriptor
    }

    @Test("says which codecs it has")
    func codecs() async throws {
        let report = try await worker.codecs()
        #expect(report.available.isSuperset(of: [.jpeg, .webp, .avif, .png]))
        await worker.dismiss()
    }

    @Test("reads a header and makes variants into the descriptors it is given")
    func render() async throws {
        try await withPicture { source in
            let facts = try await worker.inspect(source: source, limits: limits)
            #expect(facts.format == "jpeg")
            let size = PixelSize(width: 320, height: 320 * facts.size.height / facts.size.width)
            let variants = [ImageFormat.jpeg, .webp].map { VariantSpec(format: $0, size: size, quality: 70, effort: 2) }
            let outputs = try variants.map { _ in try temporaryFile() }
            defer { outputs.forEach { close($0) } }
            let outcome = try await worker.render(source: source, variants: variants, into: outputs, limits: limits)
            for (record, output) in zip(outcome.variants, outputs) {
                #expect(record.size == size)
                #expect(lseek(output, 0, SEEK_END) == record.bytes)
                #expect(record.bytes > 500)
            }
        }
        await worker.dismiss()
    }

    @Test("does the next job with a fresh process where its own was killed meanwhile")
    func replaced() async throws {
        try await withPicture { source in
            _ = try await worker.inspect(source: source, limits: limits)
            await worker.killProcess()
            let facts = try await worker.inspect(source: source, limits: limits)
            #expect(facts.format == "jpeg")
        }
        await worker.dismiss()
    }

    @Test("refuses what is no picture, and goes on")
    func refusal() async throws {
        let text = try temporaryFile()
        defer { close(text) }
        #expect(write(text, "<html>", 6) == 6)
        await #expect(throws: RenderingError.self) { try await worker.inspect(source: text, limits: limits) }
        try await withPicture { source in
            let facts = try await worker.inspect(source: source, limits: limits)
            #expect(facts.format == "jpeg")
        }
        await worker.dismiss()
    }

    @Test("starts nothing more once it was stopped")
    func stopped() async throws {
        await worker.stop()
        try await withPicture { source in
            await #expect(throws: WorkerFault.self) { try await worker.inspect(source: source, limits: limits) }
        }
    }
}
