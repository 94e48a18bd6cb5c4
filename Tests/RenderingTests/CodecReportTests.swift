import Presets
import Rendering
import Testing
import Vips

@Suite("Codecs of this machine")
struct CodecReportTests {
    @Test("the formats that every preset needs are written, each by libraries with versions")
    func trial() throws {
        try VipsLibrary.start()
        let report = CodecReport.trial()
        #expect(report.available.isSuperset(of: [.avif, .webp, .jpeg, .png]))
        #expect(Set(report.readers).isSuperset(of: ["jpeg", "png", "webp", "gif", "tiff", "heif"]))
        #expect(Set(report.writers.map(\.format)).isDisjoint(with: report.refusals.map(\.format)))
        for writer in report.writers {
            #expect(writer.version.contains(/libvips\.so\.\d+\.\d+/), "\(writer)")
            #expect(report.version(of: writer.format) == writer.version)
        }
        #expect(report.version(of: .avif)?.contains(/libheif\.so\.\d+\.\d+/) == true)
    }

    @Test("two trials say the same, so that keys do not change")
    func stable() throws {
        try VipsLibrary.start()
        #expect(CodecReport.trial() == CodecReport.trial())
    }
}
