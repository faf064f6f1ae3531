internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// Prints what `watch` sees: lines for people, rows, or a stream of documents.
final class WatchPrinter {
  /// Whether documents are wanted: a stream is no document, so `--json` is the same as `--ndjson`.
  let isStream: Bool
  private let desk: Desk
  private let dates: DateWriter
  private let teams: TeamLabels
  /// The day of the line before.
  private var day: Day?

  convenience init(_ desk: Desk) throws(ErrorReport) {
    try self.init(desk, teams: try desk.teams())
  }

  init(_ desk: Desk, teams: TeamLabels) throws(ErrorReport) {
    self.desk = desk
    dates = try desk.dates()
    self.teams = teams
    day = dates.today
    isStream = desk.options.format == .json || desk.options.format == .ndjson
  }

  /// Says events in the words of the desk.
  func writer(_ names: LineNames) -> LineWriter {
    LineWriter(names: names, dates: dates, teams: teams)
  }

  // MARK: What is printed

  /// That it has begun; false where nobody reads.
  func hello(asOf: LogPosition) -> Bool {
    if isStream { return write(StreamLine(op: .hello, asOf: asOf)) }
    let now = "\(dates.shortDay(dates.now)) \(dates.timeWithSeconds(dates.now))"
    let words = Bilingual(
      ja: "接続しました \(now)  受信中 (Ctrl-C で終了)", en: "connected \(now), listening (^C to quit)")
    desk.note(Line(desk.say(words), .dim))
    return true
  }

  /// That nothing has come for a while; false where nobody reads.
  func tick(asOf: LogPosition) -> Bool {
    isStream ? write(StreamLine(op: .tick, asOf: asOf)) : true
  }

  /// That something was missed and is fetched; false where nobody reads.
  func gap(asOf: LogPosition) -> Bool {
    isStream ? write(StreamLine(op: .gap, asOf: asOf)) : true
  }

  /// Lines, each handed to the system at once; false where nobody reads.
  func print(_ lines: [WatchLine], existingThrough: Int) -> Bool {
    for line in lines {
      switch desk.options.format {
      case .json, .ndjson:
        for (position, event) in line.events {
          let op: StreamLine.Operation = position.seq <= existingThrough ? .existing : .added
          guard write(StreamLine(op: op, asOf: position, event: event, position: position))
          else { return false }
        }
      case .plain:
        guard write(row(line).map(\.printable).joined(separator: "\t") + "\n") else { return false }
      case .text:
        guard write(texts(line).rendered(desk.colour(desk.world.output))) else { return false }
      }
    }
    return true
  }

  /// `10:12:40 C-1038 受 約 佐藤  部品入荷の連絡 17:00 まで`; below a rule where the day is another.
  private func texts(_ line: WatchLine) -> [Line] {
    var lines: [Line] = []
    let date = dates.date(line.at)
    if date != day {
      day = date
      lines.append(
        Line("-- \(dates.dayRule(date)) \(dates.relativeDay(date)) --", .dim))
    }
    let layout = TimelineLayout(
      width: desk.width, dates: dates, teams: teams, ruler: desk.ruler, glyphs: desk.glyphs)
    let kind = EntryKind(line.main.event.timelineKind)
    let party = line.main.party.key
    let reference = desk.ruler.padded(line.reference ?? "-", to: Self.referenceCells)
    let text = Line([
      Span(dates.timeWithSeconds(line.at)), Span(line.isLate ? "~" : " ", .notice),
      Span(reference, .command), Span(" "), Span(layout.team(party), .team(party)), Span(" "),
      Span(layout.kind(kind)), Span(" "), Span(line.name.map { $0 + "  " } ?? "-  "),
      Span(line.text),
    ])
    lines.append(text)
    return lines.map { desk.ruler.truncated($0, to: desk.width) }
  }

  /// Bound of a usual reference; a longer one pushes the rest to the right.
  private static let referenceCells = 6

  /// A row of `--plain`: when it was accepted and happened, the entry, team, kind, who, what.
  private func row(_ line: WatchLine) -> [String] {
    let number = line.records.lazy.compactMap(\.entry).first
    let reference = line.reference.map { reference in
      number.map { "\(reference)#\($0)" } ?? reference
    }
    return [
      RFC3339.string(line.main.acceptedAt, .microseconds), RFC3339.string(line.at, .microseconds),
      reference ?? "-", line.main.party.key, line.main.event.timelineKind.rawValue,
      line.name ?? "-", line.text,
    ]
  }

  private func write(_ line: StreamLine) -> Bool {
    let bytes = StreamDocument.shape.json(line).bytes(.compact)
    return write(String(decoding: bytes, as: UTF8.self) + "\n")
  }

  private func write(_ text: String) -> Bool {
    do throws(StreamError) {
      try desk.world.output.write(text)
      return true
    } catch { return false }
  }
}

extension WatchLine {
  /// The record that gives the line its kind.
  var main: Record { records.first { !$0.isAutomatic } ?? records[0] }
}

/// A line of a stream.
struct StreamLine {
  enum Operation: String, CaseIterable, Sendable {
    case hello, existing, added, tick, gap
  }

  var op: Operation
  /// Up to where the stream has come.
  var asOf: LogPosition
  var event: JSON?
  var position: LogPosition?
}

/// `casebook.stream/1`: a line of a stream.
enum StreamDocument {
  static let shape = DocumentShape<StreamLine>(
    "casebook.stream/1",
    "A line of a stream: hello, then what was there, then what comes; a tick where nothing comes.",
    [
      Member("asOf", Shape.position, "Up to where the stream has come.") { $0.asOf },
      Member("event", Shape.event.orNull, "null for hello and tick.") { $0.event },
      Member("op", Shape<StreamLine.Operation>.word) { $0.op },
      Member("position", Shape.position.orNull, "The place of the event in the log.") {
        $0.position
      },
    ])
}
