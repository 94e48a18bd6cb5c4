import CVips
import Glibc

/// The libvips library of this process.
public enum VipsLibrary {
    /// Loaders that may run, by libvips class; every other loader is blocked.
    private static let loaders = ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif", "Jxl"]

    /// The outcome of the one initialisation that a process can have.
    private static let outcome: Result<Void, VipsError> = initialise()

    /// Starts libvips the way the recipe demands; calls after the first only repeat its outcome.
    ///
    /// To be called early, before other threads read the environment. Whatever makes an image, an operation, a source or a
    /// target calls it too: libvips would else start itself, another way. Throws when libvips cannot start.
    public static func start() throws(VipsError) { try outcome.get() }

    /// The version of the libvips that is loaded, as `8.14.1`.
    public static var version: String { "\(vips_version(0)).\(vips_version(1)).\(vips_version(2))" }

    private static func initialise() -> Result<Void, VipsError> {
        // Vector code changes pixels and wants executable memory, so it is fixed to off, as part of the recipe.
        setenv("VIPS_NOVECTOR", "1", 1)
        // libvips 8.14's edge detector asks for vector code all the same, and ends the process where it gets no memory for
        // it; told to emulate, ORC compiles nothing and libvips takes its plain code.
        setenv("ORC_CODE", "emulate", 1)
        // Large pictures would go through a temporary file, which the sandbox forbids; limits bound the memory instead.
        setenv("VIPS_DISC_THRESHOLD", "1000g", 1)
        // Warnings would mix with the log lines; what matters comes back as an error.
        setenv("VIPS_WARNING", "0", 1)
        guard vips_init("assets") == 0 else { return .failure(.taken(from: "vips_init")) }
        // Each operation runs once here, and a cache would hold pixels of pictures that are done.
        vips_cache_set_max(0)
        // One worker process a core does more than threads inside one picture.
        vips_concurrency_set(1)
        vips_block_untrusted_set(1)
        vips_operation_block_set("VipsForeignLoad", 1)
        for loader in loaders { vips_operation_block_set("VipsForeignLoad\(loader)", 0) }
        // JPEG XL counts as untrusted as a whole; its saver reads nothing from outside.
        vips_operation_block_set("VipsForeignSaveJxl", 0)
        return .success(())
    }
}
