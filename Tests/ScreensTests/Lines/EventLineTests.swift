import Cases
import CasesTesting
import Testing

@testable import Screens

@Suite("The line of an event")
struct EventLineTests {
  @Test("is written for every type of event, in both languages", arguments: Language.allCases)
  func golden(language: Language) {
    var text = ""
    var kinds: [Event.Kind] = []
    for event in Event.samples {
      guard let kind = event.kind else {
        Issue.record("a sample of no known kind")
        continue
      }
      kinds.append(kind)
      var record = Record.sample(of: event)
      record.refs.insert(Ref(.absorbed, AnyID.sample("absorbed")))
      record.refs.insert(Ref(.survivor, AnyID.sample("survivor")))
      record.refs.member = .sample("member")
      let line = LineWriter.sample(language).text(record)
      #expect(!line.isEmpty)
      #expect(line == line.printable)
      text += "\(kind.rawValue)\t\(line)\n"
    }
    #expect(Set(kinds) == Set(Event.Kind.allCases))
    Golden.check(text, "lines.\(language.rawValue).txt")
  }

  @Test("shows a type that this build does not know, with its version and place")
  func unknown() {
    var record = Record.sample(of: .unknown(UnknownEvent(type: "case.dreamt", schemaVersion: 3)))
    record.seq = 184_209
    #expect(
      LineWriter.sample(.ja).text(record) == "この版では読めない記録 case.dreamt v3 (位置 184209)")
    #expect(
      LineWriter.sample(.en).text(record)
        == "Entry that this version cannot read: case.dreamt v3 (position 184209)")
  }

  @Test(
    "says why words are not there",
    arguments: [
      (PersonalState.closed, "(非公開)", "(closed)"), (.keyMissing, "(鍵なし)", "(no key)"),
      (.erased, "(消去済み)", "(erased)"),
    ])
  func sealed(state: PersonalState, ja: String, en: String) {
    var memo = MemoWritten.sample
    memo.body = nil
    var record = Record.sample(of: .facts(.memoWritten(memo)))
    record.personal = state
    #expect(LineWriter.sample(.ja).text(record).hasPrefix(ja))
    #expect(LineWriter.sample(.en).text(record).hasPrefix(en))
    record.personal = .absent
    #expect(!LineWriter.sample(.ja).text(record).contains(ja))
  }

  @Test("shows the end of an identifier where there is no name")
  func nameless() {
    let assigned = CaseAssigned(team: .repair, person: .sample("stranger"), reason: "available")
    let line = LineWriter.sample(.ja).text(.sample(of: .cases(.caseAssigned(assigned))))
    let id = MemberID.sample("stranger").description
    #expect(line == "担当: 修 ?\(id.suffix(4)) (available)")
  }
}

@Suite("The line of an entry")
struct EntryTextTests {
  private static func records(_ events: [Event]) -> [Record] {
    events.enumerated().map { index, event in
      var record = Record.sample(of: event, number: index + 1)
      record.command = .sample("command")
      record.index = index
      return record
    }
  }

  @Test("is one replacement of a part taken out and one put in, in either order")
  func replacement() {
    var installed = PartInstalled.sample
    installed.pairs = PartRemoved.sample.usageID
    let parts: [Event] = [.repairs(.partRemoved(.sample)), .repairs(.partInstalled(installed))]
    for records in [Self.records(parts), Self.records(parts.reversed())] {
      #expect(
        LineWriter.sample(.ja).text(records) == "CMP-88 圧縮機 x1 交換 S/N 7K2201 > 9M0417")
      #expect(
        LineWriter.sample(.en).text(records)
          == "CMP-88 compressor x1 replaced S/N 7K2201 > 9M0417")
    }
  }

  @Test("keeps parts apart that do not belong together")
  func unpaired() {
    let parts: [Event] = [.repairs(.partRemoved(.sample)), .repairs(.partInstalled(.sample))]
    #expect(LineWriter.sample(.ja).text(Self.records(parts)).contains(" + "))
    var installed = PartInstalled.sample
    installed.pairs = nil
    var two = Self.records([
      .repairs(.partRemoved(.sample)), .repairs(.partInstalled(installed)),
    ])
    #expect(!LineWriter.sample(.ja).text(two).contains(" + "))
    two[1].command = .sample("another command")
    #expect(LineWriter.sample(.ja).text(two).contains(" + "))
  }

  @Test("counts photos and says how long a call took")
  func counted() {
    var plate = MediaAttached.sample
    (plate.kind, plate.caption) = (.photo, "銘板")
    var after = plate
    after.caption = "交換後"
    let photos = Self.records([.contacts(.mediaAttached(plate)), .contacts(.mediaAttached(after))])
    #expect(LineWriter.sample(.ja).text(photos) == "写真 2 枚 (銘板・交換後)")
    let call = Self.records([
      .contacts(.contactStarted(.sample)), .contacts(.contactEnded(.sample)),
    ])
    #expect(LineWriter.sample(.ja).text(call).hasSuffix(" 2分41秒"))
    #expect(LineWriter.sample(.en).text(call).hasSuffix(" 2 min 41 s"))
  }
}
