import Catalog
import FileStamps
import Presets
import Rendering
import Store
import Workers

/// Brings photos into a site: upright, in sRGB, without anything private, under a name made of the original's content.
///
/// Nothing else of the site is touched, so nobody needs to own it. The same original gives the same name, and its picture is
/// made once.
public struct PhotoIntake: Sendable {
    /// The workers that decode and encode.
    public let crew: Crew
    /// The site's folder, absolute and without links.
    let root: String
    let configuration: Configuration

    /// Makes an intake for the site in a folder.
    ///
    /// - Throws: `ProjectError`, or `ConfigurationError` with everything that is wrong in `assets.yml`.
    public init(site: String, workers: Int, requiresSandbox: Bool = false) throws {
        let root = try Project.resolved(site)
        try Project.checkIsSite(root)
        let configuration = try Project.configuration(of: root)
        let crew = Crew(size: workers, limits: configuration.limits, requiresSandbox: requiresSandbox)
        self.init(root: root, configuration: configuration, crew: crew)
    }

    /// Makes an intake for a site whose configuration is known.
    init(root: String, configuration: Configuration, crew: Crew) {
        self.root = root
        self.configuration = configuration
        self.crew = crew
    }

    /// Brings in one photo.
    ///
    /// - Throws: `Failure` where the photo is at fault, and what else `add` throws.
    public func add(_ path: String) async throws -> AddedPhoto {
        try await add([path]) { _ in }[0].get()
    }

    /// Brings in photos; one that is refused does not stop the others.
    ///
    /// - Parameter observe: Takes each outcome as soon as it is known, from any thread.
    /// - Returns: The outcomes in the order of the paths.
    /// - Throws: What stops all: a folder that cannot be written or leads out of the site, a worker that does not start.
    public func add(
        _ paths: [String],
        observe: @escaping @Sendable (Result<AddedPhoto, Failure>) -> Void
    ) async throws -> [Result<AddedPhoto, Failure>] {
        let store = try await open()
        defer { store.removeEmptyStaging() }
        return try await crew.map(paths) { worker, path in
            let outcome = try await Failure.of(path) {
                try await bringIn(SourceFile(path: path), named: path, to: store, by: worker)
            }
            observe(outcome)
            return outcome
        }
    }

    /// The folder of the pictures, ready to be written into.
    func open() async throws -> Store {
        let (root, configuration) = (root, configuration)
        let images = configuration.images
        guard !configuration.isInOutput(images) else {
            throw ProjectError.imagesInOutput(images: images, output: configuration.output)
        }
        return try await offPool {
            let folder = try InnerFolder.check(images, key: "images", root: root)
            let store = Store(folder: folder, durability: configuration.durability)
            try store.prepare()
            // A day is longer than any deadline.
            try store.sweepStaging(unchangedFor: 86_400)
            return store
        }
    }

    /// Makes the picture of an open original, unless it is there.
    ///
    /// - Parameter name: What the outcome calls the original.
    /// - Throws: `RenderingError`, `SourceChanged` or `WorkerFault` where the original is at fault; `StoreError`.
    func bringIn(
        _ file: borrowing SourceFile,
        named name: String,
        to store: Store,
        by worker: Worker
    ) async throws -> AddedPhoto {
        let source = try await survey(file, by: worker)
        guard case .usable(let header) = source.verdict else { throw Self.drawing }
        let plan = try Master.plan(header, of: source.content)
        let (image, isNew) = try await picture(plan, of: source, in: file, to: store, by: worker)
        return AddedPhoto(
            file: name,
            image: "\(configuration.images)/\(image)",
            width: plan.spec.size.width,
            height: plan.spec.size.height,
            bytes: store.size(of: image) ?? 0,
            isNew: isNew
        )
    }

    /// The name of an original's picture, and whether it was made now.
    private func picture(
        _ plan: PlannedVariant,
        of source: SourceRecord,
        in file: borrowing SourceFile,
        to store: Store,
        by worker: Worker
    ) async throws -> (name: String, isNew: Bool) {
        if let name = try await find(source, plan.spec.size, in: store, by: worker) { return (name, false) }
        let name = Master.name(of: source.content, as: plan.spec.format)
        if try await make(plan, of: source, in: file, to: store, by: worker) { return (name, true) }
        guard let other = try await find(source, plan.spec.size, in: store, by: worker) else {
            throw Self.taken(name, in: store)
        }
        return (other, false)
    }

    /// Renders the picture and gives it its name; false where another process did so meanwhile.
    private func make(
        _ plan: PlannedVariant,
        of source: SourceRecord,
        in file: borrowing SourceFile,
        to store: Store,
        by worker: Worker
    ) async throws -> Bool {
        // Another process may have taken the folder of unfinished files away.
        try await offPool { try store.prepare() }
        let rendition = Rendition(store: store, limits: configuration.limits)
        let staged = try await crew.memory.within(Master.memory(source, plan.spec)) {
            try await rendition.make([plan], of: file, by: worker)
        }
        let publication = Publication(
            file: staged.files[0],
            name: Master.name(of: source.content, as: plan.spec.format),
            bytes: staged.outcome.variants[0].bytes
        )
        return try await offPool { try store.publishNew(publication) }
    }
}
