import Foundation
import TestSupport

/// Checks HTML with `tidy`, which in Debian 12 knows HTML as it was in 2017.
struct PageValidator {
    private let tidy: Program

    /// Attributes that the HTML standard has and that version of tidy has not heard of.
    private static let newer: Set<String> = [
        "<source> proprietary attribute \"sizes\"", "<source> proprietary attribute \"width\"",
        "<source> proprietary attribute \"height\"", "<img> proprietary attribute \"loading\"",
        "<img> proprietary attribute \"fetchpriority\"", "<link> proprietary attribute \"imagesrcset\"",
        "<link> proprietary attribute \"imagesizes\"", "<link> proprietary attribute \"fetchpriority\"",
    ]

    /// Finds the tool; nil where the machine has none.
    init?() {
        guard let tidy = Program("tidy") else { return nil }
        self.tidy = tidy
    }

    /// The errors and warnings of one page, a line each, without those that only show the tool's age.
    func complaints(about file: URL) throws -> [String] {
        let output = try tidy.run(["-quiet", "-errors", "-utf8", file.path])
        return output.errors.split(separator: "\n").map(String.init).filter { line in
            !Self.newer.contains { line.hasSuffix("Warning: \($0)") }
        }
    }
}
