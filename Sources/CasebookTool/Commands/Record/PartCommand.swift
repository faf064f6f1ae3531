internal import ArgumentParser
internal import Cases
internal import Screens

/// `casebook part NUMBER`.
struct PartCommand: TypedCommand {
  @Argument var number: String
  @Option(name: .customLong("qty")) var quantity: String?
  @Option(name: .customLong("sn")) var serial: String?
  @Option(name: .customLong("old-sn")) var oldSerial: String?
  @Option(name: .customLong("old-part")) var oldNumber: String?
  @Option var from: String?
  @Option var charge: String?
  @Option var position: String?
  @Option var lot: String?
  @Option var condition: String?
  @Option var disposition: String?
  @Flag var removed = false
  @Flag(name: .customLong("request")) var isRequest = false
  @Flag var consumable = false
  @Option var needed: String?
  @Option var moved: String?
  @Option var place: String?
  @OptionGroup var subject: CaseOption
  @Option var item: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "part", aliases: ["p"],
    summary: Bilingual(
      ja: "部品の交換・追加・取り外し・注文を案件に記録する",
      en: "record a part replaced, added, removed or ordered"),
    examples: [
      .init(
        "cb part CMP-88 --sn 9M0417 --old-sn 7K2201", ja: "交換 (取り外しと取り付けを一度に)",
        en: "replaced: removed and installed in one"),
      .init("cb part FLT-20 --qty 2 --case C-1042", ja: "案件を指定して 2 個", en: "two, on a case"),
      .init("cb part - --old-sn 7K2201 --removed", ja: "取り外しだけ", en: "removed only"),
      .init("cb part CMP-88 --request --needed 11/20", ja: "注文", en: "ordered"),
      .init(
        "cb part CMP-88 --moved van --from stock", ja: "倉庫から車に積む", en: "from stock into the van"),
      .init("cb part list --place van", ja: "自分の車にある部品", en: "what my van has"),
    ],
    usages: [
      Bilingual(
        ja: "<型番|-> [--qty 個数] [--sn 新S/N] [--old-sn 旧S/N] [--case 案件]",
        en: "<NUMBER|-> [--qty N] [--sn NEW] [--old-sn OLD] [--case CASE]"),
      Bilingual(
        ja: "<型番> --moved 場所 [--from 場所] [--qty 個数]", en: "<NUMBER> --moved PLACE [--from PLACE]"),
      Bilingual(ja: "list [--place 場所]", en: "list [--place PLACE]"),
    ],
    arguments: [
      .init(
        Bilingual(ja: "<型番|->", en: "<NUMBER|->"), ja: "型番。取り外しで分からなければ -",
        en: "the part number; - for a removed part without one")
    ],
    options: [
      .init(Bilingual(ja: "--qty 個数", en: "--qty N"), ja: "個数 (1)", en: "how many (1)"),
      .init("--sn S/N", ja: "取り付けた部品の S/N", en: "serial of the part installed"),
      .init(
        "--old-sn S/N", ja: "取り外した部品の S/N。付ければ交換になる",
        en: "serial of the part removed; makes it a replacement"),
      .init(
        Bilingual(ja: "--old-part 型番", en: "--old-part NUMBER"), ja: "取り外した部品の型番 (違えば)",
        en: "number of the part removed, if another"),
      .init(
        "--from F", ja: PartSource.allCases.map(\.rawValue).joined(separator: " ") + " (van)",
        en: PartSource.allCases.map(\.rawValue).joined(separator: " ") + " (van)"),
      .init(
        "--charge C", ja: PartCharge.allCases.map(\.rawValue).joined(separator: " "),
        en: PartCharge.allCases.map(\.rawValue).joined(separator: " ")),
      .init(Bilingual(ja: "--position 位置", en: "--position P"), ja: "取り付け位置", en: "where it sits"),
      .init("--lot LOT", ja: "ロット", en: "lot"),
      .init(
        "--condition C", ja: PartCondition.allCases.map(\.rawValue).joined(separator: " "),
        en: PartCondition.allCases.map(\.rawValue).joined(separator: " ")),
      .init(
        "--disposition D", ja: PartDisposition.allCases.map(\.rawValue).joined(separator: " "),
        en: PartDisposition.allCases.map(\.rawValue).joined(separator: " ")),
      .init("--removed", ja: "取り外しだけ", en: "removed only"),
      .init("--request", ja: "注文する", en: "order it"),
      .init("--consumable", ja: "消耗品 (注文で)", en: "a consumable (when ordering)"),
      .init(
        Bilingual(ja: "--needed 日", en: "--needed DATE"), ja: "要る日 (注文で)",
        en: "when it is needed (when ordering)"),
      .init(
        Bilingual(ja: "--moved 場所", en: "--moved PLACE"),
        ja: "場所を移す: van (車載)、van:担当者、stock (倉庫)、maker、scrap",
        en: "to another place: van, van:MEMBER, stock, maker, scrap"),
      .init(
        Bilingual(ja: "--place 場所", en: "--place PLACE"), ja: "この場所だけ (list で)",
        en: "of this place only (with list)"),
      CaseOption.help,
      .init(
        Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "製品 (省けば案件の製品)",
        en: "the item (else that of the case)"),
    ] + WriteOptions.help,
    further: ["casebook explain part.installed"])

  func request() throws(ErrorReport) -> PartAsked {
    if number == "list" {
      return .list(PartListRequest(place: place))
    }
    guard place == nil else {
      throw UsageProblem.exclusive(["--place", "<NUMBER>"]).report
    }
    if let moved { return .move(try move(moved)) }
    return .record(try recorded())
  }

  private func move(_ to: String) throws(ErrorReport) -> PartMoveRequest {
    guard !removed, !isRequest, oldSerial == nil else {
      throw UsageProblem.exclusive(["--moved", "--removed", "--request", "--old-sn"]).report
    }
    return PartMoveRequest(
      partNo: try Typed.text(String(number.halfWidth.trimmingSpaces), of: "<NUMBER>"),
      serial: serial, quantity: try typedQuantity(), from: from, to: to,
      terms: try write.terms())
  }

  private func typedQuantity() throws(ErrorReport) -> Quantity {
    let quantity = try Typed.quantity(quantity ?? "1", of: "--qty")
    guard quantity.isPositive else {
      throw UsageProblem.invalidValue(quantity.text, of: "--qty", allowed: []).report
    }
    return quantity
  }

  private func recorded() throws(ErrorReport) -> PartRequest {
    guard !(removed && isRequest) else {
      throw UsageProblem.exclusive(["--removed", "--request"]).report
    }
    let partNo = number == "-" ? nil : String(number.halfWidth.trimmingSpaces)
    guard partNo != nil || removed else {
      throw UsageProblem.missingArgument("<NUMBER>", command: "part").report
    }
    return PartRequest(
      act: isRequest ? .request : removed ? .remove : .install, partNo: partNo,
      quantity: try typedQuantity(), serial: serial, oldSerial: oldSerial, oldPartNo: oldNumber,
      source: try Typed.choice(from, of: "--from") ?? .van,
      charge: try Typed.choice(charge, of: "--charge") ?? .customer, position: position, lot: lot,
      condition: try Typed.choice(condition, of: "--condition") ?? .unknown,
      disposition: try Typed.choice(disposition, of: "--disposition") ?? .return,
      isConsumable: consumable, needed: needed, case: subject.reference,
      item: item.map(TypedReference.init), terms: try write.terms())
  }
}
