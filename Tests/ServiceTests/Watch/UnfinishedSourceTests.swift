import Catalog
import FileStamps
import Presets
import Site
import TestSupport
import Testing

@testable import Service

@Suite("A picture that may not be whole")
struct UnfinishedSourceTests {
    /// What is read at a path where another content stood before, or none.
    private func read(known: Bool) throws -> SourceReader.Reading {
        let folder = try TemporaryFolder(["a.jpg": "half"])
        let old = try Fixtures.source(1, path: "a.jpg")
        let file = FileRecord(path: "a.jpg", source: 1, stamp: .none, recorded: 0)
        let reader = SourceReader(
            layout: ProjectLayout(root: folder.path, configuration: Configuration(presets: [])),
            limits: .init(),
            files: known ? ["a.jpg": file] : [:],
            sources: [1: old.record],
            open: OpenFiles(rest: .seconds(3600))
        )
        return reader.read(old.reference)
    }

    @Test("is told of, with what stood there before", arguments: [true, false])
    func old(known: Bool) throws {
        guard case .unfinished(let reference, let old) = try read(known: known) else {
            Issue.record("it was read")
            return
        }
        #expect(reference.path == "a.jpg")
        #expect(old?.record.id == (known ? 1 : nil))
    }
}
