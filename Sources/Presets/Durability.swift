/// What of a run's work is still there after the machine lost its power.
///
/// It decides no byte of any file, so a change of it makes nothing again.
public enum Durability: String, Sendable, CaseIterable, Hashable {
    /// Nothing is flushed: files may be cut off or empty afterwards, and the database damaged.
    case none
    /// The files of a batch are flushed together before anything names them; what was made last may have to be made again.
    case batch
    /// Every file and every commit is flushed by itself: what a run has counted as made is there.
    case full
}
