import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
    private static let verbs = [
        "init", "process", "check", "verify", "explain", "jobs", "retry", "clean", "presets", "score", "doctor",
    ]

    @Test("explains every verb", arguments: verbs)
    func help(verb: String) throws {
        let finished = try Program.assets.run([verb, "--help"])
        #expect(finished.code == 0)
        #expect(finished.output.contains("USAGE: assets \(verb)"))
        #expect(finished.output.contains("OVERVIEW:"))
        #expect(finished.errors.isEmpty)
    }

    @Test("does not list the worker's verb")
    func hidden() throws {
        #expect(!(try Program.assets.run(["--help"]).output.contains("  worker")))
    }

    @Test("prints completions that the shell accepts", .enabled(if: Program("bash") != nil, "needs bash"))
    func completions() throws {
        let script = try Program.assets.run(["--generate-completion-script", "bash"])
        #expect(script.code == 0)
        let checked = try #require(Program("bash")).run(
            ["-c", "bash -n <<< \"$SCRIPT\""],
            environment: ["SCRIPT": script.output]
        )
        #expect(checked.code == 0, "\(checked.errors)")
    }

    @Test(
        "ends with code 2 and one clear line when it is used wrongly",
        arguments: [
            (["process", "/nonexistent"], "/nonexistent"),
            (["process", "--jobs", "0", "/tmp"], "expected 1…256 for --jobs, received 0"),
            (["process", "--preset", "header", "/tmp"], "--preset and --output are for picture files"),
            (["process", "/etc/hostname"], "expected --output"),
            (["process", "/etc/hostname", "--output", "/tmp/x"], "expected --preset"),
            (["process", "/etc/hostname", "--output", "/tmp/x", "--preset", "hedaer"], "there is no preset 'hedaer'"),
            (
                ["clean", "--grace", "30"],
                "expected a time from 0s to 3650d, as 30d or 12h, for --grace, received '30'"
            ),
            (["clean", "--undo", "--apply"], "expected --undo alone"),
            (["proces"], "proces"),
            (["check", "--json", "--format", "gitlab", "/tmp"], "expected --json or --format gitlab, received both"),
            (["presets", "show", "nothing"], "expected one of card, header, social, thumb"),
            (["presets", "check", "/nonexistent.yml"], "/nonexistent.yml: expected a text file"),
        ] as [([String], String)]
    )
    func usage(arguments: [String], expected: String) throws {
        let finished = try Program.assets.run(arguments)
        #expect(finished.code == 2)
        #expect(finished.errors.contains(expected), "\(finished.errors)")
        #expect(finished.output.isEmpty)
    }

    @Test("shows everything that is wrong in assets.yml at once, and does nothing")
    func configuration() throws {
        let site = try TemporarySite()
        try site.post("2025-07-09-a", image: "assets/images/a.jpg")
        try site.write(
            "presets:\n  header:\n    qualty: {avif: 50}\n    widths: [0, 320]\nbodys: true\n",
            to: "assets.yml"
        )
        let finished = try Program.assets.run(["process", site.path])
        #expect(finished.code == 2)
        #expect(finished.errors.contains("assets.yml:3:5: unknown key 'qualty'"), "\(finished.errors)")
        #expect(finished.errors.contains("assets.yml:4:14:"), "\(finished.errors)")
        #expect(finished.errors.contains("assets.yml:5:1: unknown key 'bodys'"), "\(finished.errors)")
        #expect(try site.tree("assets").isEmpty)
    }

    @Test("finds all codecs that the built-in presets need")
    func doctor() throws {
        let finished = try Program.assets.run(["doctor", "--json"])
        #expect(finished.code == 0, "\(finished.output)")
        #expect(finished.output.contains("\"write avif\""))
    }
}
