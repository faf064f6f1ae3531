internal import Cases

/// What the tail of the log changed: per view the rows that it put and deleted.
///
/// An object, so that it moves into an overlay and out again without a copy: whoever folds keeps it
/// between batches.  It belongs to one thread at a time.
///
/// States are held decoded while they are folded and are encoded only when they leave: the events
/// of a case come in bursts, and each would otherwise decode and encode the whole state.
package final class OverlayChanges {
  var contents = OverlayContents()

  /// Whether states that are only read stay decoded too: worth it for who reads the same ones
  /// again and again, as a writer does.
  package var keepsWhatIsRead = false

  /// How many states of one view stay decoded when the base has them: 4,096, some megabytes.
  package static let keptStateCountMax = 4_096

  package init() {}

  /// Encodes what is held decoded, and puts all keys in order; reading does so when it must.
  package func settle() {
    for view in ViewName.allCases { contents.settle(view) }
  }

  /// Hands every changed row of `view` to `body`, in order of keys; `nil` is a deletion.
  ///
  /// - Parameters:
  ///   - view: The view.
  ///   - target: Where the rows go: passed through, since a closure cannot capture a transaction.
  ///   - body: Takes a row.
  /// - Throws: What `body` throws, which ends it.
  package func forEachChange<Target: ~Copyable & ~Escapable, Failure: Error>(
    in view: ViewName, into target: inout Target,
    _ body: (inout Target, _ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    contents.settle(view)
    try contents.forEachChange(in: view, into: &target, body)
  }

  /// Takes note that the base has every change now, as of the snapshots that are taken from now on.
  ///
  /// The states stay decoded, up to `keptStateCountMax` of a view: those of the open cases are
  /// wanted again at once.
  package func rebase() {
    settle()
    contents.rebase(countMax: Self.keptStateCountMax)
  }
}
