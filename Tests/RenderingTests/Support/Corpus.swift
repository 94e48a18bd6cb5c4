import Foundation
import TestSupport

extension Corpus {
    /// The photographs.
    static let photos = files(in: "photos")
}
