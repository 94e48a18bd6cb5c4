import Catalog
import FileStamps
import Foundation
import Presets
import Rendering
import Site
import Testing

@testable import Service

/// Values for the tests of the reconcile.
enum Fixtures {
    /// A source with a content of its own.
    static func source(
        _ id: Int64,
        path: String = "assets/images/a.jpg",
        newest: Date? = nil,
        content: UInt8? = nil,
        verdict: SourceRecord.Verdict? = nil,
        look: SourceRecord.Look? = SourceRecord.Look(color: "#808080", placeholder: "data:,")
    ) throws -> SurveyedSource {
        let hash = try #require(ContentHash(bytes: [UInt8](repeating: content ?? UInt8(id), count: 32)))
        let header = SourceRecord.Header(format: "jpeg", width: 940, height: 650, frames: 1, transparent: false)
        return SurveyedSource(
            reference: SourceReference(path: path, spellings: [path], posts: ["_posts/a.md"], newest: newest),
            record: SourceRecord(
                id: id,
                content: hash,
                bytes: 1000,
                verdict: verdict ?? .usable(header),
                look: look
            ),
            stamp: FileStamp(stat())
        )
    }

    /// An engine that writes everything.
    static func engine(limits: Configuration.Limits = .init(), version: String = "1") -> Engine {
        let writers = ImageFormat.allCases.map { CodecReport.Writer(format: $0, version: "\($0.rawValue) \(version)") }
        let report = CodecReport(libvips: "8.14.1", writers: writers, refusals: [], readers: ["jpeg"])
        return Engine(codecs: report, limits: limits)
    }

    /// Two widths in a cheap and a slow format.
    static let preset = Preset(name: "header", widths: [320, 640], formats: [.avif, .jpeg])

    /// The records of variants as if all were made, AVIF files the smaller ones.
    static func records(_ plan: SourcePlan) -> [String: VariantRecord] {
        let records = plan.variants.map {
            VariantRecord(
                source: plan.source.record.id,
                key: $0.key,
                name: $0.name,
                width: $0.spec.size.width,
                height: $0.spec.size.height,
                bytes: $0.spec.format == .avif ? 60 : 100
            )
        }
        return Dictionary(uniqueKeysWithValues: records.map { ($0.key, $0) })
    }
}
