/// A unit of work to enqueue; source and recipe are the caller's own row numbers and mean nothing to the queue.
public struct NewJob: Hashable, Sendable {
    /// What is worked on.
    public let source: Int64
    /// What is to be made of it; there is at most one job for a source and a recipe.
    public let recipe: Int64
    /// The rank among the waiting jobs: a lower number is claimed earlier.
    public let priority: Int64

    /// Makes a job to enqueue.
    public init(source: Int64, recipe: Int64, priority: Int64) {
        self.source = source
        self.recipe = recipe
        self.priority = priority
    }
}
