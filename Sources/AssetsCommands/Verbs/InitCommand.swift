import ArgumentParser
import Service

/// `assets init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Set a site up, and show what to replace in its templates.",
        discussion: """
            Writes the includes for templates and an assets.yml of comments where there are none. Everything else of \
            yours stays as it is: the changes to your templates are shown, and made with --apply.
            """
    )

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "site"))
    var site = "."

    @Flag(help: "Make the changes that are shown: in templates and in .gitignore.")
    var apply = false

    @Flag(help: "Overwrite includes that differ from those of this version.")
    var force = false

    @OptionGroup var output: OutputArguments

    func run() throws {
        let report = try SiteSetup(root: site, applies: apply, forces: force).run()
        if output.json { return try Console.print(json: report) }
        Console.print(report.text)
    }
}

extension SetupReport {
    /// The report as people read it.
    fileprivate var text: String {
        let blocks = [fileLines] + suggestions.map(\.lines) + [pasteLines, remarks, nextLines]
        return blocks.filter { !$0.isEmpty }.map { $0.map(Self.printable).joined(separator: "\n") }
            .joined(separator: "\n\n")
    }

    private var fileLines: [String] {
        files.flatMap { file in
            switch file.outcome {
            case .written where file.lines.isEmpty: ["written      \(file.path)"]
            case .written: ["added to     \(file.path)"] + file.lines.map { "  + \($0)" }
            case .unchanged: ["unchanged    \(file.path)"]
            case .leftAlone:
                ["left alone   \(file.path)\(file.path.hasPrefix("_includes/") ? Self.difference : ", it is yours")"]
            case .proposed: ["to add to    \(file.path)"] + file.lines.map { "  + \($0)" }
            }
        }
    }

    private static let difference = ", it differs from this version's; --force overwrites it"

    /// What to do where no template shows a picture that could be replaced.
    private var pasteLines: [String] {
        if usesIncludes || suggestions.contains(where: { $0.kind != .style }) { return [] }
        let name = theme?.split { $0 == "/" || $0 == "@" }.prefix(2).last.map(String.init) ?? "<theme>"
        return [
            "No template here shows a post's picture. Where your theme comes as a gem, copy its templates first",
            "and run this again:",
            "  cp -r \"$(bundle info --path \(name))\"/_layouts \"$(bundle info --path \(name))\"/_includes .",
            "Or paste this line where a post's picture belongs, with preset=\"card\" and image=post.image in lists:",
            "  {% include assets/picture.html image=page.image preset=\"header\" alt=page.title %}",
        ]
    }

    private var nextLines: [String] {
        let open = suggestions.filter { !$0.isApplied && $0.byHand == nil }
        let lacking = files.contains { $0.outcome == .proposed }
        var lines: [String] = []
        if !open.isEmpty || lacking {
            lines.append("'assets init --apply' makes these changes; nothing of yours was changed yet.")
        }
        return lines + [
            "Next: 'assets process', then build the site as ever. Until then its pictures are shown as they are."
        ]
    }

    /// A line as a terminal may show it: templates can hold control characters, and data of any length.
    private static func printable(_ line: String) -> String {
        let shown = line.unicodeScalars.prefix(500).map { scalar in
            switch scalar.properties.generalCategory {
            case .control where scalar != "\t", .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
                "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: String(scalar)
            }
        }
        return shown.joined() + (line.unicodeScalars.count > 500 ? "…" : "")
    }
}

extension TemplateSuggestion {
    /// The change as a block of lines, with what it drops.
    fileprivate var lines: [String] {
        let place = line == endLine ? "\(file):\(line)" : "\(file):\(line)-\(endLine)"
        let state = isApplied ? " replaced" : byHand.map { " by hand: \($0)" } ?? ""
        return [place + state] + Self.marked(old, "-") + Self.marked(new, "+") + notes.map { "  \($0)" }
    }

    private static func marked(_ text: String, _ mark: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "\(mark) \($0)" }
    }
}
