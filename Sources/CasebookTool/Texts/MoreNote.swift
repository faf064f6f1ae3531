internal import Screens

/// What is said below a list that was cut.
enum MoreNote {
  static func line(at desk: Desk) -> Line {
    Line(
      desk.say(Bilingual(ja: "ほかにもあります  --limit 件数", en: "there are more  --limit N")), .dim)
  }
}
