package import Cases

/// Cases: id → state, and the boards that follow from it.
package enum CasesView: View {
  package static let name = ViewName.cases
  package static let codeVersion = 5

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    try CaseState.fold(record, glance, into: &rows)
  }
}
