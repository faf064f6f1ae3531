internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The full-screen viewer on a terminal: reads the book and the keys, draws what is new.
///
/// What it looks like and what keys do is `Viewer`'s, which is pure.
final class LiveViewer {
  private let first: Desk
  private var desk: Desk
  private let terminal: any Terminal
  private let cardID: CaseID
  private let number: String
  private let typed: TimelineViewRequest
  private let mark: ReadMark

  private var viewer: Viewer
  private var reader = KeyReader()
  private var ruler = Ruler()
  /// What the terminal shows.
  private var drawn: CellBuffer?
  /// Up to where this reading counts entries as read; nil marks nothing as unread.
  private var readThrough: UInt64?
  /// The last record of the case that was read, and the last one that was seen.
  private var lastSeq: UInt64 = 0
  private var seenSeq: UInt64 = 0

  /// How long a key is waited for between two looks into the book, in milliseconds.
  static let pollMilliseconds = 200
  /// How often words like "12 minutes late" are said anew, in seconds.
  static let refreshSeconds: Int64 = 30

  /// The viewer where there is a terminal that can be drawn on; nil where plain lines are wanted.
  static func wanted(
    at desk: Desk, _ card: CaseCard, _ request: TimelineViewRequest
  ) throws(ErrorReport) -> LiveViewer? {
    let environment = desk.world.environment
    let display = ProgressDisplay.decide(
      wantsJSON: false, environment: environment, isTerminal: true)
    guard desk.options.format == .text, desk.options.mayAsk, display == .bar,
      environment["CASEBOOK_NO_INPUT"] != "1", !(environment["TERM"] ?? "").isEmpty,
      let terminal = desk.world.terminal, let size = terminal.size
    else { return nil }
    return LiveViewer(
      desk, terminal, card, request, mark: try ReadMark(of: card.id, desk),
      viewer: Viewer(size: size, layout: try desk.timelineLayout()))
  }

  private init(
    _ desk: Desk, _ terminal: any Terminal, _ card: CaseCard, _ typed: TimelineViewRequest,
    mark: ReadMark, viewer: Viewer
  ) {
    first = desk
    self.desk = desk
    self.terminal = terminal
    cardID = card.id
    number = card.number
    self.typed = typed
    self.mark = mark
    self.viewer = viewer
    readThrough = mark.seq
  }

  // MARK: The loop

  /// Shows the timeline until the reader quits.
  func run() throws(ErrorReport) -> Answer {
    do throws(StreamError) { try terminal.enter() } catch { throw Self.report(error) }
    defer {
      terminal.leave()
      // Whoever opened the book closes it, whichever desk has it now.
      first.openedBook = desk.openedBook
    }
    do throws(Ending) {
      try measure()
      try load()
      try draw()
      while true { try turn() }
    } catch {
      // What was seen counts as read, however the reading ended.
      if seenSeq > 0 { mark.advance(to: seenSeq) }
      switch error {
      case .quit, .closed: return Answer(isStreamed: true)
      case .interrupted: return Answer(isStreamed: true, exit: .interrupted)
      case .failed(let report): throw report
      }
    }
  }

  /// Why the loop ends.
  private enum Ending: Error {
    case quit, closed, interrupted
    case failed(ErrorReport)
  }

  private func turn() throws(Ending) {
    let wait = reader.isWaiting ? KeyReader.escapeMilliseconds : Self.pollMilliseconds
    guard let bytes = terminal.read(within: wait) else { throw .closed }
    try take(bytes.isEmpty && reader.isWaiting ? reader.timeOut() : reader.take(bytes))
    let news = terminal.takeNews()
    if news.contains(.ended) { throw .interrupted }
    if news.contains(.stopped) { try carryOut(.suspend) }
    // Looked at in each turn: a signal that comes before anybody listens tells nothing.
    if let size = terminal.size, size != viewer.size || news.contains(.resized) {
      viewer.resize(size)
      drawn = nil
    }
    if bytes.isEmpty { try look() }
    try draw()
  }

  private func take(_ keys: [Key]) throws(Ending) {
    for key in keys {
      for effect in viewer.press(key) { try carryOut(effect) }
      if viewer.showsEnd { seenSeq = lastSeq }
    }
  }

  private func carryOut(_ effect: ViewerEffect) throws(Ending) {
    switch effect {
    case .quit: throw .quit
    case .interrupt: throw .interrupted
    case .reload: try load()
    case .markRead:
      seenSeq = lastSeq
      readThrough = lastSeq
      mark.advance(to: lastSeq)
    case .copy(let text): try write(Clipboard.sequence(text))
    case .run(let words): try run(words)
    case .redraw: drawn = nil
    case .suspend:
      do throws(StreamError) { try terminal.suspend() } catch { throw .closed }
      if let size = terminal.size { viewer.resize(size) }
      drawn = nil
    }
  }

  // MARK: Drawing

  private func draw() throws(Ending) {
    let screen = viewer.screen()
    let colour = desk.colour(desk.world.output)
    var output = screen.buffer.drawing(after: drawn, colour)
    if let caret = screen.caret {
      output += "\u{1B}[\(caret.row + 1);\(caret.column + 1)H\u{1B}[?25h"
    } else if !output.isEmpty {
      output += "\u{1B}[?25l"
    }
    if !output.isEmpty { try write(output) }
    drawn = screen.buffer
  }

  private func write(_ text: String) throws(Ending) {
    do throws(StreamError) { try terminal.write(text) } catch { throw .closed }
  }

