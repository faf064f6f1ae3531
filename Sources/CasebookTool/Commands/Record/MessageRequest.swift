internal import Casebook
internal import Cases
internal import Screens
internal import Views

/// A message to a customer.
struct MessageRequest: Request, Hashable {
  /// `-`: from standard input; nothing: that of the template.
  var text: String?
  var way: MessageWay
  /// As it was typed; nil for what is on file.
  var to: String?
  var sendAt: String?
  var template: String?
  var purpose: MessagePurpose
  var `case`: TypedReference?
  var customer: TypedReference?
  var terms = WriteTerms()

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let writer = try Writer(desk, terms)
    let subject =
      try customer == nil
      ? WriteSubject(case: desk.case(`case`)) : writer.subject(case: nil, customer: customer)
    let body = try words(desk)
    let sendAt = try writer.limit(sendAt, option: "--send-at", says: .sentBy)
    if let sendAt, sendAt < desk.now { throw try writer.report(.windowIsPast, on: subject) }
    let recipient = try MessageRecipient.find(self, subject, writer)
    try checkConsent(subject, writer)
    let contact: ContactID = writer.newID()
    var refs = subject.refs
    refs.item = nil
    refs.contact = contact
    let caller = recipient.map {
      CallerNumber(raw: $0.raw, e164: $0.e164, extensionDigits: nil)
    }
    let events: [Event.Contacts] = [
      .contactStarted(
        ContactStarted(channel: way.channel, direction: .outbound, caller: caller)),
      .messagePosted(
        MessagePosted(
          messageID: writer.newID(), direction: .outbound, purpose: purpose, template: template,
          sendAt: sendAt, text: body)),
    ]
    let target = recipient.map { " (\($0.raw))" } ?? ""
    return try writer.record(
      events.map { Draft(.contacts($0), refs: refs) },
      says: sendAt == nil
        ? Bilingual(
          ja: "お客様への\(way.ja)を記録\(target)", en: "\(way.en) to the customer recorded\(target)")
        : Bilingual(
          ja: "お客様への\(way.ja)を予約\(target)", en: "\(way.en) to the customer planned\(target)"),
      on: subject)
  }

  /// What was typed, else what the template says.
  private func words(_ desk: Desk) throws(ErrorReport) -> String {
    guard let template, text == nil else {
      return try desk.text(text, argument: "[TEXT|-]", command: "message")
    }
    let (found, names): ([UInt8]?, [String]) = try desk.read { (snapshot) throws(RowsError) in
      // One that is worked through step by step is nothing to be sent.
      let worked = Set(try snapshot.scripts().map(\.id))
      let all = try snapshot.documents(.script).filter { !worked.contains($0.id) }
      guard let script = all.first(where: { $0.id == template }) else {
        return (nil, all.map(\.id))
      }
      let record = try snapshot.record(at: script.place.seq, opened: false)
      guard case .book(.documentPublished(let published)) = record.event else { return (nil, []) }
      return (published.content, all.map(\.id))
    }
    if let found, let words = String(validating: found, as: UTF8.self), !words.isBlankText {
      return String(words.trimmingSpaces)
    }
    var near = names
    if case .near(let names) = NameMatch(template, among: names), !names.isEmpty { near = names }
    throw ErrorReport(
      code: "document.doesNotExist", exit: .notFound,
      message: Bilingual(
        ja: "文例「\(template)」はありません", en: "there is no template \"\(template)\""),
      details: near.isEmpty ? [] : [Near.line(Array(near.prefix(FindingLimits.countMax)))],
      hint: ErrorReport.Hint(
        near.first.map { desk.lineWords(replacing: template, with: $0, option: "--template") }
          ?? "casebook document publish words.txt --kind script --id \(ShellText.quoted(template))")
    )
  }

  /// Whoever said no is not written to; whether nobody asked is only said.
  private func checkConsent(
    _ subject: WriteSubject, _ writer: Writer
  ) throws(ErrorReport) {
    guard let known = subject.customer else { return }
    // Who said no under one name said no.
    let customer = try writer.desk.person(known)
    for needed in neededConsents {
      switch customer.state.consent(to: needed) {
      case true?: continue
      case false?:
        let report = try writer.report(.consentIsMissing(needed), on: subject)
        throw ErrorReport(
          code: report.code, exit: report.exit,
          message: Bilingual(
            ja: "\(customer.number) は\(needed.ja)を断っています",
            en: "\(customer.number) has refused \(needed.en)"),
          details: [
            Bilingual(
              ja: "もう送ってしまったものは contact out で記録できます",
              en: "what has been sent all the same is recorded by contact out")
          ],
          hint: ErrorReport.Hint("casebook customer show \(customer.number)"))
      case nil:
        guard needed == .marketing else { continue }
        writer.desk.note(
          Line(
            writer.desk.say(
              Bilingual(
                ja: "\(customer.number) の\(needed.ja)への同意はまだ聞いていません",
                en: "\(customer.number) was never asked for consent to \(needed.en)")),
            .notice))
      }
    }
  }

  /// What the customer must not have refused: the way, and what it is for.
  ///
  /// A warning about safety asks for that alone.
  private var neededConsents: [ConsentPurpose] {
    if purpose == .recall { return [.safety] }
    var needed: [ConsentPurpose] = []
    switch way {
    case .sms: needed.append(.sms)
    case .email: needed.append(.email)
    case .chat: break
    }
    if purpose == .followUp || purpose == .survey { needed.append(.marketing) }
    return needed
  }
}

