import Catalog
import Presets
import Rendering

/// Which formats of a picture pay: a browser takes the first that it knows, so one that is hardly smaller than a later one
/// of the same looks only fills the disk.
///
/// The files of a preset are compared together and not width by width: a browser that finds a width missing takes the next
/// larger one, which costs its user more than the format saves.
struct FormatOffer: Sendable {
    /// Why formats are withheld, for people.
    private(set) var reasons: [ImageFormat: String] = [:]

    /// Judges the formats that a preset makes of one source.
    ///
    /// Only what was made can be judged: a format of which not every variant is known is offered, so that a width that
    /// is added lets it be made and judged anew.
    ///
    /// - Parameter known: The variants that exist, and those that were withheld, by key.
    init(_ use: PresetUse, known: [String: VariantRecord]) {
        let records = use.formats.map { $0.variants.compactMap { known[$0.key] } }
        // On a background a file shows another picture than with its transparency.
        let grounds = use.formats.map { Set($0.variants.map(\.spec.background)) }
        for index in use.formats.indices.reversed() {
            let format = use.formats[index].format
            for later in use.formats.indices.dropFirst(index + 1) {
                let other = use.formats[later]
                guard reasons[other.format] == nil, grounds[later] == grounds[index] else { continue }
                guard [index, later].allSatisfy({ records[$0].count == use.formats[$0].variants.count }) else {
                    continue
                }
                let reason = Self.reason(records[index], beside: records[later], saving: use.preset.saving)
                if let reason { reasons[format] = "\(reason) as \(other.format.rawValue)" }
            }
        }
    }

    /// Why files do not pay beside others; nil where they do, or where they cannot be compared.
    private static func reason(_ files: [VariantRecord], beside others: [VariantRecord], saving: Int) -> String? {
        let widths = Set(files.map(\.width)).intersection(others.map(\.width))
        let (files, others) = (files.filter { widths.contains($0.width) }, others.filter { widths.contains($0.width) })
        guard !files.isEmpty, !(files + others).contains(where: { $0.look?.isMissed ?? false }) else { return nil }
        let (bytes, less) = (files.reduce(0) { $0 + $1.bytes }, others.reduce(0) { $0 + $1.bytes })
        guard bytes * 100 > less * (100 - saving) || bytes == less else { return nil }
        return "not published: all widths take \(bytes) bytes, and \(less)"
    }
}

extension SourcePlan {
    /// The variants that the page is offered; one that two presets share is listed once.
    ///
    /// - Parameter known: The variants that exist, and those that were withheld, by key.
    func offered(known: [String: VariantRecord]) -> [PlannedVariant] {
        var seen: Set<String> = []
        return uses.flatMap { use in
            let offer = FormatOffer(use, known: known)
            return use.formats.filter { offer.reasons[$0.format] == nil }.flatMap(\.variants)
        }.filter { seen.insert($0.key).inserted }
    }
}
