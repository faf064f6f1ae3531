internal import ArgumentParser
internal import Cases
internal import Screens

/// What a telephone system tells of a call.
enum RingEvent: String, Hashable, CaseIterable, Sendable {
  case started, answered, ended
}

/// `casebook ring`.
struct RingCommand: TypedCommand {
  @Option var event: String
  @Option(name: .customLong("call-id")) var call: String
  @Option var from: String?
  @Option var to: String?
  @Option var agent: String?
  @Option var leg: String?
  @Option var seconds: String?
  @Option var wait: String?
  @Option var result: String?
  @OptionGroup var write: WriteOptions

  static let help = CommandHelp(
    name: "ring",
    summary: Bilingual(ja: "電話機からの着信を知らせる (PBX のフック)", en: "announce a call (a PBX hook)"),
    examples: [
      .init(
        "casebook ring --event started --from \"$CALLERID\" --to \"$DNIS\" --call-id \"$UNIQUEID\"",
        ja: "鳴り始め", en: "it rings"),
      .init(
        "casebook ring --event answered --agent 佐藤 --call-id \"$UNIQUEID\"", ja: "応答",
        en: "somebody answers"),
      .init(
        "casebook ring --event ended --seconds \"$BILLSEC\" --call-id \"$UNIQUEID\"", ja: "終わり",
        en: "it is over"),
    ],
    usages: [
      Bilingual(
        ja: "--event started|answered|ended --call-id 番号 [--from 番号] [--to 番号] [--agent 担当者] …",
        en: "--event started|answered|ended --call-id ID [--from N] [--to N] [--agent MEMBER] …")
    ],
    options: [
      .init(
        Bilingual(ja: "--event 出来事", en: "--event E"), ja: "started 鳴り始め、answered 応答、ended 終わり",
        en: "started, answered, ended"),
      .init(
        Bilingual(ja: "--call-id 番号", en: "--call-id ID"), ja: "電話機がその通話に付けた番号",
        en: "the telephone system's name of the call"),
      .init(
        Bilingual(ja: "--from 番号", en: "--from N"), ja: "かけてきた番号、非通知", en: "the caller's number"),
      .init(Bilingual(ja: "--to 番号", en: "--to N"), ja: "かかってきた回線", en: "the line that was called"),
      .init(Bilingual(ja: "--agent 担当者", en: "--agent MEMBER"), ja: "応答した人", en: "who answered"),
      .init(
        Bilingual(ja: "--leg 数", en: "--leg N"), ja: "何人目か (省けば 1)", en: "which part of it (else 1)"
      ),
      .init(
        Bilingual(ja: "--wait 長さ", en: "--wait S"), ja: "待たせた長さ (省けば記録から)",
        en: "how long it rang (else as recorded)"),
      .init(
        Bilingual(ja: "--seconds 長さ", en: "--seconds S"), ja: "話した長さ (省けば記録から)",
        en: "how long was talked (else as recorded)"),
      .init("--result R", ja: ContactOutcome.names, en: ContactOutcome.names),
    ] + WriteOptions.help,
    notes: [
      Bilingual(
        ja: "同じ番号の同じ出来事は、何度知らせても一度だけ記録される。順番が前後してもよい。",
        en:
          "The same event of the same call is recorded once, however often it is announced, and in "
          + "any order.")
    ],
    further: ["casebook contact list", "casebook help contact show"])

  func request() throws(ErrorReport) -> RingRequest {
    RingRequest(
      event: try Typed.choice(event, of: "--event"),
      call: try Typed.text(call, of: "--call-id"), from: from, to: to, agent: agent,
      leg: try Typed.count(leg, of: "--leg") ?? 1,
      talkSeconds: try Typed.seconds(seconds, of: "--seconds"),
      waitSeconds: try Typed.seconds(wait, of: "--wait"),
      outcome: try Typed.choice(result, of: "--result"), terms: try write.terms())
  }
}
