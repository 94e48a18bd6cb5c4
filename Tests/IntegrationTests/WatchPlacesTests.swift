import Foundation
import TestSupport
import Testing

/// Changes that show elsewhere than where the site's own names are.
@Suite("assets watch and links", .timeLimit(.minutes(10)))
struct WatchPlacesTests {
    @Test("sees what is written to the target of a link, and a folder that a link is turned to")
    func links() throws {
        let site = try TemporarySite.small()
        let (picture, target) = (site.path + "/assets/images/two.jpg", site.path + "/originals/two.jpg")
        try site.picture("7b871d522e7187bc9ecc3d6614c60bf8.jpg", to: "originals/two.jpg")
        try site.picture("default.jpg", to: "other/three.jpg")
        try #require(
            symlink("../../originals/two.jpg", picture) == 0 && symlink("originals", site.path + "/turned") == 0
        )
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        try site.post("2025-07-11-c", image: "turned/three.jpg")
        let daemon = try Daemon(["watch", site.path, "--level", "debug"])
        #expect(daemon.line(with: "turned/three.jpg") != nil, "\(daemon.lines)")
        #expect(daemon.line(with: "2 pictures: 0 variants made, 5 up to date") != nil, "\(daemon.lines)")
        let bytes = try Data(contentsOf: ProjectFolder.pictures.appending(path: "default.jpg"))
        let file = open(target, O_WRONLY | O_TRUNC)
        bytes.withUnsafeBytes { #expect(write(file, $0.baseAddress, $0.count) == $0.count) }
        close(file)
        #expect(daemon.line(with: "2 pictures: 5 variants made") != nil, "\(daemon.lines)")
        let next = site.path + "/next"
        try #require(symlink("other", next) == 0 && rename(next, site.path + "/turned") == 0)
        #expect(daemon.line(with: "3 posts, 3 pictures") != nil, "\(daemon.lines)")
        daemon.signal(SIGTERM)
        #expect(daemon.wait() == 143)
    }

    @Test("goes over to the site to which the link is turned that it was given")
    func root() throws {
        let (one, two, folder) = (try TemporarySite.small(), try TemporarySite.small(), try TemporaryFolder())
        try two.post("2025-07-10-b", image: "assets/images/one.jpg")
        let (link, next) = (folder.path("site"), folder.path("next"))
        try #require(symlink(one.path, link) == 0 && symlink(two.path, next) == 0)
        let daemon = try Daemon(["watch", link, "--level", "debug"])
        #expect(daemon.line(with: "1 post, 1 picture: 5 variants made") != nil, "\(daemon.lines)")
        #expect(daemon.line(with: "0 variants made, 5 up to date") != nil, "\(daemon.lines)")
        try #require(rename(next, link) == 0)
        #expect(daemon.line(with: "2 posts, 1 picture: 5 variants made") != nil, "\(daemon.lines)")
        daemon.signal(SIGTERM)
        #expect(daemon.wait() == 143)
    }
}
