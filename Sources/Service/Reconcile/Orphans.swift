import Catalog

/// Published files that nothing calls for.
struct Orphans: Sendable {
    /// Their lengths in bytes, by name.
    var files: [String: Int]

    /// Their length together, in bytes.
    var bytes: Int { files.values.reduce(0, +) }

    /// Takes from what is published all that is wanted, whether it is whole or not.
    ///
    /// - Parameter published: The lengths of the files that are there, by name.
    init(state: SiteState, work: WorkList, published: [String: Int]) {
        files = published
        for plan in state.plans {
            for variant in plan.offered(known: work.known) {
                files[work.existing[variant.key]?.name ?? variant.name] = nil
            }
        }
    }
}
