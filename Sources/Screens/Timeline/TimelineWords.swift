/// The words of the timeline's screen.
enum TimelineWords: Message, Hashable {
  case promises(Int)
  case handoff
  case facts(Int)
  case byTeam(Int)
  case activity(most: Int)
  case lateSign
  case earlier(Int)
  case hidden(Int, filter: String?)
  case folded(Int)
  case unread(Int)
  case more(Int)
  case corrected
  case retracted
  case isPublic
  case onlyFor(String)
  case noEntries
  case arrived(who: String?, count: Int, from: String, to: String)

  var ja: String {
    switch self {
    case .promises(let count): "約束 \(count)"
    case .handoff: "引き継ぎ待ち"
    case .facts(let count): "固定した事実 \(count)"
    case .byTeam(let count): "班別 (\(count))"
    case .activity(let most): "30日の動き (最大 \(most) 件/日)"
    case .lateSign: "~ 圏外で記録し後で着いたもの"
    case .earlier(let count): "+ これより前に \(count) 件"
    case .hidden(let count, nil): "\(count) 件を隠しています"
    case .hidden(let count, let filter?): "\(filter)、\(count) 件を隠しています"
    case .folded(let count): "+ 自動 \(count) 件"
    case .unread(let count): "ここから未読 \(count) 件"
    case .more(let count): "ほか \(count) 件"
    case .corrected: "[訂正済み]"
    case .retracted: "[取り消し済み]"
    case .isPublic: "[公開]"
    case .onlyFor(let teams): "[\(teams)のみ]"
    case .noEntries: "記録はまだありません"
    case .arrived(let who, let count, let from, let to):
      "\(who.map { $0 + "の端末" } ?? "端末")から \(count) 件到着 "
        + (count == 1 ? "(\(from) の記録)" : "(\(from)-\(to) の記録)")
    }
  }

  var en: String {
    switch self {
    case .promises(let count): "Promises \(count)"
    case .handoff: "Handoff offered"
    case .facts(let count): "Known facts \(count)"
    case .byTeam(let count): "By team (\(count))"
    case .activity(let most): "30 days (at most \(most) a day)"
    case .lateSign: "~ written offline, came in later"
    case .earlier(let count): "+ \(count) earlier"
    case .hidden(let count, nil): "\(count) hidden"
    case .hidden(let count, let filter?): "\(filter), \(count) hidden"
    case .folded(let count): "+ \(count) automatic"
    case .unread(let count): "\(count) unread from here"
    case .more(let count): "\(count) more"
    case .corrected: "[corrected]"
    case .retracted: "[retracted]"
    case .isPublic: "[public]"
    case .onlyFor(let teams): "[\(teams) only]"
    case .noEntries: "No entries yet"
    case .arrived(let who, let count, let from, let to):
      (count == 1 ? "1 entry" : "\(count) entries")
        + " from \(who.map { $0 + "'s" } ?? "a") device "
        + (count == 1 ? "(\(from))" : "(\(from)-\(to))")
    }
  }
}
