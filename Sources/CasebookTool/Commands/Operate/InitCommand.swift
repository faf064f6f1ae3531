internal import ArgumentParser
internal import Screens

/// `casebook init [PATH]`.
struct InitCommand: TypedCommand {
  @Argument var path: String?
  @Option var name: String?
  @Option var team: String?
  @Option var region: String?

  static let help = CommandHelp(
    name: "init", summary: Bilingual(ja: "台帳を作る", en: "create a book"),
    examples: [
      .init(
        "cb init --name 佐藤 --team 受", ja: "既定の場所に、自分も登録",
        en: "at the default place, and register me"),
      .init(
        "cb init ./demo --region JP --tz Asia/Tokyo", ja: "場所・国・時間帯",
        en: "place, country, time zone"),
    ],
    usages: [
      Bilingual(
        ja: "[ディレクトリ] [--name 名前 --team 班] [--region 国]",
        en: "[PATH] [--name NAME --team TEAM] [--region COUNTRY]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[ディレクトリ]", en: "[PATH]"), ja: "省けば --book、CASEBOOK_BOOK、既定の場所",
        en: "else --book, CASEBOOK_BOOK, the default place")
    ],
    options: [
      .init(
        Bilingual(ja: "--name 名前", en: "--name NAME"), ja: "自分を担当者に", en: "register me too"),
      .init(Bilingual(ja: "--team 班", en: "--team TEAM"), ja: "自分の班 (受)", en: "my team (support)"),
      .init(
        Bilingual(ja: "--region 国", en: "--region COUNTRY"), ja: "電話番号の国 (JP)。省けば言語の設定から",
        en: "country of telephone numbers (JP); else that of the locale"),
    ])

  func request() throws(ErrorReport) -> InitRequest {
    if let region, region.halfWidth.count != 2 || !region.halfWidth.allSatisfy(\.isLetter) {
      throw UsageProblem.invalidValue(region, of: "--region", allowed: []).report
    }
    return InitRequest(
      path: path, name: name, team: team, region: region.map { $0.halfWidth.uppercased() })
  }
}
