internal import Cases
internal import Screens

extension Refusal {
  /// The code that scripts see.
  ///
  /// Of the form of all others: what it is about, then what is the matter; what DOMAIN §4 names
  /// without a subject is `refused.` and that name.
  var reportCode: String {
    if case .doesNotExist(let ref) = self { return "\(ref.role.word).doesNotExist" }
    if case .eventDoesNotExist = self { return "entry.doesNotExist" }
    if case .linkDoesNotExist = self { return "link.doesNotExist" }
    if case .mergeDoesNotExist = self { return "merge.doesNotExist" }
    if case .conflictDoesNotExist = self { return "conflict.doesNotExist" }
    if case .isStale = self { return "case.stale" }
    return "refused.\(code)"
  }

  /// 65, but for what is not there, not allowed, or stale.
  var exit: ExitCode {
    if code == "doesNotExist" { return .notFound }
    if case .notAllowed = self { return .notAllowed }
    if case .isStale = self { return .stale }
    return .refused
  }
}

/// A refusal in words; names what it can without looking anything up.
struct RefusalWords: Message {
  let refusal: Refusal
  let teams: TeamLabels

  var ja: String {
    switch refusal {
    case .malformed(let field): "\(field) の値が正しくありません"
    case .notAllowed(let right): "権限がありません (\(right))"
    case .doesNotExist(let ref): "\(Self.noun(ref.role).ja)がありません"
    case .eventDoesNotExist: "その記入はありません"
    case .linkDoesNotExist: "その関連付けはありません"
    case .conflictDoesNotExist: "その食い違いはありません"
    case .caseIsClosed: "案件は完了しています"
    case .caseIsDuplicate: "案件は別の案件の重複です"
    case .caseIsResolved: "案件はもう完了待ちです"
    case .caseIsNotResolved: "案件はまだ解決していません (完了待ちではありません)"
    case .caseIsOpen: "案件は完了していません"
    case .customerIsErased: "このお客様の情報は消去されています"
    case .windowIsEmpty: "時間の幅がありません (始まりが終わりより後です)"
    case .windowIsPast: "その日時はもう過ぎています"
    case .amountIsNotPositive: "数や金額は 0 より大きくなければなりません"
    case .reasonCodeIsMissing: "理由コードが要ります"
    case .evidenceIsMissing: "証拠が要ります"
    case .contactPointIsRetired: "その連絡先はもう使われていません"
    case .consentIsMissing(let purpose): "お客様の同意がありません (\(purpose.rawValue))"
    case .linksWithItself: "案件をそれ自身と関連付けることはできません"
    case .linkExists: "もうそのように関連付けてあります"
    case .linkMakesCycle: "関連付けが輪になります"
    case .alreadyUnlinked: "その関連付けはもう外してあります"
    case .linkIsSuperseded: "後からの関連付けが先にあります。そちらを先に外します"
    case .verdictStands: "保証の判定がもうあります"
    case .promisesAreOpen(let open): "果たしていない約束が \(open.count) 件あります"
    case .loanersAreOut(let out): "代替機が \(out.count) 台戻っていません"
    case .returnsAreOpen(let open): "返品承認が \(open.count) 件済んでいません"
    case .itemBelongsToAnother: "その製品は別のお客様のものです"
    case .lineIsSettled(let line): "返品承認の \(line) 行目はもう済んでいます"
    case .itemHasNotArrived(let line): "返品承認の \(line) 行目の製品がまだ届いていません"
    case .newItemIsMissing: "代わりの製品が要ります"
    case .conflictsAreOpen(let open): "食い違いが \(open.count) 件片付いていません"
    case .repairIsOpen(let open): "終わっていない修理が \(open.count) 件あります"
    case .otherTeamNeedsHandoff(let team): "\(name(team).ja)への担当替えは引き継ぎです"
    case .handoffIsPending: "引き継ぎの返事を待っています"
    case .notTheOwner(let owner):
      owner.map { "この案件は\(name($0.team).ja)のものです" } ?? "この案件の担当ではありません"
    case .teamIsTheSame(let team): "もう\(name(team).ja)の案件です"
    case .briefIsIncomplete(let fields): "引き継ぎの内容が足りません: \(fields.joined(separator: ", "))"
    case .unknownsAreUnlisted(let keys):
      "まだ分からないことを --open に挙げてください: \(keys.joined(separator: ", "))"
    case .handoffIsNotOpen(let outcome):
      outcome.map { "引き継ぎは済んでいます (\($0.rawValue))" } ?? "引き継ぎの申し出はありません"
    case .notTheReceiver(let owner): "\(name(owner.team).ja)への引き継ぎです"
    case .notTheOfferer(let owner): "\(name(owner.team).ja)が申し出た引き継ぎです"
    case .restatementIsMissing: "次の一手を自分の言葉で書いてください (--restate)"
    case .ownerIsUnknown(let owner):
      owner.person == nil
        ? "\(owner.team.code) という班はありません" : "その人は\(name(owner.team).ja)の担当者ではありません"
    case .promiseIsSettled: "その約束はもう済んでいます"
    case .slotIsFull: "その時間の折り返しの枠は埋まっています"
    case .technicianIsBusy: "その人にはその時間に別の訪問があります"
    case .skillIsMissing(let skill): "その人には技能「\(skill)」がありません"
    case .visitHasEnded: "その訪問はもう終わっています"
    case .planIsDone: "その予定はもう済んだか、別の予定に替わっています"
    case .rangeIsEmpty: "対象になる製品がありません (機種が無いか、製造番号の始まりが終わりより後です)"
    case .versionIsStale(let current): "もう第 \(current) 版があります"
    case .contentIsInvalid(let line, let why): "内容が正しくありません (\(line) 行目: \(why))"
    case .eventIsRetracted: "もう取り消されています"
    case .eventIsTheBooks: "台帳が自分で書いたものは取り消せません"
    case .decisionsRestOnIt(let ids): "これを前提にした決定が \(ids.count) 件あります"
    case .conflictIsSettled: "その食い違いはもう片付いています"
    case .eventIsNotInConflict: "その記入はこの食い違いのものではありません"
    case .mergesWithItself: "お客様をそれ自身にまとめることはできません"
    case .alreadyMerged: "もうまとめてあります"
    case .mergeMakesCycle: "まとめ方が輪になります"
    case .alreadyUnmerged: "そのまとめはもう取り消してあります"
    case .mergeDoesNotExist: "そのまとめはありません"
    case .mergeIsSuperseded: "後からのまとめが先にあります。そちらを先に取り消します"
    case .casesAreOpen(let open): "完了していない案件が \(open.count) 件あります"
    case .keepIsUnexplained(let what): "残すもの「\(what)」に理由が要ります"
    case .identityIsUnverified: "本人と確かめられていません"
    case .alreadyKnown: "もう分かっています。聞き直さないでください"
    case .restrictedTo(let team): "\(name(team).ja)だけが知っています。お客様には聞かないでください"
    case .customerRefused(let key): "お客様は以前に \(key) への答えを断っています"
    case .isStale: "案件は見た後に変わりました"
    }
  }

