import Glibc
import Presets

/// The shared libraries of this process, whose file names carry their versions.
enum LoadedLibraries {
    /// What decides the pixels of every format, and what each encoder is made of; names as in `lib<name>.so`.
    private static let shared = ["vips", "lcms2"]
    private static func encoders(of format: ImageFormat) -> [String] {
        switch format {
        case .avif: ["heif", "aom", "rav1e", "SvtAv1Enc"]
        case .webp: ["webp", "webpmux", "sharpyuv"]
        case .jpeg: ["jpeg"]
        case .png: ["png16", "spng", "z", "imagequant"]
        case .jxl: ["jxl"]
        }
    }

    /// The paths of all shared libraries, with symbolic links resolved, sorted.
    static func paths() -> [String] {
        guard let maps = fopen("/proc/self/maps", "r") else { return [] }
        defer { fclose(maps) }
        var paths: Set<String> = []
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, maps) > 0, let line {
            let text = String(cString: line).split(whereSeparator: \.isNewline).first ?? ""
            guard text.contains(".so"), let slash = text.firstIndex(of: "/") else { continue }
            paths.insert(String(text[slash...]))
        }
        return paths.sorted()
    }

    /// The libraries that write a format, as `libaom.so.3.6.0 libheif.so.1.15.1 …`.
    static func version(of format: ImageFormat, among names: [String]) -> String {
        let prefixes = (shared + encoders(of: format)).map { "lib\($0).so" }
        return names.filter { name in prefixes.contains { name.hasPrefix($0) } }.joined(separator: " ")
    }
}
