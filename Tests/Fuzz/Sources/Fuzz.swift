import Glibc

/// What is given hostile bytes, one reader's worth of code each; `ASSETS_FUZZ` says which.
enum Target: String, CaseIterable {
    /// Front matter and bodies of posts, up to the pictures that they name.
    case posts
    /// Jekyll's `_config.yml`.
    case jekyll
    /// `assets.yml` and files of presets.
    case presets
    /// What is read of pictures without a library's help: credits, profiles, containers.
    case pictures
    /// The index of stamps and the notes in it.
    case stamps
    /// What workers answer.
    case replies

    /// The one that is asked for; without a known name the program ends.
    static let chosen: Target = {
        let name = getenv("ASSETS_FUZZ").map { String(cString: $0) } ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("ASSETS_FUZZ must be one of \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return target
    }()

    func read(_ bytes: [UInt8]) {
        switch self {
        case .posts: Posts.read(bytes)
        case .jekyll: Jekyll.read(bytes)
        case .presets: PresetFiles.read(bytes)
        case .pictures: Pictures.read(bytes)
        case .stamps: Stamps.read(bytes)
        case .replies: Replies.read(bytes)
        }
    }
}

/// Ends the program where something that should always hold does not, so that the fuzzer keeps the input.
func hold(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}

/// Whether a text can be shown on a terminal as it is, on one line.
func isPlainLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy {
        switch $0.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

/// libFuzzer's own main function links against it.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    Target.chosen.read(Array(UnsafeBufferPointer(start: data, count: count)))
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
enum Fuzz {
    static func main() {
        _ = Target.chosen
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments) { readOneInput($0, $1) })
    }
}
