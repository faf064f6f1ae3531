internal import ArgumentParser
internal import Screens

/// `casebook upkeep`.
struct UpkeepCommand: TypedCommand {
  static let help = CommandHelp(
    name: "upkeep",
    summary: Bilingual(
      ja: "過ぎた期限を記録する: 引き継ぎ・点検・応答や解決の期限",
      en: "record what time has brought about: handoffs, maintenance, clocks"),
    examples: [
      .init("casebook upkeep", ja: "今まで", en: "up to now"),
      .init(
        "*/5 * * * *  casebook upkeep -q", ja: "crontab で 5 分ごとに", en: "every five minutes, by cron"
      ),
    ],
    usages: [Bilingual(same: "")],
    further: [
      "casebook explain clock.judged", "casebook document publish policy.json --kind policy",
    ])

  func request() throws(ErrorReport) -> UpkeepRequest { UpkeepRequest() }
}
