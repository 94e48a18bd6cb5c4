import Foundation
import Presets
import TestSupport
import Testing
import Workers

@testable import Service

@Suite("Bringing photos in")
struct PhotoIntakeTests {
    /// Adds a file to a site, with a worker that ends before this returns.
    private func add(_ name: String, in site: TemporaryFolder, images: String = "assets/images") async throws
        -> AddedPhoto
    {
        var configuration = Configuration(presets: [])
        configuration.images = images
        let crew = Crew(size: 1, launch: WorkerLaunch(executable: Program.assets.path))
        let intake = PhotoIntake(root: site.path, configuration: configuration, crew: crew)
        let result: Result<AddedPhoto, any Error>
        do { result = .success(try await intake.add(site.path(name))) } catch { result = .failure(error) }
        await crew.dismiss()
        return try result.get()
    }

    @Test("keeps what is transparent as PNG, in the folder of the configuration")
    func transparent() async throws {
        let site = try TemporaryFolder()
        try site.write(CameraPhoto.cutout, to: "a.png")
        let photo = try await add("a.png", in: site, images: "media/photos")
        #expect(photo.image.wholeMatch(of: /media\/photos\/[0-9a-f]{32}\.png/) != nil)
        #expect(photo.width == 24 && photo.height == 16 && photo.isNew)
        #expect(try await add("a.png", in: site, images: "media/photos").isNew == false)
    }

    @Test("leaves alone what has the picture's name, and says so", arguments: [true, false])
    func taken(isPicture: Bool) async throws {
        let site = try TemporaryFolder()
        try site.write(CameraPhoto.jpeg(), to: "a.jpg")
        let photo = try await add("a.jpg", in: site)
        let other = isPicture ? CameraPhoto.cutout : Data("mine".utf8)
        try site.write(other, to: photo.image)
        let failure = await #expect(throws: Failure.self) { try await add("a.jpg", in: site) }
        #expect(failure?.reason.hasPrefix("something else is at \(site.path(photo.image)); ") == true)
        #expect(try Data(contentsOf: site.url(photo.image)) == other)
    }

    @Test("names the picture by the original alone, and a folder in its place is no picture")
    func folderInPlace() async throws {
        let site = try TemporaryFolder()
        try site.write(CameraPhoto.jpeg(), to: "a.jpg")
        let photo = try await add("a.jpg", in: site)
        try FileManager.default.removeItem(at: site.url(photo.image))
        try site.write("", to: "\(photo.image)/x")
        await #expect(throws: Failure.self) { try await add("a.jpg", in: site) }
        #expect(try site.tree().filter { $0.contains(".staging") } == [])
    }

    @Test("refuses the folder of the variants")
    func output() async throws {
        let site = try TemporaryFolder()
        try site.write(CameraPhoto.jpeg(), to: "a.jpg")
        await #expect(throws: ProjectError.self) { try await add("a.jpg", in: site, images: "assets/variants/x") }
        #expect(try site.tree() == ["a.jpg"])
    }

    @Test("a folder is inside unless a link on the way leads out, or nowhere")
    func inside() throws {
        let site = try TemporaryFolder(["site/a/b/x": "", "out/x": ""])
        try site.link("site/in", to: "a")
        try site.link("site/out", to: "../out")
        try site.link("site/nowhere", to: "../nothing")
        func isInside(_ path: String) -> Bool {
            (try? InnerFolder.check(path, key: "images", root: site.path("site"))) != nil
        }
        #expect(["a/b", "a/b/c/d", "in/b", "in/new", "new"].allSatisfy(isInside))
        #expect(!["out", "out/new/deep", "nowhere", "nowhere/new"].contains(where: isInside))
    }
}
