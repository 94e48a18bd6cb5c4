import Foundation
import Presets
import Rendering
import TestSupport
import Testing

@testable import Workers

/// Good pictures, once through a worker and once in this process, which is in no sandbox.
@Suite("What a sandboxed worker makes")
struct TransparencyTests {
    private static let photos = Corpus.files(in: "photos")
    private let worker = Worker(launch: WorkerLaunch(executable: Program.assets.path))
    private let limits = Configuration.Limits()

    init() throws { try Renderer.start() }

    @Test(
        "is the same to the byte as outside of the sandbox",
        .enabled(if: !photos.isEmpty, "needs a corpus; set ASSETS_CORPUS to its folder"),
        arguments: photos
    )
    func equal(photo: URL) async throws {
        let source = open(photo.path, O_RDONLY | O_CLOEXEC)
        try #require(source >= 0)
        defer { close(source) }
        let facts: SourceFacts
        let (folder, renderer) = (try TemporaryFolder(), Renderer(limits: limits))
        do { facts = try renderer.inspect(descriptor: source) } catch {
            let inside = await refusal { try await worker.inspect(source: source, limits: limits) }
            #expect(inside == Refusal(error))
            return await worker.dismiss()
        }
        #expect(try await worker.inspect(source: source, limits: limits) == facts)
        let variants = Self.variants(of: facts)
        let inside = try folder.descriptors("inside", count: variants.count)
        let outside = try folder.descriptors("outside", count: variants.count)
        defer { (inside + outside).forEach { close($0) } }
        let expected: RenderOutcome
        do { expected = try renderer.render(descriptor: source, variants: variants, outputs: outside) } catch {
            let refused = await refusal {
                try await worker.render(source: source, variants: variants, into: inside, limits: limits)
            }
            #expect(refused == Refusal(error))
            return await worker.dismiss()
        }
        let outcome = try await worker.render(source: source, variants: variants, into: inside, limits: limits)
        #expect(outcome.appearance == expected.appearance)
        #expect(outcome.variants.allSatisfy { $0.cpu > 0 }, "what a variant costs is still measured")
        for index in variants.indices {
            let bytes = try Data(contentsOf: folder.url("inside-\(index)"))
            #expect(!bytes.isEmpty)
            #expect(bytes == (try Data(contentsOf: folder.url("outside-\(index)"))), "\(variants[index])")
        }
        await worker.dismiss()
    }

    private func refusal(_ body: () async throws -> some Sendable) async -> Refusal? {
        do { _ = try await body() } catch let error as RenderingError { return Refusal(error) } catch {}
        return nil
    }

    /// The whole picture and a crop around what draws the eye, in every format.
    private static func variants(of facts: SourceFacts) -> [VariantSpec] {
        let width = min(240, facts.size.width)
        let height = max(1, facts.size.height * width / facts.size.width)
        let side = min(width, height, 160)
        let formats: [ImageFormat] = [.avif, .webp, .jpeg, .png]
        return formats.flatMap { format in
            let effort = EncoderDefaults.of(format).efforts.lowerBound
            return [
                VariantSpec(
                    format: format,
                    size: PixelSize(width: width, height: height),
                    quality: format == .png ? 100 : 70,
                    effort: effort,
                    animated: format == .webp && facts.frames > 1 && facts.frames < 20
                ),
                VariantSpec(
                    format: format,
                    size: PixelSize(width: side, height: side),
                    crop: .focus,
                    quality: format == .png ? 100 : 70,
                    effort: effort
                ),
            ]
        }
    }
}

/// An error without the decoder's own words: libvips has one text a process, into which the tests beside this one write.
private struct Refusal: Equatable {
    let kind: RenderingError.Kind
    let message: Substring

    init(_ error: RenderingError) {
        kind = error.kind
        message = error.message.prefix { $0 != "(" }
    }
}

extension TemporaryFolder {
    /// Descriptors of so many new files, whose names are numbered.
    fileprivate func descriptors(_ name: String, count: Int) throws -> [Int32] {
        try (0..<count).map { number in
            let descriptor = open(path("\(name)-\(number)"), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            try #require(descriptor >= 0)
            return descriptor
        }
    }
}
