internal import ArgumentParser
internal import Screens

/// `casebook pin REF#N`.
struct PinCommand: TypedCommand {
  @Argument var entry: String
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "pin",
    summary: Bilingual(ja: "記入を時系列の上に固定する", en: "put an entry on top of the timeline"),
    examples: [
      .init("cb pin C-1042#12", ja: "この記入を", en: "this entry"),
      .init("cb pin '#12'", ja: "選択中の案件の", en: "of the case at hand"),
    ],
    usages: [Bilingual(same: "<REF#N>")],
    arguments: [.init("<REF#N>", ja: "記入", en: "the entry")],
    options: WriteOptions.help, further: ["casebook unpin", "casebook memo --pin"])

  func request() throws(ErrorReport) -> PinRequest {
    PinRequest(entry: TypedReference(entry), isUnpinning: false, terms: try write.terms())
  }
}

/// `casebook unpin REF#N`.
struct UnpinCommand: TypedCommand {
  @Argument var entry: String
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "unpin",
    summary: Bilingual(ja: "固定した記入を下ろす", en: "take a pinned entry from the top"),
    examples: [.init("cb unpin C-1042#12", ja: "もう上に要らない", en: "no longer wanted on top")],
    usages: [Bilingual(same: "<REF#N>")],
    arguments: [.init("<REF#N>", ja: "固定した記入", en: "the pinned entry")],
    options: WriteOptions.help, further: ["casebook pin"])

  func request() throws(ErrorReport) -> PinRequest {
    PinRequest(entry: TypedReference(entry), isUnpinning: true, terms: try write.terms())
  }
}
