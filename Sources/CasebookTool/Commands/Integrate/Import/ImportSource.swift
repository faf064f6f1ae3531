internal import Glibc
internal import Importers
internal import Screens

/// A file that is imported: read in pieces, as UTF-8.
final class ImportSource {
  private let pieces: FilePieces
  private var decoder: TextDecoder
  private var isAtEnd = false

  /// - Throws: if the file cannot be opened.
  init(_ path: String, _ encoding: TextEncoding?) throws(ErrorReport) {
    pieces = try FilePieces(path)
    decoder = TextDecoder(encoding)
  }

  /// What it is written in, as far as that is known.
  var encoding: TextEncoding? { decoder.encoding }

  /// The next bytes; none at the end.
  func next() throws(ImportError) -> [UInt8] {
    while !isAtEnd {
      let piece = try pieces.next()
      isAtEnd = piece.isEmpty
      let bytes = try decoder.decode(piece)
      if !bytes.isEmpty { return bytes }
    }
    return []
  }

  /// The whole file; nil if it has more than `byteCountMax` bytes.
  func all(byteCountMax: Int) throws(ImportError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      let piece = try next()
      if piece.isEmpty { return bytes }
      bytes += piece
      if bytes.count > byteCountMax { return nil }
    }
  }
}

extension Desk {
  /// Has a file taken in, and tells how far it is.
  func imported(
    _ file: String, as name: String, _ source: ImportSource, task: Bilingual? = nil,
    unit: Bilingual = MeterUnit.rows,
    _ job: (_ progress: (ImportReport) -> Void) throws(ImportError) -> ImportReport
  ) throws(ErrorReport) -> ImportedFile {
    let meter = Meter(self, unit: unit)
    defer { meter.end() }
    let task = task ?? Bilingual(ja: "取り込み", en: "import")
    do throws(ImportError) {
      let report = try job { meter.tell(task, UInt64($0.rowCount), of: nil) }
      return ImportedFile(name: name, report: report, encoding: source.encoding)
    } catch { throw ErrorReport(error, file) }
  }
}

/// A file read in pieces.
final class FilePieces {
  /// The bytes of one piece.
  static let byteCount = 1 << 20

  private let path: String
  private let descriptor: CInt

  init(_ path: String) throws(ErrorReport) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ErrorReport(
        code: "file.doesNotExist", exit: .notFound,
        message: Bilingual(ja: "\(path) を開けません", en: "\(path) cannot be opened"),
        details: [Bilingual(same: unsafe String(cString: strerror(errno)))])
    }
  }

  deinit { close(descriptor) }

  /// The next bytes; none at the end.
  func next() throws(ImportError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.byteCount)
    while true {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { return Array(bytes.prefix(count)) }
      guard errno == EINTR else {
        throw .file(path: path, why: unsafe String(cString: strerror(errno)))
      }
    }
  }
}
