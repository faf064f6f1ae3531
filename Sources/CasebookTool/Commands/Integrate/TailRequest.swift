internal import Casebook
internal import Cases
internal import EventLog
internal import Glibc
internal import Screens
internal import Views
internal import Wire

/// The events of the log, as the JSON that everybody outside of it reads.
struct TailRequest: Request, Hashable {
  var after: String?
  var count: Int?
  var untilEnd = false
  var cursorFile: String?
  var scope = EventScopeRequest()

  /// How many events one snapshot reads.
  static let eventCountMax = 1_000
  /// How long nothing new is waited for between two looks, in milliseconds.
  static let pollMilliseconds: UInt32 = 50

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let book = try desk.book()
    let renderer = Renderer(book: book.file.id)
    let scope = try scope.scope(at: desk)
    var position = try start(desk)
    var left = count ?? Int.max
    while left > 0 {
      let first = position
      let limit = min(left, Self.eventCountMax)
      let (lines, last, epoch): ([UInt8], UInt64, Int) = try desk.read {
        (snapshot) throws(RowsError) in
        var bytes: [UInt8] = []
        let end = min(snapshot.head.seq, first + UInt64(limit))
        var seq = first
        while seq < end {
          seq += 1
          if let scope, try !scope.admits(snapshot.record(at: seq, opened: false)) { continue }
          bytes += try snapshot.rendered(seq, by: renderer)
          bytes.append(0x0A)
        }
        return (bytes, max(first, end), snapshot.position(max(1, end)).epoch)
      }
      guard last > first else {
        if untilEnd { break }
        desk.world.pause(Self.pollMilliseconds)
        continue
      }
      do throws(StreamError) { try desk.world.output.write(lines) } catch { break }
      left -= Int(last - first)
      position = last
      if let cursorFile { try Self.note("\(epoch).\(position)", in: cursorFile) }
    }
    return Answer(isStreamed: true)
  }

  private static func note(_ position: String, in path: String) throws(ErrorReport) {
    do throws(BookError) { try TextFile.write(position + "\n", to: path) } catch {
      throw ErrorReport(error)
    }
  }

  /// The seq after which to begin.
  private func start(_ desk: Desk) throws(ErrorReport) -> UInt64 {
    if let cursorFile, let bytes = SmallFile.read(cursorFile) {
      return try seq(String(decoding: bytes, as: UTF8.self))
    }
    switch after {
    case nil, "beginning": return 0
    case "now":
      return try desk.read { (snapshot) throws(RowsError) in snapshot.head.seq }
    case .some(let text): return try seq(text)
    }
  }

  /// The seq of a position, "1.184213".
  private func seq(_ text: String) throws(ErrorReport) -> UInt64 {
    let parts = text.split(whereSeparator: { $0 == "." || $0.isWhitespace })
    guard parts.count == 2, UInt32(parts[0]) != nil, let seq = UInt64(parts[1]) else {
      throw UsageProblem.invalidValue(
        text, of: "--after", allowed: ["beginning", "now", "1.184213"]
      ).report
    }
    return seq
  }
}
