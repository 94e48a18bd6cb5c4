import HTTPTypes

extension HTTPFields {
    /// The field of a name that the library does not list; nil where there is none.
    subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set { if let name = HTTPField.Name(name) { self[name] = newValue } }
    }
}
