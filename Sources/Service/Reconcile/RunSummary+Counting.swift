import Catalog
import Foundation
import JobQueue
import Presets
import Rendering
import Site

extension RunSummary {
    private static let mostNewest = 48

    /// Begins a summary with what is known before anything is made.
    init(survey: SourceSurvey, plans: [SourcePlan]) {
        posts = survey.scan.posts
        sources = survey.scan.sources.count
        sourceBytes = survey.sources.reduce(0) { $0 + $1.record.bytes }
        unfinished = survey.unfinished.map(\.path)
        failures = survey.failures
        failures += survey.scan.findings.filter(\.isError).map(Failure.init)
        var first: [Int64: String] = [:]
        for source in survey.sources {
            let path = source.reference.path
            if let original = first.updateValue(first[source.record.id] ?? path, forKey: source.record.id) {
                copies.append(Copy(source: path, original: original))
            }
        }
        newest = plans.map(\.source.reference)
            .sorted { ($0.newest ?? .distantPast, $1.path) > ($1.newest ?? .distantPast, $0.path) }
            .prefix(Self.mostNewest).map(\.path)
        leftAlone = plans.compactMap { plan in
            guard let reason = plan.uses.lazy.compactMap(\.leftAlone).first else { return nil }
            return Failure(plan.source.reference, reason)
        }
    }

    /// Counts what exists and what does not, but for sources that were given up.
    mutating func count(_ work: WorkList, plans: [SourcePlan], givenUp: [Job] = []) {
        let sources = Set(givenUp.map(\.source))
        missing = work.items.filter { !sources.contains($0.source.record.id) }.reduce(0) { $0 + $1.variants.count }
        variants = work.existing.count
        withheld = 0
        var totals: [ImageFormat: FormatTotal] = [:]
        var counted: Set<String> = []
        for plan in plans {
            var largest: [ImageFormat: VariantRecord] = [:]
            for variant in plan.variants {
                if work.known[variant.key]?.isWithheld ?? false, counted.insert(variant.key).inserted { withheld += 1 }
                guard let record = work.existing[variant.key], counted.insert(variant.key).inserted else { continue }
                let format = variant.spec.format
                totals[format, default: FormatTotal(format)].files += 1
                totals[format, default: FormatTotal(format)].bytes += record.bytes
                if record.look?.isMissed ?? false { belowTarget += 1 }
                if record.width > largest[format]?.width ?? 0 { largest[format] = record }
            }
            for (format, record) in largest {
                totals[format]?.largest += record.bytes
                totals[format]?.sources += plan.source.record.bytes
            }
            if !largest.isEmpty {
                renderedSources += 1
                renderedSourceBytes += plan.source.record.bytes
            }
        }
        formats = ImageFormat.allCases.compactMap { totals[$0] }
    }

    /// Says what is to be made, and what that will take, but for sources that were given up.
    mutating func estimate(_ work: WorkList, givenUp: [Job]) {
        let sources = Set(givenUp.map(\.source))
        let costs = CostModel(work.known.values)
        var plans: [ImageFormat: Plan] = [:]
        for variant in work.items.filter({ !sources.contains($0.source.record.id) }).flatMap(\.variants) {
            let format = variant.spec.format
            var plan = plans[format] ?? Plan(format: format.rawValue, variants: 0, cpu: 0)
            plan.variants += 1
            plan.cpu += costs.seconds(for: variant)
            plans[format] = plan
        }
        planned = ImageFormat.allCases.compactMap { plans[$0] }
    }

    /// Adds the sources whose jobs were given up, now or in an earlier run.
    mutating func add(givenUp: [Job], plans: [SourcePlan]) {
        let jobs = givenUp.bySource
        for plan in plans {
            guard let job = jobs[plan.source.record.id] else { continue }
            let reason = job.complaint ?? "it cannot be rendered"
            failures.append(Failure(plan.source.reference, reason, isQuarantined: job.state == .quarantined))
        }
    }
}

extension RunSummary.FormatTotal {
    /// Begins a total at nothing.
    fileprivate init(_ format: ImageFormat) {
        self.init(format: format.rawValue, files: 0, bytes: 0, largest: 0, sources: 0)
    }
}
