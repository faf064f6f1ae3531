internal import ArgumentParser
internal import Screens

/// `casebook follow [SOURCE] --book DIR`.
struct FollowCommand: TypedCommand {
  @Argument var source: String?
  @Flag(name: .customLong("until-end")) var untilEnd = false

  static let help = CommandHelp(
    name: "follow",
    summary: Bilingual(ja: "台帳の写しを作り、追い続ける", en: "keep a copy of a book"),
    examples: [
      .init(
        "casebook follow tcp://hub:7100 --book /srv/copy", ja: "サーバーの台帳の写し",
        en: "a copy of a server's book"),
      .init("casebook follow --book /srv/copy", ja: "前の続きから", en: "on from the last time"),
      .init(
        "casebook follow /srv/book --book /mnt/copy --until-end", ja: "別のディスクへ、追いついたら終わる",
        en: "onto another disk, and end there"),
    ],
    usages: [
      Bilingual(
        ja: "[サーバー|台帳のディレクトリ] [--until-end]", en: "[SERVER|DIRECTORY] [--until-end]")
    ],
    arguments: [
      .init(
        Bilingual(ja: "[サーバー|ディレクトリ]", en: "[SERVER|DIRECTORY]"),
        ja: "元の台帳。二度目からは省ける", en: "the book to follow; not needed again")
    ],
    options: [
      .init("--until-end", ja: "追いついたら終わる", en: "end when there is no more")
    ],
    notes: [
      Bilingual(
        ja: "写しは --book に作る。記録と鎖の値は元と 1 バイトも違わず、書き込みは元だけが受ける。",
        en:
          "The copy is made at --book: the same bytes and hashes; only the book is written to."
      ),
      Bilingual(
        ja: "鍵は運ばない。元の keys/ を手で写しの中に置くと、個人の項目も読める。",
        en: "Keys do not travel: put a copy of keys/ into it by hand to read personal fields."),
      Bilingual(
        ja: "サーバーの鍵には replicate の許しが要る。", en: "On a server the key needs the right replicate."),
    ],
    further: ["casebook doctor --book /srv/copy"])

  func request() throws(ErrorReport) -> FollowRequest {
    FollowRequest(source: source, untilEnd: untilEnd)
  }
}
