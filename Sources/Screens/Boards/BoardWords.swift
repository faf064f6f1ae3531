/// The words of lists.
enum BoardWords: Message, Hashable {
  case cases(Int, whose: String?)
  case more
  case nothingDue
  case noCases
  case noHandoffs
  case handoffsTo(Int)
  case handoffsFrom(Int)
  case offered(String)
  case state
  case owner
  case nobody
  case opened(String)
  case last(String)
  case entries(Int)
  case doNotAsk

  var ja: String {
    switch self {
    case .cases(let count, nil): "\(count) 件"
    case .cases(let count, let whose?): "\(whose) \(count) 件"
    case .more: "ほかにもあります (--limit で増やす)"
    case .nothingDue: "期限の来る約束はありません"
    case .noCases: "該当する案件はありません"
    case .noHandoffs: "返事を待つ引き継ぎはありません"
    case .handoffsTo(let count): "受ける引き継ぎ \(count) 件"
    case .handoffsFrom(let count): "渡した引き継ぎ \(count) 件"
    case .offered(let when): "\(when) から"
    case .state: "状態"
    case .owner: "担当"
    case .nobody: "未定"
    case .opened(let when): "受付 \(when)"
    case .last(let when): "最終 \(when)"
    case .entries(let count): "記録 \(count) 件"
    case .doNotAsk: "聞かなくてよい: "
    }
  }

  var en: String {
    switch self {
    case .cases(1, nil): "1 case"
    case .cases(let count, nil): "\(count) cases"
    case .cases(let count, let whose?): "\(whose) \(count)"
    case .more: "There are more (raise --limit)"
    case .nothingDue: "No promise falls due"
    case .noCases: "No such case"
    case .noHandoffs: "No handoff waits for an answer"
    case .handoffsTo(let count): "Offered to us: \(count)"
    case .handoffsFrom(let count): "Offered by us: \(count)"
    case .offered(let when): "since \(when)"
    case .state: "State"
    case .owner: "Owner"
    case .nobody: "nobody"
    case .opened(let when): "opened \(when)"
    case .last(let when): "last \(when)"
    case .entries(1): "1 entry"
    case .entries(let count): "\(count) entries"
    case .doNotAsk: "do not ask: "
    }
  }
}