/// To whom a message goes.
struct MessageRecipient: Hashable, Sendable {
  let raw: String
  let e164: String?

  /// What was typed, else the customer's live number or address; nil for a chat without one.
  static func find(
    _ request: MessageRequest, _ subject: WriteSubject, _ writer: Writer
  ) throws(ErrorReport) -> MessageRecipient? {
    let desk = writer.desk
    let points = try subject.customer.map { (card) throws(ErrorReport) in
      try desk.points(of: card)
    }
    let usable = (points ?? []).filter { request.way.takes($0.state.kind) }
    if let typed = request.to {
      try checkLive(typed, usable, request, subject, writer)
      let number = request.way == .sms ? try desk.number(typed) : nil
      return MessageRecipient(raw: typed, e164: number?.e164)
    }
    guard request.way != .chat else { return nil }
    // A number for text messages before one that may be a landline.
    let live = usable.filter { !$0.state.isRetired }
      .sorted { $0.state.kind == .sms && $1.state.kind != .sms }
    guard let point = live.first, let raw = point.raw.text else {
      throw missing(request.way, retired: usable, subject, desk)
    }
    let number = request.way == .sms ? try desk.number(raw) : nil
    return MessageRecipient(raw: raw, e164: number?.e164)
  }

  /// Refuses a number or address that is known to hold no longer.
  private static func checkLive(
    _ typed: String, _ points: [PointCard], _ request: MessageRequest, _ subject: WriteSubject,
    _ writer: Writer
  ) throws(ErrorReport) {
    let key = pointText(typed)
    let forms = request.way == .sms ? try writer.desk.lookupForms(typed) : []
    let same = points.filter { point in
      pointText(point.raw.text ?? "") == key || forms.contains(point.normalized.text ?? "")
    }
    guard let retired = same.first, same.allSatisfy(\.state.isRetired) else { return }
    let report = try writer.report(.contactPointIsRetired(retired.id), on: subject)
    let live = points.filter { !$0.state.isRetired }.compactMap(\.raw.text)
    throw ErrorReport(
      code: report.code, exit: report.exit,
      message: Bilingual(
        ja: "\(typed) はもう使われていません", en: "\(typed) holds no longer"),
      details: live.isEmpty ? [] : [Near.line(live)],
      hint: live.first.map {
        ErrorReport.Hint(writer.desk.lineWords(replacing: typed, with: $0, option: "--to"))
      })
  }

  private static func missing(
    _ way: MessageWay, retired: [PointCard], _ subject: WriteSubject, _ desk: Desk
  ) -> ErrorReport {
    let who = subject.customer?.number ?? subject.case?.number ?? ""
    let option = way == .email ? "--email ADDR" : "--sms N"
    return ErrorReport(
      code: "message.hasNoRecipient", exit: .usage,
      message: Bilingual(
        ja: "\(who) に\(way.ja)の宛先がありません", en: "\(who) has no \(way.en) address on file"),
      details: retired.compactMap(\.raw.text).map {
        Bilingual(ja: "使われなくなったもの  \($0)", en: "holds no longer  \($0)")
      },
      hint: ErrorReport.Hint(
        desk.lineWords(adding: ["--to", "…"]),
        after: subject.customer.map { customer in
          Bilingual(
            ja: "登録は casebook customer point \(customer.number) \(option)",
            en: "or keep it: casebook customer point \(customer.number) \(option)")
        }))
  }
}

extension MessageWay {
  /// Whether a message can go that way to a contact point of this kind.
  fileprivate func takes(_ kind: ContactPointKind) -> Bool {
    switch self {
    case .sms: kind == .sms || kind == .phone
    case .email: kind == .email
    case .chat: false
    }
  }

  fileprivate var ja: String {
    switch self {
    case .sms: "SMS"
    case .email: "メール"
    case .chat: "チャット"
    }
  }

  fileprivate var en: String {
    switch self {
    case .sms: "text message"
    case .email: "e-mail"
    case .chat: "chat"
    }
  }
}

extension ConsentPurpose {
  fileprivate var ja: String {
    switch self {
    case .sms: "SMS"
    case .email: "メール"
    case .recording: "録音"
    case .marketing: "ご案内"
    case .safety: "安全のお知らせ"
    }
  }

  fileprivate var en: String {
    switch self {
    case .sms: "text messages"
    case .email: "e-mail"
    case .recording: "recording"
    case .marketing: "marketing"
    case .safety: "safety notices"
    }
  }
}

extension String {
  /// Whether there is nothing to read in it.
  fileprivate var isBlankText: Bool { trimmingSpaces.isEmpty }
}
