import Catalog
import JobQueue
import Presets
import Rendering
import Store

/// What is known of one source's variants.
struct VariantFacts: Sendable {
    /// A job that is not done, with the options of its variants.
    struct OpenJob: Sendable {
        var job: Job
        var recipe: String
    }

    /// The variants that the catalog lists, by key.
    let catalogued: [String: VariantRecord]
    let store: Store
    /// The source's jobs that are not done.
    let jobs: [OpenJob]
    /// The options by which the catalogued variants were made, by key.
    let options: [String: String]

    /// Why the last attempt failed; nil where none did.
    var failure: String? {
        for open in jobs {
            if let complaint = open.job.complaint { return complaint }
        }
        return nil
    }

    /// A variant's state in words.
    ///
    /// - Parameter withheld: Why the variant's format does not pay; nil where it does.
    func describe(_ variant: PlannedVariant, withheld: String?) -> Explanation.Variant {
        let record = catalogued[variant.key]
        let size = record.flatMap { store.size(of: $0.name) }
        let isWhole = record.map { !$0.isWithheld && !$0.isDamaged && size == $0.bytes } ?? false
        let isCurrent = withheld != nil || isWhole
        return Explanation.Variant(
            name: record?.name ?? variant.name,
            format: variant.spec.format.rawValue,
            width: variant.spec.size.width,
            height: variant.spec.size.height,
            options: variant.spec.canonical,
            bytes: isCurrent ? size ?? record?.bytes : nil,
            quality: isCurrent ? record?.quality : nil,
            score: isCurrent ? record?.look?.score : nil,
            target: variant.spec.quality.score,
            state: withheld ?? (isCurrent ? "up to date" : reason(variant, record: record, size: size)),
            isCurrent: isCurrent
        )
    }

    private func reason(_ variant: PlannedVariant, record: VariantRecord?, size: Int?) -> String {
        if let record, !record.isWithheld {
            guard let size else { return "to be made again: the file is gone" }
            guard size != record.bytes else { return "to be made again: 'assets verify' found other bytes in it" }
            return "to be made again: expected \(record.bytes) bytes, found \(size)"
        }
        let open = jobs.first { $0.recipe.split(separator: "\n").contains(variant.spec.canonical[...]) }
        switch open?.job.state {
        case .discarded: return "given up"
        case .quarantined: return "in quarantine"
        case .retryable: return "to be tried again"
        case .available: return "queued"
        default: return "to be made: \(difference(of: variant))"
        }
    }

    /// What tells a variant that is to be made from one of the same width and format that was made before.
    private func difference(of variant: PlannedVariant) -> String {
        let spec = variant.spec
        let older = catalogued.values.first {
            $0.width == spec.size.width && $0.name.hasSuffix(".\(spec.format.fileExtension)") && options[$0.key] != nil
        }
        guard let older, let then = options[older.key] else {
            return catalogued.isEmpty
                ? "nothing of this content was made yet" : "nothing of this width and format was made yet"
        }
        let changes = zip(then.split(separator: " "), spec.canonical.split(separator: " ")).filter { $0 != $1 }
        guard !changes.isEmpty else { return "a codec or the program would write other bytes than it did then" }
        return changes.map(Self.change).joined(separator: ", ")
    }

    private static let optionNames = [
        "crop": "crop", "q": "quality", "e": "effort", "bg": "background", "meta": "metadata", "anim": "animation",
    ]

    /// What became of one option of a canonical line, as `quality was t60 and is t70`.
    private static func change(from then: Substring, to now: Substring) -> String {
        let (old, new) = (then.split(separator: "="), now.split(separator: "="))
        guard old.count == 2, new.count == 2 else { return "the size was \(then) and is \(now)" }
        let name = optionNames[String(new[0])] ?? String(new[0])
        return "\(name) was \(old[1]) and is \(new[1])"
    }
}
