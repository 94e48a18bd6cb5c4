#if DEBUG
    import Foundation
    import GRDB
    import TestSupport
    import Testing

    /// Workers of debug builds crash, hang and worse over pictures whose last line asks for it.
    @Suite("A picture that workers do not survive")
    struct QuarantineTests {
        private static let photo = ProjectFolder.pictures.appending(path: "7b871d522e7187bc9ecc3d6614c60bf8.jpg")

        /// A site of one picture for each name, with presets that take little time and a small deadline.
        private func site(_ names: [String]) throws -> TemporarySite {
            let site = try TemporarySite()
            for name in names {
                try site.post("2025-07-09-\(name)", image: "assets/images/\(name).jpg")
                try mend(name, in: site)
            }
            try site.write(TemporarySite.quickPresets + "limits: {deadline: 4s}\n", to: "assets.yml")
            return site
        }

        /// Writes a picture that asks for a fault, as `render crash`.
        private func spoil(_ name: String, with fault: String, in site: TemporarySite) throws {
            let text = "\(name)\nassets-fault \(fault)"
            try site.write(try Data(contentsOf: Self.photo) + Data(text.utf8), to: "assets/images/\(name).jpg")
        }

        /// Writes a picture that is whole; pictures of different names differ in content.
        private func mend(_ name: String, in site: TemporarySite) throws {
            try site.write(try Data(contentsOf: Self.photo) + Data(name.utf8), to: "assets/images/\(name).jpg")
        }

        private func process(_ site: TemporarySite, _ options: String...) throws -> Finished {
            try Program.assets.run(["process", "--jobs", "2", site.path] + options)
        }

        /// The attempts of all jobs in a state, by the names of their sources.
        private func jobs(_ state: String, in site: TemporarySite) throws -> [String: [Int]] {
            let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
            let rows = try database.read { db in
                try Row.fetchAll(
                    db,
                    sql: "SELECT path, attempt FROM job JOIN file USING (source) WHERE state = ?",
                    arguments: [state]
                )
            }
            let named = rows.map { row -> (String, Int) in
                let path: String = row[0]
                return (String(path.split(separator: "/").last?.dropLast(4) ?? ""), row[1])
            }
            return Dictionary(grouping: named, by: \.0).mapValues { $0.map(\.1) }
        }

        /// Whether the last attempts of what is in quarantine began when all other jobs were done.
        private func isAloneLast(in site: TemporarySite) throws -> Bool {
            let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
            let sql = """
                SELECT MIN(attemptedAt) FILTER (WHERE state = 'quarantined')
                    >= MAX(finishedAt) FILTER (WHERE state = 'completed') FROM job
                """
            return try database.read { try Bool.fetchOne($0, sql: sql) } ?? false
        }

        /// The names of pictures that have variants.
        private func rendered(_ site: TemporarySite) throws -> Set<String> {
            Set(try site.tree("assets/variants").keys.compactMap { $0.split(separator: "-").first.map(String.init) })
        }

        @Test("is blamed whatever happens, is in quarantine after two attempts, and costs no other picture anything")
        func blame() throws {
            let faults = ["crash", "abort", "exit", "loop", "memory", "descriptors", "garbage"]
            let site = try site(faults + ["a", "b", "c", "d"])
            for fault in faults { try spoil(fault, with: "render \(fault)", in: site) }
            let finished = try process(site)
            #expect(finished.code == 3, "\(finished.errors)")
            #expect(finished.output.contains("7 pictures in quarantine"), "\(finished.output)")
            #expect(try rendered(site) == ["a", "b", "c", "d"])
            #expect(try isAloneLast(in: site))
            #expect(try jobs("completed", in: site) == ["a": [1], "b": [1], "c": [1], "d": [1]])
            #expect(try jobs("quarantined", in: site) == Dictionary(uniqueKeysWithValues: faults.map { ($0, [2]) }))
            for fault in faults {
                let line = finished.errors.split(separator: "\n").last { $0.contains("images/\(fault).jpg") }
                #expect(line?.contains("--retry-quarantined") ?? false, "\(finished.errors)")
                #expect(line?.contains("_posts/2025-07-09-\(fault).md") ?? false, "\(finished.errors)")
            }
        }

        @Test("is not tried again by later runs, but when one is told to or a limit is another one")
        func lifecycle() throws {
            let site = try site(["crash", "a"])
            try spoil("crash", with: "render crash", in: site)
            for _ in 1...5 {
                let finished = try process(site)
                #expect(finished.code == 3)
                #expect(finished.errors.contains("crash.jpg: the decoder crashed"), "\(finished.errors)")
            }
            #expect(try jobs("quarantined", in: site) == ["crash": [2]])
            #expect(try process(site, "--retry-quarantined").code == 3)
            #expect(try jobs("quarantined", in: site) == ["crash": [4]])
            #expect(try Program.assets.run(["retry", "--site", site.path]).code == 0)
            #expect(try process(site).code == 3)
            #expect(try jobs("quarantined", in: site) == ["crash": [6]])
            try site.write(TemporarySite.quickPresets + "limits: {deadline: 5s}\n", to: "assets.yml")
            #expect(try process(site).code == 3)
            #expect(try jobs("quarantined", in: site) == ["crash": [2]], "another limit makes it another job")
        }

        @Test("is made once its file is replaced")
        func mended() throws {
            let site = try site(["crash", "a"])
            try spoil("crash", with: "render crash", in: site)
            #expect(try process(site).code == 3)
            try mend("crash", in: site)
            let finished = try process(site)
            #expect(finished.code == 0, "\(finished.errors)")
            #expect(try rendered(site) == ["a", "crash"])
            #expect(try jobs("quarantined", in: site) == [:])
        }

        @Test("is listed by jobs, explain and check")
        func listed() throws {
            let site = try site(["crash"])
            try spoil("crash", with: "render crash", in: site)
            #expect(try process(site).code == 3)
            let jobs = try Program.assets.run(["jobs", site.path])
            #expect(jobs.output.contains("quarantined  assets/images/crash.jpg: the decoder crashed"), "\(jobs.output)")
            let explained = try Program.assets.run(["explain", "assets/images/crash.jpg", "--site", site.path])
            #expect(explained.output.contains("so it is in quarantine"), "\(explained.output)")
            let checked = try Program.assets.run(["check", site.path])
            #expect(checked.code == 1)
            #expect(checked.output.contains("so it is in quarantine"), "\(checked.output)")
        }

        @Test("wins over pictures that failed, when the run ends")
        func withFailure() throws {
            let site = try site(["crash", "broken"])
            try spoil("crash", with: "render crash", in: site)
            try site.write("no picture", to: "assets/images/broken.jpg")
            let finished = try process(site)
            #expect(finished.code == 3)
            #expect(finished.output.contains("1 picture with an error, 1 picture in quarantine"), "\(finished.output)")
        }

        @Test("is in quarantine too where its header is what kills, and is looked at again when a run is told to")
        func header() throws {
            let site = try site(["crash", "a"])
            try spoil("crash", with: "inspect crash", in: site)
            for _ in 1...3 {
                let finished = try process(site)
                #expect(finished.code == 3, "\(finished.errors)")
                #expect(finished.errors.contains("crash.jpg: the decoder crashed"), "\(finished.errors)")
            }
            #expect(try rendered(site) == ["a"])
            let mended = ["ASSETS_FAULTS": "off"]
            #expect(try Program.assets.run(["process", site.path], environment: mended).code == 3)
            let retried = try Program.assets.run(["process", "--retry-quarantined", site.path], environment: mended)
            #expect(retried.code == 0, "\(retried.errors)")
            #expect(try rendered(site) == ["a", "crash"])
        }

        @Test("is forgiven ten kills from outside, and no more")
        func killed() throws {
            let site = try site(["kill", "a"])
            try spoil("kill", with: "render kill", in: site)
            let finished = try process(site)
            #expect(finished.code == 3)
            #expect(finished.errors.contains("kill.jpg: the decoder was killed from outside"), "\(finished.errors)")
            #expect(try jobs("quarantined", in: site) == ["kill": [12]])
        }
    }
#endif
