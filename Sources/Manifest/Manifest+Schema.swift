extension Manifest {
    /// The JSON Schema (2020-12) of the file that `encoded()` writes.
    public static var schema: [UInt8] { PackageResources.assets_schema_json }
}
