internal import ArgumentParser
internal import Cases
internal import Screens

/// What is asked about: a case, a customer or an item.
struct AskedOptions: ParsableArguments {
  @OptionGroup var subject: CaseOption
  @Option var customer: String?
  @Option var item: String?

  static let help: [CommandHelp.Entry] = [
    CaseOption.help,
    .init(
      Bilingual(ja: "--customer お客様", en: "--customer CUSTOMER"), ja: "案件の無いお客様のこと",
      en: "a customer, without a case"),
    .init(
      Bilingual(ja: "--item 製品", en: "--item ITEM"), ja: "案件の無い製品のこと",
      en: "an item, without a case"),
  ]

  func typed() throws(ErrorReport) -> TypedPlace {
    guard [subject.typed, customer, item].compactMap(\.self).count <= 1 else {
      throw UsageProblem.exclusive(["--case", "--customer", "--item"]).report
    }
    return TypedPlace(
      case: subject.reference, customer: customer.map(TypedReference.init),
      item: item.map(TypedReference.init))
  }
}

/// What is asked about, as it was typed.
struct TypedPlace: Hashable, Sendable {
  var `case`: TypedReference?
  var customer: TypedReference?
  var item: TypedReference?
}

/// In which contact something is asked or said.
struct AskedContactOption: ParsableArguments {
  @Option var contact: String?

  static let help = CommandHelp.Entry(
    "--contact REF|-", ja: "どの応対で (- は自分の最後の応対、省けば続いている応対)",
    en: "in which contact (- is my last one; else the one that goes on)")

  var reference: TypedReference? { contact.map(TypedReference.init) }
}

/// What shows that something is so.
struct EvidenceOptions: ParsableArguments {
  @OptionGroup var within: AskedContactOption
  @Option(name: .customLong("at-second")) var offset: String?
  @Option var evidence: String?

  static let help: [CommandHelp.Entry] = [
    AskedContactOption.help,
    .init(
      Bilingual(ja: "--at-second 位置", en: "--at-second S"), ja: "録音のどこで (192、3:12)",
      en: "where in its recording (192, 3:12)"),
    .init(
      "--evidence REF#N|DOC", ja: "示すもの: 添付の記入、文書の番号",
      en: "what shows it: the entry of an attachment, the id of a document"),
  ]

  func typed() throws(ErrorReport) -> TypedEvidence {
    TypedEvidence(
      contact: within.reference, offsetSeconds: try Typed.place(offset, of: "--at-second"),
      evidence: evidence)
  }
}

/// What shows that something is so, as it was typed.
struct TypedEvidence: Hashable, Sendable {
  var contact: TypedReference?
  var offsetSeconds: Int?
  var evidence: String?
}

/// Where a fact comes from, as it was typed.
struct TypedSource: Hashable, Sendable {
  var source: FactSource?
  var saidBy: String?
  var confidence = 100
}

extension Typed {
  /// A place in a recording: `3:12`, `1:03:12`, or a length as `seconds` takes it.
  static func place(_ typed: String?, of option: String) throws(ErrorReport) -> Int? {
    guard let typed else { return nil }
    let parts = typed.halfWidth.trimmingSpaces.split(
      separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return try seconds(typed, of: option) }
    var total = 0
    for (index, part) in parts.enumerated() {
      let isTwoDigits = index == 0 || part.count == 2
      guard parts.count <= 3, isTwoDigits, (1...4).contains(part.count),
        part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(part),
        index == 0 || number < 60
      else { throw UsageProblem.invalidValue(typed, of: option, allowed: ["3:12"]).report }
      total = total * 60 + number
    }
    return total
  }
}
