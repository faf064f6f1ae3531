package import Cases

/// Where a document stands in the log.
package struct DocumentPlace: Hashable, Sendable {
  package var version: Int
  package var seq: UInt64

  package init(version: Int, seq: UInt64) {
    self.version = version
    self.seq = seq
  }
}

/// Documents: kind ‖ document → the version in force; kind ‖ document ‖ version → seq; and what
/// follows from the policy and the calendars: when the clocks of a case run out.
package enum DocumentsView: View {
  package static let name = ViewName.documents
  package static let codeVersion = 3

  fileprivate static let latest: UInt8 = 1
  fileprivate static let everyVersion: UInt8 = 2

  package static func fold<R: Rows & ~Copyable & ~Escapable>(
    _ record: Record, _ glance: Glance, into rows: inout R
  ) throws(RowsError) {
    try foldClocks(record, glance, into: &rows)
    guard glance.kind == .documentPublished,
      case .book(.documentPublished(let document)) = record.event
    else { return }
    let known = try rows.document(document.kind, document.documentID)
    var row = RowWriter(capacity: 16)
    row.number(record.seq)
    var key = key(everyVersion, document.kind, document.documentID)
    key.number(UInt64(max(0, document.version)))
    try rows.put(row.bytes, for: key.bytes, in: name)
    guard document.version >= known?.version ?? 0 else { return }
    row.count(document.version)
    try rows.put(
      row.bytes, for: Self.key(latest, document.kind, document.documentID).bytes, in: name)
  }

  fileprivate static func key(_ kind: UInt8, _ of: DocumentKind, _ id: String) -> RowKey {
    var key = RowKey(kind)
    key.text(of.rawValue)
    key.text(id)
    return key
  }
}

extension RowSource where Self: ~Copyable, Self: ~Escapable {
  /// The version of a document that is in force; `nil` if there is none.
  package func document(
    _ kind: DocumentKind, _ id: String
  ) throws(RowsError) -> DocumentPlace? {
    let key = DocumentsView.key(DocumentsView.latest, kind, id).bytes
    return try get(key, in: .documents).map(documentPlace)
  }

  /// The place of one version of a document.
  package func document(
    _ kind: DocumentKind, _ id: String, version: Int
  ) throws(RowsError) -> DocumentPlace? {
    var key = DocumentsView.key(DocumentsView.everyVersion, kind, id)
    key.number(UInt64(max(0, version)))
    guard let bytes = try get(key.bytes, in: .documents) else { return nil }
    var row = RowReader(bytes, of: .documents)
    let seq = try row.number()
    try row.end()
    return DocumentPlace(version: version, seq: seq)
  }

  /// Every document of a kind with the version in force, by id.
  package func documents(
    _ kind: DocumentKind
  ) throws(RowsError) -> [(id: String, place: DocumentPlace)] {
    var prefix = RowKey(DocumentsView.latest)
    prefix.text(kind.rawValue)
    var documents: [(id: String, place: DocumentPlace)] = []
    try scan(in: .documents, from: prefix.bytes, to: keyAfter(prefix.bytes), reverse: false) {
      (key, value) throws(RowsError) in
      var reader = RowKeyReader(key, of: .documents, at: prefix.bytes.count)
      documents.append((try reader.text(), try documentPlace(value)))
      try reader.end()
      return true
    }
    return documents
  }
}

private func documentPlace(_ bytes: [UInt8]) throws(RowsError) -> DocumentPlace {
  var row = RowReader(bytes, of: .documents)
  let seq = try row.number()
  let place = DocumentPlace(version: try row.count(), seq: seq)
  try row.end()
  return place
}
