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

  /// How many rows of `view` were put or deleted.
  package func rowCount(of view: ViewName) -> Int { contents.rowCount(of: view) }

  /// How many bytes the keys and values of those rows have, about.
  package func byteCount(of view: ViewName) -> Int { contents.byteCount(of: view) }

  /// Encodes what is held decoded, and puts all keys in order; reading does so when it must.
  package func settle() {
    for view in ViewName.allCases { contents.settle(view) }
  }

  /// Hands every changed row of `view` to `body`, in order of keys; `nil` is a deletion.
  package func forEachChange<Failure: Error>(
    in view: ViewName, _ body: (_ key: [UInt8], _ value: [UInt8]?) throws(Failure) -> Void
  ) throws(Failure) {
    contents.settle(view)
    try contents.forEachChange(in: view, body)
  }

  /// Takes note that the base has every change now, as of the snapshots that are taken from now on.
  ///
  /// The states stay decoded, up to `keptStateCountMax` of a view: those of the open cases are
  /// wanted again at once.
  package func rebase() {
    settle()
    contents.rebase(countMax: Self.keptStateCountMax)
  }

  /// Forgets everything, for instance because the tables have it now.
  package func removeAll() {
    for view in ViewName.allCases { contents.removeAll(of: view) }
  }

  /// Forgets what was changed in `view`: it stands again where the base does.
  package func removeAll(of view: ViewName) { contents.removeAll(of: view) }
}
