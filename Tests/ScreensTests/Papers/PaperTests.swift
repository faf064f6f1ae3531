import Cases
import CasesTesting
import Testing

@testable import Screens

@Suite("Papers for customers")
struct PaperTests {
  /// The visit of the timeline of EXPERIENCE.md §5.1, told as it may be: a correction, a memo that
  /// is internal, an entry for one team, and somebody who types markup.
  private static let history: History = {
    var history = History().itemRegistered().opened(
      at: SampleTimes.moment("2026-11-19T09:12:00+09:00"))
    history = history.by("kimura", of: .repair)
    history.refs.repair = .sample("repair")
    history.refs.visit = .sample("visit")
    history = history.then(
      .repairs(
        .repairOpened(
          RepairOpened(mode: .onSite, symptomCode: "noise", reported: "始動5分で「ガラガラ」と鳴る"))))
    history = history.visitStarted()
    history = history.then(
      .repairs(
        .repairDiagnosed(
          RepairDiagnosed(
            faultCode: "E4", causeCode: "bearingWorn", isNoFaultFound: false,
            note: "軸受けに摩耗 <script>alert(1)</script>"))))
    history = history.then(
      .items(
        .itemMeasured(
          ItemMeasured(
            name: "吐出圧", kind: .test, value: "0.42", unit: "MPa",
            okRange: QuantityRange(low: "0.65", high: "0.75")))),
      .items(
        .itemMeasured(
          ItemMeasured(
            name: "吐出圧 (交換後)", kind: .test, value: "0.71", unit: "MPa",
            okRange: QuantityRange(low: "0.65", high: "0.75")))))
    history = history.partRemoved("out", serial: "7K2201")
    history = history.then(
      .repairs(
        .partInstalled(
          PartInstalled(
            usageID: .sample("in"), partNo: "CMP-88", serial: "9M0417", quantity: "1",
            position: "compressor", source: .van, charge: .warranty, pairs: .sample("out")))))
    history = history.partInstalled("wrong", "CMP-66", position: "compressor")
    history = history.retracted(history.last)
    history = history.memoWritten("お客様はお怒り")
    let work = RepairWorkLogged(
      from: history.now, to: history.now.adding(seconds: 2_700), kind: .labor, note: "圧縮機の交換")
    history = history.then(.repairs(.repairWorkLogged(work)))
    history = history.then(
      .repairs(
        .repairFinished(RepairFinished(outcome: .fixed, tests: ["run30min"], firstVisit: true))))
    return history.then(.repairs(.visitEnded(VisitEnded(result: .done, note: "次回点検は春に"))))
  }()

  private static let names = LineNames(
    member: { $0 == .sample("kimura") ? "木村" : nil },
    code: { ["run30min": "30分の試運転", "bearingWorn": "軸受けの摩耗"][$0] })

  private static var party: PaperParty {
    var party = PaperParty()
    (party.name, party.number, party.kind) = ("山田製作所", "K-77", .company)
    (party.phone, party.site) = ("03-1234-5678", "第2工場 北側 2F 要脚立")
    party.address = "神奈川県川崎市川崎区日進町1-2-3"
    return party
  }

  private static var item: PaperItem {
    var state = ItemState(id: .sample("item"))
    (state.number, state.model, state.serial) = ("I-31", "AX-300", "4410-0087")
    state.warranties = [
      ItemWarranty(
        id: .sample("warranty"), kind: .maker, partSerial: nil, startsOn: Day(2026, 4, 1),
        endsOn: Day(2027, 3, 31), terms: "maker", event: .sample("granted"))
    ]
    return PaperItem(state)
  }

  private static func records(_ history: History) -> [Record] {
    let all = history.feed(.case, "case")
    let corrections = Corrections(of: all)
    return all.compactMap(corrections.standing)
  }

  static func report(_ language: Language, usesEra: Bool = false) -> Paper {
    var report = ServiceReport(records(history), names: names, language: language)
    (report.number, report.party, report.item) = ("C-1042", party, item)
    report.openedAt = SampleTimes.moment("2026-11-19T09:12:00+09:00")
    report.verdict = .in
    let dates = PaperDates(language: language, zone: SampleTimes.tokyo, usesEra: usesEra)
    return report.paper(
      dates, issuedOn: Day(2026, 11, 22), issuer: ["川崎サービス株式会社", "電話 044-200-0000"])
  }

