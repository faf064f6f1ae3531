package import Casebook

/// What an import did, counted.
package struct ImportReport: Hashable, Sendable {
  /// Lines of the source, without its header.
  package var rowCount = 0
  package var caseCount = 0
  /// Events that were added, or would have been in a dry run.
  package var eventCount = 0
  /// Lines whose events had been imported before: nothing was added.
  package var duplicateCount = 0
  /// The first lines and what becomes of them, for people to look at before anything is written.
  package var samples: [ImportSample] = []
  /// Lines that were not taken.
  package var rejects: [RejectedRow] = []
  /// Lines that were not taken beyond those kept in `rejects`.
  package var rejectedCount = 0

  /// What the source is made of.
  package enum Form: Hashable, Sendable {
    case table, cards
  }

  package var form = Form.table
  /// The header of the source as it stood.
  package var header: [UInt8] = []

  /// How many rejects are kept for the file; more are only counted.
  package static let rejectsKeptMax = 100_000

  /// How many lines are kept as samples.
  package static let samplesMax = 3

  package init() {}

  mutating func reject(_ row: RejectedRow) {
    rejectedCount += 1
    if rejects.count < Self.rejectsKeptMax { rejects.append(row) }
  }
}

extension ImportReport {
  /// What was not taken, as a file that can be imported once it is put right.
  ///
  /// Of a table the lines, behind two more columns: the number of each line and why; columns are
  /// found by their names.  Of cards the cards, each with why as a property of its own.
  package var rejectsFile: [UInt8] {
    guard form == .table else { return rejectedCards }
    var file = Array("reject_line,reject_reason,".utf8) + header + [0x0A]
    for reject in rejects {
      let reason = reject.reason.text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      file += Array("\(reject.lineNumber),\"\(reason)\",".utf8) + reject.bytes + [0x0A]
    }
    return file
  }

  private var rejectedCards: [UInt8] {
    rejects.flatMap { reject in
      let first = reject.bytes.prefix { $0 != 0x0A }
      let reason = "X-CASEBOOK-REJECT:line \(reject.lineNumber): \(reject.reason.text)\r\n"
      return Array(first) + [0x0A] + Array(reason.utf8) + reject.bytes.dropFirst(first.count + 1)
    }
  }
}

extension CSVFault {
  /// What is wrong, for people and for scripts alike.
  package var text: String {
    switch self {
    case .lineIsTooLong: "longer than \(CSVReader.lineByteCountMax) bytes"
    case .quoteIsOpen: "a quote is not closed"
    case .notText: "bytes that are no character"
    }
  }
}

extension RejectedRow.Reason {
  /// Why, for people and for scripts alike.
  package var text: String {
    switch self {
    case .csv(let fault): fault.text
    case .fieldCount(let found, let expected): "\(found) fields instead of \(expected)"
    case .missing(let column): "\(column) is missing"
    case .unreadable(let column, let value): "\(column) = \(value)"
    case .unknown(let column, let value): "\(column) = \(value) is not known"
    case .changed: "changed since it was imported"
    case .refused(let code, let field): field.map { "\(code): \($0)" } ?? code
    }
  }
}

/// A line and what becomes of it.
package struct ImportSample: Hashable, Sendable {
  package let lineNumber: Int
  /// What was read, by the names of the fields, in their order.
  package let fields: [Field]
  /// The types of the events that it gives.
  package let types: [String]

  /// A field and its value.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let value: String
  }
}

/// A line that was not taken, and why.
package struct RejectedRow: Hashable, Sendable {
  /// Why a line was not taken.
  package enum Reason: Hashable, Sendable {
    case csv(CSVFault)
    /// The line has another number of fields than the header.
    case fieldCount(found: Int, expected: Int)
    /// A field that must be there is missing.
    case missing(column: String)
    /// A field is not what its column holds.
    case unreadable(column: String, value: String)
    /// A field names something that neither the book nor this import knows.
    case unknown(column: String, value: String)
    /// What the line says was taken before from a line that said it otherwise.
    case changed
    /// The book refused what the line says; where it is malformed, this field.
    case refused(code: String, field: String?)
  }

  package let lineNumber: Int
  package let reason: Reason
  /// The line as it stood, to be written into the file of rejects.
  package let bytes: [UInt8]

  package init(lineNumber: Int, reason: Reason, bytes: [UInt8]) {
    self.lineNumber = lineNumber
    self.reason = reason
    self.bytes = bytes
  }
}

/// Why an import ended before its end.
package enum ImportError: Error, Sendable {
  /// The file cannot be read.
  case file(path: String, why: String)
  /// The header lacks columns that are needed.
  case columnsAreMissing([String])
  /// The file holds more or other than its kind of export.
  case notCSV(CSVFault)
  /// The C library of this machine lacks the tables of an encoding.
  case encodingIsNotAvailable(TextEncoding)
  case book(BookError)
}