  var en: String {
    switch refusal {
    case .malformed(let field): "the value of \(field) is not right"
    case .notAllowed(let right): "not allowed (\(right))"
    case .doesNotExist(let ref): "there is no such \(Self.noun(ref.role).en)"
    case .eventDoesNotExist: "there is no such entry"
    case .linkDoesNotExist: "there is no such link"
    case .conflictDoesNotExist: "there is no such conflict"
    case .caseIsClosed: "the case is closed"
    case .caseIsDuplicate: "the case is a duplicate of another"
    case .caseIsResolved: "the case is resolved already"
    case .caseIsNotResolved: "the case is not resolved yet"
    case .caseIsOpen: "the case is open"
    case .customerIsErased: "this customer has been erased"
    case .windowIsEmpty: "the window is empty: it begins after its end"
    case .windowIsPast: "that time is past"
    case .amountIsNotPositive: "numbers and amounts must be greater than 0"
    case .reasonCodeIsMissing: "a reason code is missing"
    case .evidenceIsMissing: "evidence is missing"
    case .contactPointIsRetired: "that way of contact holds no longer"
    case .consentIsMissing(let purpose): "the customer has not consented (\(purpose.rawValue))"
    case .linksWithItself: "a case cannot be linked with itself"
    case .linkExists: "they are linked like that already"
    case .linkMakesCycle: "the links would make a circle"
    case .alreadyUnlinked: "the link is undone already"
    case .linkIsSuperseded: "a later link rests on it; undo that one first"
    case .verdictStands: "a verdict on the warranty stands already"
    case .promisesAreOpen(let open): Self.count(open.count, "promise is", "promises are") + " open"
    case .loanersAreOut(let out): Self.count(out.count, "loaner is", "loaners are") + " out"
    case .returnsAreOpen(let open): Self.count(open.count, "return is", "returns are") + " open"
    case .itemBelongsToAnother: "the item belongs to another customer"
    case .lineIsSettled(let line): "line \(line) of the return is settled already"
    case .itemHasNotArrived(let line): "the item of line \(line) has not arrived yet"
    case .newItemIsMissing: "the item that took its place is missing"
    case .conflictsAreOpen(let open):
      Self.count(open.count, "conflict is", "conflicts are") + " open"
    case .repairIsOpen(let open): Self.count(open.count, "repair is", "repairs are") + " open"
    case .otherTeamNeedsHandoff(let team): "giving a case to \(name(team).en) is a handoff"
    case .handoffIsPending: "a handoff waits for its answer"
    case .notTheOwner(let owner):
      owner.map { "the case belongs to \(name($0.team).en)" } ?? "the case is not yours"
    case .teamIsTheSame(let team): "the case is with \(name(team).en) already"
    case .briefIsIncomplete(let fields): "the brief lacks \(fields.joined(separator: ", "))"
    case .unknownsAreUnlisted(let keys): "list as --open: \(keys.joined(separator: ", "))"
    case .handoffIsNotOpen(let outcome):
      outcome.map { "the handoff is over (\($0.rawValue))" } ?? "no handoff is offered"
    case .notTheReceiver(let owner): "the handoff is offered to \(name(owner.team).en)"
    case .notTheOfferer(let owner): "the handoff was offered by \(name(owner.team).en)"
    case .restatementIsMissing: "say the next step in your words (--restate)"
    case .ownerIsUnknown(let owner):
      owner.person == nil
        ? "there is no team \(owner.team.code)" : "that person is not of \(name(owner.team).en)"
    case .promiseIsSettled: "the promise is settled already"
    case .slotIsFull: "the callback slots of that time are taken"
    case .technicianIsBusy: "the technician has another visit at that time"
    case .skillIsMissing(let skill): "the technician lacks the skill \"\(skill)\""
    case .visitHasEnded: "the visit has ended"
    case .planIsDone: "the plan is done, or another took its place"
    case .rangeIsEmpty: "it covers no unit: no model, or a range that begins after its end"
    case .versionIsStale(let current): "there is version \(current) already"
    case .contentIsInvalid(let line, let why): "the content is not right (line \(line): \(why))"
    case .eventIsRetracted: "it is taken back already"
    case .eventIsTheBooks: "what the book wrote by itself cannot be taken back"
    case .decisionsRestOnIt(let ids):
      Self.count(ids.count, "decision rests", "decisions rest") + " on it"
    case .conflictIsSettled: "the conflict is settled already"
    case .eventIsNotInConflict: "that entry is not in the conflict"
    case .mergesWithItself: "a customer cannot be merged with itself"
    case .alreadyMerged: "they are merged already"
    case .mergeMakesCycle: "the merges would make a circle"
    case .alreadyUnmerged: "the merge is undone already"
    case .mergeDoesNotExist: "there is no such merge"
    case .mergeIsSuperseded: "a later merge rests on it; undo that one first"
    case .casesAreOpen(let open): Self.count(open.count, "case is", "cases are") + " open"
    case .keepIsUnexplained(let what): "it is not said why \(what) is kept"
    case .identityIsUnverified: "it is not verified that this is the person"
    case .alreadyKnown: "it is known already: do not ask again"
    case .restrictedTo(let team): "only \(name(team).en) knows it: do not ask the customer"
    case .customerRefused(let key): "the customer declined to answer \(key) before"
    case .isStale: "the case has changed since you looked"
    }
  }

  private func name(_ team: Team) -> Bilingual { teams.label(team.code).name }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count.grouped) \(count == 1 ? one : many)"
  }

  /// What a subject is called.
  static func noun(_ role: Cases.Role) -> Bilingual {
    switch role {
    case .case: Bilingual(ja: "案件", en: "case")
    case .customer, .survivor, .absorbed: Bilingual(ja: "お客様", en: "customer")
    case .site: Bilingual(ja: "連絡先", en: "contact point")
    case .item: Bilingual(ja: "製品", en: "item")
    case .contact: Bilingual(ja: "応対", en: "contact")
    case .repair: Bilingual(ja: "修理", en: "repair")
    case .visit: Bilingual(ja: "訪問", en: "visit")
    case .promise: Bilingual(ja: "約束", en: "promise")
    case .handoff: Bilingual(ja: "引き継ぎ", en: "handoff")
    case .loaner: Bilingual(ja: "代替機", en: "loaner")
    case .rma: Bilingual(ja: "返品承認", en: "return")
    case .followUp: Bilingual(ja: "フォロー", en: "follow-up")
    case .recall: Bilingual(ja: "リコール", en: "recall")
    case .member: Bilingual(ja: "担当者", en: "member")
    }
  }
}
