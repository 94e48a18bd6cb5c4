/// The values of a post's front matter that a scan asks for.
struct FrontMatter {
    var values: [String: YAMLValue]
    /// Why nothing or not all could be read, in words that follow the file's name.
    var trouble: String?

    /// Reads a header by the quickest reader that understands it for certain.
    ///
    /// What a YAML parser refuses is read line by line, because a post with a tab in its categories still has its picture;
    /// there is trouble only where that finds nothing, or where the parser was not even asked.
    static func read(_ bytes: [UInt8], _ header: Range<Int>, firstLine: Int, keys: Set<String>) -> FrontMatter {
        if let values = SimpleLines(keys: keys).values(in: bytes, header, firstLine: firstLine) {
            return FrontMatter(values: values)
        }
        do {
            return FrontMatter(values: try YAMLReader.mapping(in: bytes[header], firstLine: firstLine, keys: keys))
        } catch {
            let (values, isWhole) = LenientLines(keys: keys).values(in: bytes, header, firstLine: firstLine)
            let isBomb = YAMLLimits.excess(in: bytes[header]) != nil
            return FrontMatter(values: values, trouble: values.isEmpty || isBomb || !isWhole ? error.reason : nil)
        }
    }
}
