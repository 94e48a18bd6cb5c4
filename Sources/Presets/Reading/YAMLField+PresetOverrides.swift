extension YAMLField {
    /// The presets in use: the built-in ones, changed, switched off, and joined by new ones; sorted by name.
    func presets(over builtIns: [Preset], problems: inout ProblemList) -> [Preset]? {
        guard let mapping = mapping(as: "header: {…}", problems: &problems) else { return nil }
        var presets = Dictionary(builtIns.map { ($0.name, $0) }) { first, _ in first }
        let names = presets.keys.sorted()
        for field in mapping.fields {
            if field.isFalse {
                if presets.removeValue(forKey: field.key) == nil { field.reportUnknown(among: names, &problems) }
            } else if let preset = field.preset(over: presets[field.key], builtIns: names, problems: &problems) {
                presets[field.key] = preset
            }
        }
        if presets.isEmpty { problems.report("every preset is switched off; leave at least one", at: position) }
        return presets.values.sorted { $0.name < $1.name }
    }

    /// One preset, over the built-in one of its name if there is one.
    private func preset(over base: Preset?, builtIns: [String], problems: inout ProblemList) -> Preset? {
        guard PresetFields.isName(key) else {
            let message = "expected \(PresetFields.expectation(insteadOf: key)), received \(Wording.quoted(key))"
            problems.report(message, at: position)
            return nil
        }
        let subject = "preset \(Wording.quoted(key))"
        let fields = mapping(as: "{widths: [320, 640]}", of: subject, known: PresetFields.keys, problems: &problems)
        guard let fields else { return nil }
        if let name = fields["name"], name.scalarText != key {
            name.refuse(expected: "\(Wording.quoted(key)), as the key above says,", problems: &problems)
        }
        let reader = PresetFields(fields: fields, subject: subject, position: position)
        if let base { return reader.changes(to: base, problems: &problems) }
        return reader.new(name: key, hint: Wording.suggestion(for: key, among: builtIns), problems: &problems)
    }

    private func reportUnknown(among names: [String], _ problems: inout ProblemList) {
        problems.report("no built-in preset \(Wording.quoted(key)) to switch off\(help(among: names))", at: position)
    }

    private func help(among names: [String]) -> String {
        let near = Wording.suggestion(for: key, among: names)
        return near.isEmpty ? "; the built-in ones are \(names.joined(separator: ", "))" : near
    }
}
