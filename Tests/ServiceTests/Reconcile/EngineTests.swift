import Presets
import Testing

@testable import Service

@Suite("The engine's word on what was refused")
struct EngineTests {
    private static let changes: [@Sendable (inout Configuration.Limits) -> Void] = [
        { $0.pixels += 1 }, { $0.animationPixels += 1 }, { $0.bytes += 1 }, { $0.deadline += 1 },
        { $0.width += 1 }, { $0.height += 1 }, { $0.frames += 1 }, { $0.metadata += 1 },
    ]

    @Test("is another under any other limit, so that refused sources are tried again", arguments: changes.indices)
    func limits(index: Int) {
        var limits = Configuration.Limits()
        Self.changes[index](&limits)
        #expect(Fixtures.engine(limits: limits).verdicts != Fixtures.engine().verdicts)
    }

    @Test("is another with another version of a codec, and the same with the same")
    func versions() {
        #expect(Fixtures.engine(version: "2").verdicts != Fixtures.engine().verdicts)
        #expect(Fixtures.engine().verdicts == Fixtures.engine().verdicts)
    }

    @Test("limits are no part of what names a variant: its bytes do not depend on them")
    func names() {
        var limits = Configuration.Limits()
        limits.pixels += 1
        for format in ImageFormat.allCases {
            #expect(Fixtures.engine(limits: limits).version(of: format) == Fixtures.engine().version(of: format))
        }
    }
}
