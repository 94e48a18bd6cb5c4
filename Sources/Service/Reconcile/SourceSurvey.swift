import Catalog
import FileStamps
import Site

/// One source that posts name, and what is known of its content.
struct SurveyedSource: Sendable {
    /// Who names it, and how.
    var reference: SourceReference
    /// Its content.
    var record: SourceRecord
    /// What the file system said when the content was read.
    var stamp: FileStamp
}

/// Every source of a site with its content known and its header read.
struct SourceSurvey: Sendable {
    /// What the posts say.
    var scan: SiteScan
    /// The sources that can be read, by path.
    var sources: [SurveyedSource]
    /// The sources that cannot.
    var failures: [Failure]
    /// The sources that were left alone, since somebody may be writing them; what is known of their old content is in
    /// `sources`.
    var unfinished: [SourceReference] = []
    /// Whether the ledger is the one that the last run left.
    var foundLedger = true
}
