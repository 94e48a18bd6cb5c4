/// The version of all that this module does to pixels.
public enum Recipe {
    /// Raised with every change that alters the bytes of a variant; part of every variant's key.
    public static let version = 2
}
