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
  /// Lines that were not taken.
  package var rejects: [RejectedRow] = []
  /// Lines that were not taken beyond those kept in `rejects`.
  package var rejectedCount = 0

  /// The header of the source as it stood.
  package var header: [UInt8] = []

  /// How many rejects are kept for the file; more are only counted.
  package static let rejectsKeptMax = 100_000

  package init() {}

  mutating func reject(_ row: RejectedRow) {
    rejectedCount += 1
    if rejects.count < Self.rejectsKeptMax { rejects.append(row) }
  }
}

extension ImportReport {
  /// The lines that were not taken as a file of the same columns, behind two more: the number of
  /// each line and why.
  ///
  /// Put right, it can be imported as it is: columns are found by their names.
  package var rejectsFile: [UInt8] {
    var file = Array("reject_line,reject_reason,".utf8) + header + [0x0A]
    for reject in rejects {
      let reason = reject.reason.text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      file += Array("\(reject.lineNumber),\"\(reason)\",".utf8) + reject.bytes + [0x0A]
    }
    return file
  }
}

extension RejectedRow.Reason {
  /// Why, for people and for scripts alike.
  package var text: String {
    switch self {
    case .csv(let fault): "\(fault)"
    case .fieldCount(let found, let expected): "\(found) fields instead of \(expected)"
    case .missing(let column): "\(column) is missing"
    case .unreadable(let column, let value): "\(column) = \(value)"
    case .refused(let code): code
    }
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
    /// The book refused what the line says.
    case refused(code: String)
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
  case book(BookError)
}
