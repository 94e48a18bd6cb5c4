/// Two ways of summing up the errors of all pixels: their mean, and the fourth root of the mean of their fourth powers.
struct Norms {
    var mean = 0.0, fourth = 0.0

    var isZero: Bool { mean == 0 && fourth == 0 }
}

/// What differs between two pictures in one channel at one scale; or how much each of it counts.
struct Errors {
    /// Structure that is not the same: 1 less the structural similarity.
    var structure = Norms()
    /// Edges that the reference has not, as of ringing or blocks.
    var added = Norms()
    /// Edges that only the reference has, as after blurring.
    var lost = Norms()
}