  static func receipt(_ language: Language) throws -> Paper {
    var history = History().itemRegistered().opened()
    history = history.then(
      .items(
        .itemCustodyPassed(
          ItemCustodyPassed(
            from: .customer, to: .us, place: "棚 B-3", why: .repair, condition: "外装に傷 (左側面)",
            accessories: ["電源コード", "取扱説明書"]))))
    history = history.loanerLent()
    var receipt = try #require(
      CustodyReceipt(records(history), names: names, language: language))
    (receipt.number, receipt.party, receipt.item) = ("C-1042", party, item)
    receipt.takenBy = "佐藤"
    receipt.loaner?.item = item
    receipt.dueOn = Day(2026, 12, 5)
    let dates = PaperDates(language: language, zone: SampleTimes.tokyo, usesEra: false)
    return receipt.paper(dates, issuedOn: Day(2026, 11, 22), issuer: [])
  }

  @Test("are as drawn, as text and as pages", arguments: Language.allCases)
  func golden(language: Language) throws {
    let papers = [
      ("report", Self.report(language, usesEra: language == .ja)),
      ("receipt", try Self.receipt(language)),
    ]
    for (name, paper) in papers {
      let text = PaperText(paper, width: 80).lines.map { $0.text + "\n" }.joined()
      Golden.check(text, "paper.\(name).\(language.rawValue).txt")
      let page = PaperPage(paper).lines.map { $0 + "\n" }.joined()
      Golden.check(page, "paper.\(name).\(language.rawValue).html")
    }
  }

  @Test("are never wider than the terminal, nor than a printer", arguments: [32, 40, 60, 80, 200])
  func widths(width: Int) throws {
    for language in Language.allCases {
      for paper in [Self.report(language), try Self.receipt(language)] {
        for ambiguous in AmbiguousWidth.allCases {
          let ruler = Ruler(ambiguous: ambiguous)
          for line in PaperText(paper, width: width, ruler: ruler).lines {
            #expect(ruler.cells(line) <= min(width, PaperText.cellsMax), "\(line.text)")
          }
        }
      }
    }
  }

  @Test("say nothing that is internal or was taken back, and let no text be markup")
  func leavesOut() {
    let text = PaperText(Self.report(.ja), width: 80).lines.map(\.text).joined(separator: "\n")
    #expect(!text.contains("お怒り") && !text.contains("CMP-66"))
    #expect(text.contains("9M0417") && text.contains("7K2201"))
    let page = PaperPage(Self.report(.ja)).lines.joined()
    #expect(!page.contains("<script") && page.contains("&lt;script&gt;"))
    #expect(!page.contains("http"), "nothing is fetched from anywhere")
  }

  @Test("judge a measured value by its range, the ends being good")
  func judges() {
    func measured(_ value: Quantity, _ low: Quantity?, _ high: Quantity?) -> Bool? {
      ServiceReport.Measurement(
        name: "m", value: value, unit: nil, range: QuantityRange(low: low, high: high)
      ).isInRange
    }
    #expect(measured("0.65", "0.65", "0.75") == true)
    #expect(measured("0.75", "0.65", "0.75") == true)
    #expect(measured("0.64", "0.65", nil) == false)
    #expect(measured("0.76", nil, "0.75") == false)
  }

  @Test(
    "go to somebody in the words that are polite",
    arguments: [
      ("山田製作所", CustomerKind.company, "山田製作所 御中"), ("山田製作所 高橋様", .company, "山田製作所 高橋様"),
      ("佐藤 花子", .person, "佐藤 花子 様"),
    ])
  func receiver(name: String, kind: CustomerKind, words: String) {
    var party = PaperParty()
    (party.name, party.kind) = (name, kind)
    #expect(party.receiver(.ja) == words)
    #expect(party.receiver(.en) == name)
  }

  @Test("are none of what was given back")
  func givenBack() {
    let taken = History().opened().custodyPassed(to: .us)
    func receipt(_ history: History) -> CustodyReceipt? {
      CustodyReceipt(Self.records(history), names: Self.names, language: .ja)
    }
    #expect(receipt(taken) != nil)
    #expect(receipt(taken.custodyPassed(to: .customer)) == nil)
    #expect(receipt(History().opened()) == nil)
  }
}
