internal import Glibc
internal import Importers
internal import Screens

/// Where an export goes: standard output, or a file of its own.
final class ExportFile {
  private let desk: Desk
  private let path: String?
  private let descriptor: CInt
  private var waiting: [UInt8] = []

  /// How much is written at once, in bytes.
  private static let pieceByteCount = 65_536

  /// - Throws: if the file cannot be made; where a document is wanted and no file is named.
  init(_ desk: Desk, path: String?) throws(ErrorReport) {
    self.desk = desk
    self.path = path
    guard let path else {
      guard desk.options.format != .json, desk.options.format != .ndjson else {
        throw ErrorReport(
          code: "usage.exclusiveOptions", exit: .usage,
          message: Bilingual(
            ja: "--json のときは --out で書き出す先を示します", en: "--json needs --out FILE"),
          hint: ErrorReport.Hint(desk.lineWords(adding: ["--out", "export"])))
      }
      descriptor = -1
      return
    }
    do throws(ErrorReport) { try desk.checkFile(path) } catch {
      descriptor = -1
      throw error
    }
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path, .cannotCreate) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ bytes: [UInt8]) throws(ErrorReport) {
    waiting += bytes
    if waiting.count >= Self.pieceByteCount { try flush() }
  }

  func write(_ text: String) throws(ErrorReport) { try write(Array(text.utf8)) }

  /// Writes what waits; the last thing to be done.
  func flush() throws(ErrorReport) {
    let bytes = waiting
    waiting.removeAll(keepingCapacity: true)
    do throws(StreamError) {
      if path == nil {
        try desk.world.output.write(bytes)
      } else {
        try FileSink(descriptor: descriptor).write(bytes)
      }
    } catch { throw Self.failure(path ?? "-", .inputOutput) }
  }

  private static func failure(_ path: String, _ exit: ExitCode) -> ErrorReport {
    ErrorReport(
      code: "output.failed", exit: exit,
      message: Bilingual(ja: "\(path) に書けません", en: "\(path) cannot be written"),
      details: [Bilingual(same: unsafe String(cString: strerror(errno)))])
  }
}

/// In which characters a table is written.
enum ExportEncoding: String, Hashable, CaseIterable {
  /// UTF-8 with a byte order mark: Excel takes it for what it is.
  case utf8bom
  case utf8
  /// Shift_JIS as Windows reads it; what it has not becomes 〓.
  case cp932

  static func of(_ typed: String?) throws(ErrorReport) -> ExportEncoding {
    guard let typed else { return .utf8bom }
    switch typed.halfWidth.lowercased().filter({ $0 != "-" && $0 != "_" }) {
    case "utf8bom": return .utf8bom
    case "utf8": return .utf8
    case "cp932", "shiftjis", "sjis", "windows31j": return .cp932
    default:
      // Open set: what people type.
      throw UsageProblem.invalidValue(
        typed, of: "--encoding", allowed: allCases.map(\.rawValue)
      ).report
    }
  }
}

/// Writes rows as RFC 4180 has them.
struct CSVWriter {
  private let encoding: ExportEncoding
  private let isGuarded: Bool
  private let converter: CharacterConverter?
  /// Characters that the encoding has not.
  private(set) var replacedCount = 0

  /// The sign that stands for what CP932 has not: 〓.
  private static let replacement: [UInt8] = [0x81, 0xAC]

  /// - Parameters:
  ///   - encoding: In which characters.
  ///   - isGuarded: Whether a cell that a spreadsheet would take for a formula gets an apostrophe.
  /// - Throws: if this machine lacks the tables.
  init(_ encoding: ExportEncoding, isGuarded: Bool) throws(ErrorReport) {
    self.encoding = encoding
    self.isGuarded = isGuarded
    converter = encoding == .cp932 ? CharacterConverter(from: "UTF-8", to: "CP932") : nil
    guard encoding != .cp932 || converter != nil else {
      throw ErrorReport(ImportError.encodingIsNotAvailable(.cp932), "CSV")
    }
  }

  /// What stands before the first row.
  var mark: [UInt8] { encoding == .utf8bom ? [0xEF, 0xBB, 0xBF] : [] }

  /// A row, with its line break.
  mutating func row(_ cells: [String]) -> [UInt8] {
    let line = cells.map { cell($0) }.joined(separator: ",") + "\r\n"
    return encoded(Array(line.utf8))
  }

  private func cell(_ text: String) -> String {
    var text = text
    // What a spreadsheet would carry out (owasp.org, CSV Injection).
    if isGuarded, let first = text.unicodeScalars.first,
      ["=", "+", "-", "@", "\t", "\r"].contains(first)
    {
      text = "'" + text
    }
    let isPlain = !text.unicodeScalars.contains { ["\"", ",", "\r", "\n"].contains($0) }
    guard !isPlain || text.hasPrefix(" ") || text.hasSuffix(" ") else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private mutating func encoded(_ bytes: [UInt8]) -> [UInt8] {
    guard let converter else { return bytes }
    var output: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let (taken, stop) = converter.convert(rest, into: &output)
      rest = rest.dropFirst(taken)
      guard stop != .end, !rest.isEmpty else { continue }
      output += Self.replacement
      replacedCount += 1
      rest = rest.dropFirst()
      // The other bytes of the same character.
      while let byte = rest.first, byte & 0xC0 == 0x80 { rest = rest.dropFirst() }
    }
    return output
  }
}
