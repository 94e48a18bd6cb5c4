/// Numbers of single precision, kept in double precision to be worked on.
typealias Wide = SIMD4<Double>

/// Four numbers of single precision.
typealias Narrow = SIMD4<Float>

extension Wide {
    /// Rounded to single precision.
    ///
    /// A product of two single numbers is exact in double precision, so a product and a sum rounded by this are what a
    /// fused multiplication and addition gives, on processors that have none as on those that have.
    @inline(__always)
    var rounded: Wide { Wide(Narrow(self)) }
}
