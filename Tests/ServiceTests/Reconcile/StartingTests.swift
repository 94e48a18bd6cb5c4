#if DEBUG
    import Foundation
    import GRDB
    import JobQueue
    import TestSupport
    import Testing
    import Workers

    @testable import Service

    @Suite("Workers that do not start again")
    struct StartingTests {
        @Test("end the run and are held against no job but the one that killed the last of them")
        func unstartable() async throws {
            let photo = ProjectFolder.pictures.appending(path: "7b871d522e7187bc9ecc3d6614c60bf8.jpg")
            let site = try TemporaryFolder([
                "_posts/2025-07-10-a.md": "---\nimage: a.jpg\n---\n",
                "_posts/2025-07-09-b.md": "---\nimage: b.jpg\n---\n",
                "assets.yml":
                    "presets:\n  header: {widths: [160], formats: [jpeg]}\n  card: false\n  social: false\n  thumb: false\n",
            ])
            try site.copy(photo, to: "b.jpg")
            try site.write(try Data(contentsOf: photo) + Data("\nassets-fault render crash".utf8), to: "a.jpg")
            try site.write(
                "#!/bin/sh\nmkdir '\(site.path)/started' && exec '\(Program.assets.path)' \"$@\"\n",
                to: "once"
            )
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: site.path("once"))
            let launch = WorkerLaunch(executable: site.path("once"))
            let project = try await Project.open(site.path, contention: .fail)
            await #expect(throws: WorkerFault.self) {
                try await Reconcile(project: project, crew: Crew(size: 1, launch: launch)).run()
            }
            #expect(try await failures(project) == [0, 1])
            let crew = Crew(size: 1, launch: WorkerLaunch(executable: Program.assets.path))
            let summary = try await Reconcile(project: project, crew: crew).run()
            await crew.dismiss()
            #expect(summary.failures.map(\.source) == ["a.jpg"])
            #expect(summary.hasQuarantined && summary.missing == 0)
            #expect(try await failures(project) == [0, 2])
        }

        private func failures(_ project: Project) async throws -> [Int] {
            let queue = project.queue
            let jobs = try await project.database.read { try queue.list(states: Set(JobState.allCases), in: $0) }
            return jobs.map(\.failures).sorted()
        }
    }
#endif
