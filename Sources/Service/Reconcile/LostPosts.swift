import Foundation
import Manifest
import Site

extension Project {
    /// Stops where every post is gone and the manifest still lists pictures: an unmounted or unreadable folder must not
    /// take the pictures off every page.
    ///
    /// - Throws: `ProjectError.lostPosts`.
    func keepFromLosingAll(_ state: SiteState) throws {
        guard state.survey.scan.posts == 0 else { return }
        let file = layout.path(layout.manifest)
        guard let bytes = FileManager.default.contents(atPath: file), Array(bytes) != Manifest().encoded() else {
            return
        }
        throw ProjectError.lostPosts(path: layout.root, manifest: layout.manifest)
    }
}
