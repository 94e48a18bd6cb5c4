import Foundation
import Manifest
import Site

extension Project {
    /// Whether every post is gone and the manifest still lists pictures, as where a folder is not mounted or not readable.
    func hasLostPosts(_ scan: SiteScan) -> Bool {
        guard scan.posts == 0 else { return false }
        let bytes = FileManager.default.contents(atPath: layout.path(layout.manifest))
        return bytes.map { Array($0) != Manifest().encoded() } ?? false
    }

    /// Stops where posts are lost, which must not take the pictures off every page.
    ///
    /// - Throws: `ProjectError.lostPosts`.
    func keepFromLosingAll(_ state: SiteState) throws {
        guard hasLostPosts(state.survey.scan) else { return }
        let folders = state.survey.scan.findings.filter(\.isError).map(\.message)
        throw ProjectError.lostPosts(path: layout.root, manifest: layout.manifest, reasons: folders)
    }
}
