import Foundation
import Glibc
import TestSupport
import Testing

@testable import WatchFolder

@Suite("The way to a path")
struct PathStepsTests {
    @Test("goes through folders and links, and through what the links lead to")
    func links() throws {
        let folder = try TemporaryFolder(["real/inner/file": ""])
        try #require(symlink("real/inner", folder.path("one")) == 0)
        try #require(symlink(folder.path("real/../one"), folder.path("two")) == 0)
        let steps = PathSteps.to(folder.path("two/./missing/more"))
        let names = ["two", "one", "real", "real/inner", "real/inner/missing", "real/inner/missing/more"]
        #expect(steps.isSuperset(of: names.map(folder.path) + ["/tmp"]))
        #expect(!steps.contains("/") && !steps.contains(folder.path("two/missing")))
    }

    @Test("begins at the working directory where the path does not say where it begins")
    func relative() {
        #expect(
            PathSteps.to("some/../other") == PathSteps.to(FileManager.default.currentDirectoryPath + "/some/../other")
        )
        #expect(PathSteps.to(".").contains(FileManager.default.currentDirectoryPath))
    }

    @Test("ends where links lead in a circle")
    func circle() throws {
        let folder = try TemporaryFolder([:])
        try #require(symlink("circle/circle", folder.path("circle")) == 0)
        #expect(PathSteps.to(folder.path("circle")).contains(folder.path("circle")))
    }
}
