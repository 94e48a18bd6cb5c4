/// Reads a preset from the YAML that its author wrote.
public enum PresetReader {
    /// The preset of a file.
    ///
    /// - Parameters:
    ///   - yaml: The file's text, at most 1 MB.
    ///   - file: The file's name, for messages.
    /// - Throws: Every problem of the text at once, each with its line and column.
    public static func read(yaml: String, file: String) throws(ConfigurationError) -> Preset {
        var problems = ProblemList(file: file)
        let preset = preset(in: yaml, problems: &problems)
        guard let preset, problems.isEmpty else { throw problems.error }
        return preset
    }

    /// The preset of a text; nil only where a problem has been reported.
    private static func preset(in yaml: String, problems: inout ProblemList) -> Preset? {
        guard let root = YAMLText.root(of: yaml, problems: &problems) else {
            if problems.isEmpty {
                problems.report("the file is empty; a preset needs at least 'name' and 'widths'", at: .start)
            }
            return nil
        }
        let subject = root.text(ofKey: "name").map { "preset \(Wording.quoted($0))" } ?? "this preset"
        let fields = root.mapping(as: "name: header", of: subject, known: PresetFields.keys, problems: &problems)
        guard let fields else { return nil }
        let reader = PresetFields(fields: fields, subject: subject, position: root.valuePosition)
        return reader.new(name: reader.requiredName(problems: &problems), problems: &problems)
    }
}
