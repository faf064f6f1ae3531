package import Cases

/// All views that the book keeps, in the order of their names.
package enum AllViews {
  /// `ViewName.allCases` makes an array each time.
  private static let inOrder = ViewName.allCases

  /// Folds `record` into every view of `views` except those in `stopped`.
  ///
  /// A view that fails changes nothing and stops alone: the caller puts it into `stopped` from then
  /// on, with the record's seq and the error, and the others go on.  Without `refs` no subject can
  /// be folded anew, so a correction then stops every view that would have to.
  ///
  /// - Returns: The views that failed, with why; empty as a rule.
  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, into rows: inout R, of views: ViewSet = .all, except stopped: ViewSet = []
  ) -> [ViewName: RowsError] {
    let glance = Glance(record)
    var failures: [ViewName: RowsError] = [:]
    for view in inOrder where views.contains(view) && !stopped.contains(view) {
      do throws(RowsError) {
        let hasFeeds = !stopped.contains(.refs) && failures[.refs] == nil
        guard hasFeeds || !glance.needsRefold || !view.readsFeeds else {
          throw .viewHasStopped(.refs)
        }
        try fold(record, glance, view, into: &rows)
      } catch {
        failures[view] = error
      }
    }
    return failures
  }

  /// Folds a record into one view.
  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, _ view: ViewName, into rows: inout R
  ) throws(RowsError) {
    switch view {
    case .refs: try RefsView.fold(record, glance, into: &rows)
    case .dedupe: try DedupeView.fold(record, glance, into: &rows)
    case .devices: try DevicesView.fold(record, glance, into: &rows)
    case .numbers: try NumbersView.fold(record, glance, into: &rows)
    case .cases: try CasesView.fold(record, glance, into: &rows)
    case .customers: try CustomersView.fold(record, glance, into: &rows)
    case .items: try ItemsView.fold(record, glance, into: &rows)
    case .members: try MembersView.fold(record, glance, into: &rows)
    case .documents: try DocumentsView.fold(record, glance, into: &rows)
    case .keys: try KeysView.fold(record, glance, into: &rows)
    }
  }

  /// Folds `record` into one view.
  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ view: ViewName, into rows: inout R
  ) throws(RowsError) {
    try fold(record, Glance(record), view, into: &rows)
  }

  /// The version of the code that folds `view`; rows of another version are folded again.
  package static func codeVersion(of view: ViewName) -> Int {
    switch view {
    case .refs: RefsView.codeVersion
    case .dedupe: DedupeView.codeVersion
    case .devices: DevicesView.codeVersion
    case .numbers: NumbersView.codeVersion
    case .cases: CasesView.codeVersion
    case .customers: CustomersView.codeVersion
    case .items: ItemsView.codeVersion
    case .members: MembersView.codeVersion
    case .documents: DocumentsView.codeVersion
    case .keys: KeysView.codeVersion
    }
  }
}

extension ViewName {
  /// Whether it folds subjects anew from their feeds when a record corrects another.
  fileprivate var readsFeeds: Bool {
    switch self {
    case .refs, .dedupe, .devices: false
    case .numbers, .cases, .customers, .items, .members, .documents, .keys: true
    }
  }
}
