import Catalog
import Site

/// What is wrong with posts and sources.
struct SourceRules: Sendable {
    private let state: SiteState
    private let reasons: [Int64: String]

    /// - Parameter givenUp: Why jobs were given up, by source.
    init(state: SiteState, stock: VariantStock, givenUp: [Int64: String]) {
        self.state = state
        reasons = givenUp.filter { stock.missing[$0.key] != nil }
    }

    /// The sources that have no variants, or not all, since their jobs were given up.
    var givenUp: Set<Int64> { Set(reasons.keys) }

    /// Posts that name what is not there, and what of the site cannot be read.
    var missing: [CheckFinding] {
        state.survey.scan.findings.filter(\.isError).map {
            CheckFinding(.missingSource, file: $0.post, line: $0.line, $0.clause, subject: $0.value)
        }
    }

    /// Sources that a worker refused, or gave up.
    var unusable: [CheckFinding] {
        let refused = state.survey.failures.map {
            CheckFinding(.unusableSource, file: $0.source, $0.reason.named(by: $0.posts))
        }
        return refused
            + state.plans.compactMap { plan in
                reasons[plan.source.record.id].map {
                    let reference = plan.source.reference
                    return CheckFinding(.unusableSource, file: reference.path, $0.named(by: reference.posts))
                }
            }
    }

    /// Posts whose picture has no words.
    var untold: [CheckFinding] {
        let message =
            "its picture has neither an alternative text nor a title; add `image_alt` or `title` to the front matter"
        return state.survey.scan.untold.map { CheckFinding(.missingAlt, file: $0.path, line: $0.line, message) }
    }
}

extension String {
    /// The sentence with the posts behind it that name the source.
    func named(by posts: [String]) -> String {
        let others = posts.count > 1 ? " and \(posts.count - 1) more" : ""
        return self + (posts.first.map { " (named by \($0)\(others))" } ?? "")
    }
}