  /// Asks the terminal how wide glyphs of ambiguous width are.
  private func measure() throws(Ending) {
    try write(CursorReport.question)
    var bytes: [UInt8] = []
    for _ in 0..<3 {
      guard let more = terminal.read(within: CursorReport.waitMilliseconds) else { throw .closed }
      bytes += more
      if let (width, rest) = CursorReport.width(in: bytes) {
        ruler.ambiguous = width
        bytes = rest
        break
      }
      if more.isEmpty { break }
    }
    // What was typed meanwhile is not lost.
    early = bytes
  }

  private var early: [UInt8] = []

  // MARK: Reading the book

  /// Looks whether the case has something new, or its words have grown old.
  private func look() throws(Ending) {
    let known = lastSeq
    let isNew: Bool
    do throws(ErrorReport) {
      isNew = try desk.read { (snapshot) throws(RowsError) in
        var newest = known
        try snapshot.scan(.case(cardID), from: known + 1, reverse: true) {
          newest = max(newest, $0); return false
        }
        return newest > known
      }
    } catch { throw .failed(error) }
    let age = desk.world.clock().seconds(since: desk.now)
    if isNew || age >= Self.refreshSeconds { try load() }
    if !early.isEmpty {
      let keys = reader.take(early)
      early = []
      try take(keys)
    }
  }

  private func load() throws(Ending) {
    do throws(ErrorReport) {
      desk = Desk(renewing: desk)
      let card = try desk.case(TypedReference(cardID.description))
      var request = try desk.timelineRequest(
        filter: try typed.filter(desk), isReversed: viewer.filter.isReversed)
      request.filter.narrow(viewer.filter)
      request.readThrough = readThrough
      request.reader = try Author.of(desk, as: nil).member?.id
      var told = try typed.tell(card, request, desk)
      told.page.filterName = try name(of: viewer.filter) ?? told.page.filterName
      told.page.header.status =
        desk.say(
          Bilingual(ja: "接続中 ", en: "following ")) + told.page.header.status
      var layout = try desk.timelineLayout()
      layout = TimelineLayout(
        width: layout.width, dates: layout.dates, teams: layout.teams, ruler: ruler,
        glyphs: layout.glyphs)
      viewer.take(told.page, layout)
      lastSeq = told.lastSeq
      if readThrough == nil { readThrough = lastSeq }
      if viewer.showsEnd { seenSeq = lastSeq }
    } catch { throw .failed(error) }
  }

  /// 修のみ; nil where the reader filters nothing.
  private func name(of filter: ViewerFilter) throws(ErrorReport) -> String? {
    let language = desk.language
    var parts: [String] = []
    if let party = filter.party {
      let label = try desk.teams().label(party)
      parts.append(language == .ja ? String(label.kanji) : label.name.en)
    }
    if let kind = filter.kind { parts.append(kind.label.name.text(in: language)) }
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: "・") + (language == .ja ? "のみ" : " only")
  }

  // MARK: Commands

  /// Carries out a command as if it had been typed; what it says stands below.
  private func run(_ words: [String]) throws(Ending) {
    // The command opens the book by itself, to write; nobody may hold it open then.
    first.openedBook = nil
    desk.close()
    var world = desk.world
    let said = KeptOutput()
    let wrong = KeptOutput()
    world.output = said
    world.errors = wrong
    let isMemo = words.first == "memo"
    let line = isMemo ? ["memo", "--case", number, "--"] + words.dropFirst() : words
    var options = desk.options
    options.colour = .never
    let exit = Tool.carryOut(line, options, in: world)
    let text = exit == .done ? said.text : wrong.text
    let first = text.split(separator: "\n").first.map(String.init) ?? ""
    viewer.say(Bilingual(same: first.printable))
    try load()
    viewer.say(Bilingual(same: first.printable))
  }

  private static func report(_ error: StreamError) -> ErrorReport {
    ErrorReport(
      code: "output.failed", exit: .inputOutput,
      message: Bilingual(ja: "端末に描けません", en: "the terminal cannot be drawn on"),
      details: [Bilingual(same: "\(error)")])
  }
}

extension TimelineFilter {
  /// Lets through only what the reader of a viewer wants, too.
  fileprivate mutating func narrow(_ filter: ViewerFilter) {
    if let party = filter.party {
      let wanted: TimelineParty =
        switch party {
        case "customer": .customer
        case "machine": .machine
        case _: Team(party).map(TimelineParty.team) ?? .machine
        }
      parties = [wanted]
    }
    if let kind = filter.kind,
      let found = TimelineKind.allCases.first(where: { EntryKind($0) == kind })
    {
      kinds = [found]
    }
  }
}

/// Output that is kept in memory.
final class KeptOutput: ByteSink {
  private var bytes: [UInt8] = []

  /// Bound: what a command says beyond it is dropped.
  static let byteCountMax = 65_536

  var isTerminal: Bool { false }
  var columns: Int? { nil }
  var isClosed: Bool { false }

  func write(_ more: [UInt8]) { bytes += more.prefix(Self.byteCountMax - bytes.count) }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The clipboard of the machine at which somebody sits, through their terminal.
enum Clipboard {
  /// OSC 52: the text in base64.
  static func sequence(_ text: String) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var encoded = ""
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let group = (0..<3).map { place + $0 < bytes.count ? UInt32(bytes[place + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      for index in 0..<4 {
        let sign = signs[Int(bits >> UInt32(18 - 6 * index) & 63)]
        encoded.append(place + index <= bytes.count ? sign : "=")
      }
      place += 3
    }
    return "\u{1B}]52;c;\(encoded)\u{07}"
  }
}
