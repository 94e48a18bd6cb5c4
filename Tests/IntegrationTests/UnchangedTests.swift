import Foundation
import GRDB
import TestSupport
import Testing

/// A run that trusts what the last one saw says and leaves what one says and leaves that looks at everything.
@Suite("A run after a small change")
struct UnchangedTests {
    /// The part of a run's summary that both must agree on.
    private struct Summary: Decodable, Equatable {
        var posts: Int
        var sources: Int
        var variants: Int
        var missing: Int
        var failures: [Failure]

        struct Failure: Decodable, Equatable {
            var source: String
            var reason: String
        }
    }

    /// What a run did.
    private struct Work: Decodable {
        var made: Int
        var manifestChanged: Bool
    }

    private func site() throws -> TemporarySite {
        let site = try TemporarySite.small()
        try site.write("title: A site\n", to: "_config.yml")
        try site.picture("default.jpg", to: "assets/images/two.jpg")
        try site.picture("default.jpg", to: "spare.jpg")
        try site.post("2025-07-10-b", image: "assets/images/two.jpg")
        try site.post("2025-07-11-c", image: "assets/images/later.jpg")
        return site
    }

    private func process(_ site: TemporarySite) throws -> (summary: Summary, work: Work) {
        let finished = try Program.assets.run(["process", "--json", site.path])
        let bytes = Data(finished.output.utf8)
        let decoder = JSONDecoder()
        return (try decoder.decode(Summary.self, from: bytes), try decoder.decode(Work.self, from: bytes))
    }

    private func shell(_ command: String, in site: TemporarySite) throws {
        let finished = try #require(Program("sh")).run(["-c", "cd \(site.path) && \(command)"])
        #expect(finished.code == 0, "\(command): \(finished.errors)")
    }

    /// Changes in the order in which they happen to one site.
    private static let changes = [
        "true", "echo more >> _posts/2025-07-09-a.md", "touch _posts/*", "cp -p _posts/2025-07-09-a.md x; rm x",
        "cp spare.jpg assets/images/later.jpg", "rm assets/images/later.jpg", "touch assets/images/*",
        "sed -i s/two.jpg/one.jpg/ _posts/2025-07-10-b.md", "sed -i s/one.jpg/two.jpg/ _posts/2025-07-10-b.md",
        "sed -i 's/^image:/image_alt: words\\nimage:/' _posts/2025-07-10-b.md", "mv assets.yml aside.yml",
        "mv aside.yml assets.yml", "echo 'baseurl: /blog' >> _config.yml", "echo '# nothing' >> _config.yml",
        "cp spare.jpg assets/images/two.jpg", "rm assets/variants/one-320-*.jpg",
        "truncate -s 9 assets/variants/*.webp",
        "rm _data/assets.json", "echo '{}' > _data/assets.json", "mv _posts/2025-07-11-c.md _posts/2025-07-12-c.md",
        "rm _posts/2025-07-12-c.md", "mkdir -p news/_posts && cp _posts/2025-07-09-a.md news/_posts/2025-08-01-n.md",
        "echo 'exclude: [news]' >> _config.yml", "echo 'budgets: {header: {jpeg: 1MB}}' >> assets.yml",
        "echo garbage > assets/variants/.ledger",
    ]

    @Test("agrees with a run that looks at everything")
    func agrees() throws {
        let site = try site()
        for change in Self.changes {
            try shell(change, in: site)
            let quick = try process(site).summary
            let data = try site.tree("_data")
            try FileManager.default.removeItem(atPath: site.path + "/.assets/index")
            let (whole, work) = try process(site)
            #expect(quick == whole, "after: \(change)")
            #expect(work.made == 0 && !work.manifestChanged, "after: \(change)")
            #expect(try site.tree("_data") == data, "after: \(change)")
            // The next change meets an index that holds.
            #expect(try process(site).summary == whole, "after: \(change)")
        }
    }

    /// What stood in a picture's place, and what puts the picture there, below folders in which no posts are looked for.
    private static let obstacles = [
        ("mkdir pics/in/p.jpg", "rmdir pics/in/p.jpg && cp spare.jpg pics/in/p.jpg"),
        ("ln -s p.jpg pics/in/p.jpg", "rm pics/in/p.jpg && cp spare.jpg pics/in/p.jpg"),
        ("mkfifo pics/in/p.jpg", "rm pics/in/p.jpg && cp spare.jpg pics/in/p.jpg"),
        ("rmdir pics/in && ln -s /tmp pics/in", "rm pics/in && mkdir pics/in && cp spare.jpg pics/in/p.jpg"),
        ("cp spare.jpg pics/in/p.jpg", "mv pics/in ../outside-$$ && ln -s ../../outside-$$ pics/in"),
        ("true", "cp spare.jpg pics/in/P.JPG"),
        (
            "mkdir pics/in/p.jpg && chmod 700 pics",
            "rmdir pics/in/p.jpg && mkdir other && cp spare.jpg other/p.jpg && mv pics/in old && mv other pics/in"
        ),
    ]

    @Test("sees what becomes a file, and what leaves the site", arguments: obstacles.indices)
    func obstacle(number: Int) throws {
        let site = try site()
        try site.write("posts: [_posts]\n" + TemporarySite.quickPresets, to: "assets.yml")
        try site.makeFolder("pics/in")
        try site.post("2025-07-12-d", image: "pics/in/p.jpg")
        try shell(Self.obstacles[number].0, in: site)
        for _ in 0..<2 { _ = try process(site) }
        try shell(Self.obstacles[number].1, in: site)
        let quick = try process(site).summary
        let data = try site.tree("_data")
        try FileManager.default.removeItem(atPath: site.path + "/.assets/index")
        #expect(try process(site).summary == quick)
        #expect(try site.tree("_data") == data)
    }

    @Test(
        "does not ask the catalog where posts say what they said",
        arguments: ["true", "echo more >> _posts/2025-07-09-a.md"]
    )
    func trusts(change: String) throws {
        let site = try site()
        let first = try process(site).summary
        try shell(change, in: site)
        // A run that looks at everything would say so.
        let database = try DatabaseQueue(path: site.path + "/.assets/assets.sqlite")
        try database.write {
            try $0.execute(
                sql:
                    "UPDATE source SET refusal = 'marked', format = NULL, width = NULL, height = NULL, frames = NULL, transparent = NULL"
            )
        }
        try database.close()
        let (summary, work) = try process(site)
        #expect(summary == first)
        #expect(work.made == 0)
    }
}
