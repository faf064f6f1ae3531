internal import Casebook
internal import Cases
internal import EventLog
internal import Screens
internal import Views
internal import Wire

/// The menu of a visit on a narrow terminal: digits only, so that no input method is needed.
///
/// It reads lines and writes lines; nothing is redrawn.  Every choice is a command of the command
/// line, carried out as if it had been typed.
struct DigitMenu {
  let world: World
  let options: GlobalOptions
  let typed: TypedLines
  /// The case of the visit.
  let number: String

  /// Below this many columns a terminal is a device in a hand.
  static let columnsBelow = 60

  /// The menu, where somebody on a visit types on a narrow terminal; else nil.
  static func wanted(at desk: Desk) throws(ErrorReport) -> DigitMenu? {
    let world = desk.world
    guard world.served == nil, desk.options.format == .text, desk.options.mayAsk,
      !desk.options.isQuiet,
      world.environment["CASEBOOK_NO_INPUT"] != "1", desk.width < columnsBelow,
      world.input.isTerminal, world.output.isTerminal,
      let card = try runningVisit(at: desk)
    else { return nil }
    return DigitMenu(
      world: world, options: desk.options, typed: TypedLines(world.input), number: card.number)
  }

  /// The case whose visit runs: the chosen one, else the only one where I am.
  private static func runningVisit(at desk: Desk) throws(ErrorReport) -> CaseCard? {
    if let chosen = try Chosen(desk), chosen.card.isOnSite { return chosen.card }
    let day = try MyDay(desk)
    let running = day.visits.filter { $0.visit.startedAt != nil }
    return running.count == 1 ? running.first?.card : nil
  }

  // MARK: The loop

  /// Asks until the visit is over, `0` is typed or nobody types any more.
  func run() throws(ErrorReport) {
    while true {
      let desk = fresh()
      let card = try desk.case(TypedReference(number))
      guard card.isOnSite else { return desk.close() }
      try say(head(card, desk) + choices(desk))
      desk.close()
      guard let digit = ask(Bilingual(ja: "番号", en: "number")) else { return }
      switch digit {
      case "": continue
      case "0": return
      case "1": try part()
      case "2" where knows("measure"): measure()
      case "3": memo()
      case "4" where knows("attach"): attach()
      case "5": promise()
      case "6": end()
      case "7": carryOut(["timeline", number])
      case _:
        let words = Bilingual(ja: "上の番号から選んでください", en: "type one of the numbers above")
        try say([Line(words.text(in: desk.language), .notice)])
      }
      try say([Line()])
    }
  }

  private func head(_ card: CaseCard, _ desk: Desk) throws(ErrorReport) -> [Line] {
    let dates = try desk.dates()
    let language = desk.language
    let started = card.state.visits.compactMap(\.startedAt).min()
    let since = started.map(dates.time) ?? ""
    let count = card.state.entryCount
    var running = Bilingual(
      ja: "訪問中 \(since)-   記入 \(count) 件", en: "on site since \(since)   \(count) entries")
    if let kit = try desk.kit() {
      let unsent = kit.waiting.count
      let isOut = desk.isOutOfReach(kit)
      running = Bilingual(
        ja: "訪問中 \(since)-\(isOut ? "   圏外" : "")  未送信 \(unsent) 件",
        en: "on site since \(since)\(isOut ? "   no network" : "")  unsent \(unsent)")
    }
    return [
      Line(card.line(language).replacing("  ", with: " "), .heading),
      Line(running.text(in: language)), Line(),
    ].map { desk.ruler.truncated($0, to: desk.width) }
  }

  private func choices(_ desk: Desk) -> [Line] {
    var first = [("1", Bilingual(ja: "部品", en: "part"))]
    if knows("measure") { first.append(("2", Bilingual(ja: "測定", en: "measure"))) }
    first.append(("3", Bilingual(ja: "メモ", en: "memo")))
    if knows("attach") { first.append(("4", Bilingual(ja: "写真", en: "photo"))) }
    let second = [
      ("5", Bilingual(ja: "約束", en: "promise")), ("6", Bilingual(ja: "終了", en: "end")),
      ("7", Bilingual(ja: "履歴", en: "history")), ("0", Bilingual(ja: "閉じる", en: "leave")),
    ]
    return [first, second].map { row in
      Line(row.map { "\($0.0) \($0.1.text(in: desk.language))" }.joined(separator: "  "))
    }
  }

  /// Whether the command line has a command.
  private func knows(_ name: String) -> Bool { CommandTree.all.contains { $0.name == name } }

  // MARK: What the acts are made of

  /// A desk of this moment; the book is opened by whoever needs it, and closed again.
  func fresh() -> Desk { Desk(world, options) }

  /// Carries out a command line; says what came of it.
  @discardableResult
  func carryOut(_ words: [String]) -> ExitCode { Tool.carryOut(words, options, in: world) }

  /// The words of a command on the case of the visit.
  func onCase(_ words: [String]) -> [String] { words + ["--case", number] }

  /// What is typed after a prompt; nil where nobody types any more.
  func ask(_ prompt: Bilingual, usually value: String? = nil) -> String? {
    let usual = value.map { " [\($0)]" } ?? ""
    let language = Language.choose(
      flag: options.language, environment: world.environment, configured: nil)
    guard (try? world.output.write(prompt.text(in: language).printable + usual + "> ")) != nil,
      let line = typed.next()
    else { return nil }
    let text = String(line.printable.trimmingSpaces)
    return text.allSatisfy(\.isDigitOfAnyWidth) ? text.halfWidth : text
  }

  /// The same; an empty line stands for the usual value.
  func ask(_ prompt: Bilingual, or value: String) -> String? {
    ask(prompt, usually: value).map { $0.isEmpty ? value : $0 }
  }

  /// Prints lines at once.
  func say(_ lines: [Line]) throws(ErrorReport) {
    let desk = fresh()
    try Presenter(desk: desk).write(lines.rendered(desk.colour(world.output)))
  }

  /// A numbered list, and the digit that was typed; nil where nobody types any more.
  func choose(_ title: Bilingual, _ rows: [String]) throws(ErrorReport) -> String? {
    let desk = fresh()
    let lines = [Line(), Line(title.text(in: desk.language), .heading)] + rows.map { Line($0) }
    try say(lines.map { desk.ruler.truncated($0, to: desk.width) })
    return ask(Bilingual(ja: "番号", en: "number"))
  }
}

extension CaseCard {
  /// Whether a visit runs.
  var isOnSite: Bool { state.visits.contains { $0.startedAt != nil } }
}

extension Character {
  fileprivate var isDigitOfAnyWidth: Bool { isWholeNumber && !unicodeScalars.isEmpty }
}

/// Lines that somebody types, one after another.
final class TypedLines {
  /// Bound: a longer line is no answer to a prompt.
  static let byteCountMax = 4_096

  private let source: any ByteSource
  private var lines = InputLines(byteCountMax: byteCountMax)
  private var isAtEnd = false

  init(_ source: any ByteSource) { self.source = source }

  /// The next line; empty if it was too long, nil at the end.
  func next() -> String? {
    while true {
      if let line = lines.next() { return String(decoding: line.bytes ?? [], as: UTF8.self) }
      guard !isAtEnd, let bytes = try? source.readSome() else { return nil }
      isAtEnd = bytes.isEmpty
      lines.take(bytes)
    }
  }
}
