import Foundation
import Manifest
import Presets
import TestSupport
import Testing

@testable import Service

@Suite("Setting a site up")
struct SiteSetupTests {
    private static let layout = """
        <html><head></head>
        {% if page.image %}<img src="{{ page.image | relative_url }}" alt="{{ page.title }}">{% endif %}
        <img src="/images/{{ page.image }}" alt="">

        """
    private static let written = Set(Includes.files.map(\.path) + ["assets.yml"])

    private func site(_ files: [String: String] = [:]) throws -> TemporaryFolder {
        let own = ["_config.yml": "title: A site\n", "_layouts/post.html": Self.layout, ".gitignore": "_site"]
        return try TemporaryFolder(own.merging(files) { $1 })
    }

    private func outcomes(_ report: SetupReport) -> [String: SetupReport.Outcome] {
        Dictionary(uniqueKeysWithValues: report.files.map { ($0.path, $0.outcome) })
    }

    @Test("the includes and a configuration are written, and nothing else changes without --apply")
    func first() throws {
        let site = try site()
        let before = try site.files()
        let report = try SiteSetup(root: site.path).run()
        #expect(try site.files(but: Self.written) == before)
        for file in Includes.files { #expect(site.content(file.path) == String(decoding: file.bytes, as: UTF8.self)) }
        #expect(outcomes(report).filter { $0.value != .written } == [".gitignore": .proposed])
        #expect(report.suggestions.map(\.kind) == [.style, .picture, .picture])
        #expect(report.suggestions.allSatisfy { !$0.isApplied })
    }

    @Test("the configuration that is written says nothing but the defaults")
    func configuration() throws {
        let read = try ConfigurationReader.read(yaml: StarterConfiguration.text, file: "assets.yml")
        #expect(try read == ConfigurationReader.read(yaml: nil, file: "assets.yml"))
    }

    @Test("every setting in it is accepted once its comment sign is gone")
    func settings() throws {
        let lines = StarterConfiguration.text.split(separator: "\n", omittingEmptySubsequences: false)
        // One blank behind the sign is prose; two are a setting below another.
        let yaml = lines.map { line in
            let isProse = line.hasPrefix("# ") && !line.hasPrefix("#  ")
            return line.hasPrefix("#") && !isProse ? String(line.dropFirst()) : String(line)
        }
        let read = try ConfigurationReader.read(yaml: yaml.joined(separator: "\n"), file: "assets.yml")
        #expect(read.presets.map(\.name) == ["card", "header", "thumb"])
        #expect(read.posts == ["_posts"])
    }

    @Test("--apply makes the changes that need no person, and a second run has none to make")
    func apply() throws {
        let site = try site()
        let report = try SiteSetup(root: site.path, applies: true).run()
        let expected = """
            <html><head>\(TemplateAdvisor.ratioRule)
            </head>
            {% if page.image %}{% include assets/picture.html image=page.image preset="header" alt=page.title %}{% endif %}
            <img src="/images/{{ page.image }}" alt="">

            """
        #expect(site.content("_layouts/post.html") == expected)
        #expect(site.content(".gitignore") == "_site\n.assets/\n")
        #expect(report.suggestions.map(\.isApplied) == [true, true, false])

        let before = try site.files()
        let again = try SiteSetup(root: site.path, applies: true).run()
        #expect(try site.files() == before)
        #expect(Set(again.files.map(\.outcome)) == [.unchanged])
        #expect(again.suggestions.map(\.byHand) == ["'/images/' stands beside the picture's path"])
        #expect(again.usesIncludes)
    }

    @Test("an include and a configuration of the owner's stay; --force overwrites the include alone")
    func ownFiles() throws {
        let site = try site(["_includes/assets/picture.html": "mine", "assets.yml": "bodies: true\n"])
        let report = try SiteSetup(root: site.path, applies: true).run()
        #expect(outcomes(report)["_includes/assets/picture.html"] == .leftAlone)
        #expect(outcomes(report)["assets.yml"] == .leftAlone)
        #expect(site.content("_includes/assets/picture.html") == "mine")

        let forced = try SiteSetup(root: site.path, forces: true).run()
        #expect(outcomes(forced)["_includes/assets/picture.html"] == .written)
        #expect(outcomes(forced)["assets.yml"] == .leftAlone)
        #expect(site.content("assets.yml") == "bodies: true\n")
        #expect(site.content("_includes/assets/picture.html") != "mine")
    }

    @Test("a link in the place of a file or a folder is never written through")
    func links() throws {
        let other = try site()
        let site = try TemporaryFolder(["_config.yml": "", "_includes/assets/x.txt": ""])
        let files = FileManager.default
        try files.createSymbolicLink(atPath: site.path + "/_layouts", withDestinationPath: other.path + "/_layouts")
        try files.createSymbolicLink(
            atPath: site.path + "/_includes/assets/url.html",
            withDestinationPath: other.path + "/_config.yml"
        )
        try files.createSymbolicLink(atPath: site.path + "/.gitignore", withDestinationPath: other.path + "/.gitignore")
        let before = try other.files()
        let report = try SiteSetup(root: site.path, applies: true).run()
        #expect(try other.files() == before)
        #expect(outcomes(report)["_includes/assets/url.html"] == .leftAlone)
        #expect(outcomes(report)[".gitignore"] == .proposed)
        #expect(report.remarks.contains("_layouts: a link, which is not followed"))
    }

    @Test(
        "git ignores the state whatever its owner's line looks like",
        arguments: [".assets/", ".assets", "/.assets/", "a\r\n/.assets\r\n", "x\n  .assets/  \n"]
    )
    func ignored(_ text: String) {
        #expect(IgnoreFile.missing(in: text).isEmpty)
    }

    @Test(
        "a line is added in the file's own line ends",
        arguments: [("", ".assets/\n"), ("a", "a\n.assets/\n"), ("a\r\nb", "a\r\nb\r\n.assets/\r\n")]
    )
    func added(_ text: String, _ expected: String) {
        #expect(IgnoreFile.completed(text) == expected)
    }

    @Test("a site whose theme is a gem is told its name")
    func gem() throws {
        let site = try TemporaryFolder(["_config.yml": "theme: \"minima\" # ours\nexclude: [a]\n"])
        let report = try SiteSetup(root: site.path).run()
        #expect(report.theme == "minima")
        #expect(report.suggestions.isEmpty && !report.usesIncludes)
        #expect(report.remarks.count == 1 && report.remarks[0].contains("add assets.yml to the list of exclude"))
    }

    @Test("where no template ends a head, the rule for the ratio is told")
    func noHead() throws {
        let site = try TemporaryFolder(["assets.yml": "", "index.html": "<img src=\"{{ page.image }}\">"])
        let remarks = try SiteSetup(root: site.path, applies: true).run().remarks
        #expect(remarks.contains { $0.contains(TemplateAdvisor.ratioRule) })
        #expect(try !SiteSetup(root: site.path).run().remarks.contains { $0.contains(TemplateAdvisor.ratioRule) })
    }

    @Test("a site that has the includes in its templates is told nothing of them")
    func done() throws {
        let site = try TemporaryFolder(["index.html": "<head></head>{% include assets/picture.html image=page.image %}"]
        )
        let report = try SiteSetup(root: site.path).run()
        #expect(report.usesIncludes && report.suggestions.isEmpty)
    }

    @Test("a theme's name that a shell would take for a command is none")
    func hostileTheme() {
        #expect(JekyllHints(configuration: "theme: $(rm -rf x)\n").theme == nil)
    }

    @Test("a folder that is not there is an error that names it")
    func noFolder() {
        #expect(throws: ProjectError.self) { try SiteSetup(root: "/nowhere/at/all").run() }
    }
}
