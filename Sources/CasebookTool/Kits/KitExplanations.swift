internal import Screens

extension ErrorExplanations {
  /// Of devices that are offline.
  static let kits: [(code: String, text: Bilingual)] = [
    row(
      "kit.doesNotExist", ja: "先に casebook pack で案件を持ち出します。",
      en: "Take cases along with casebook pack first."),
    row(
      "kit.isDamaged", ja: "記録の 1 つが開けません。ディレクトリを写さず、そのまま残してください。",
      en: "One entry cannot be opened.  Leave the directory as it is."),
    row(
      "kit.secretsAreMissing", ja: "鍵は端末の外に出ません。新しく持ち出します。",
      en: "Its keys never leave the device.  Pack anew."),
    row("kit.isBusy", ja: "少し待ってもう一度。", en: "Wait a moment and try again."),
    row("kit.tooBig", ja: "長い文は分けるか、添付にします。", en: "Split a long text, or attach it."),
    row(
      "kit.cannotSend", ja: "取り込みなど、端末が送れないものです。",
      en: "Imports and the like cannot be sent by a device."),
    row(
      "kit.speaksForOne", ja: "端末の記録は、その鍵の人のものです。--as は使えません。",
      en: "What a device records is its key's member's; --as is not for it."),
    row("outbox.doesNotExist", ja: "番号は casebook outbox list にあります。", en: "See outbox list."),
    row(
      "sync.unreachable", ja: "記録は端末にあります。電波のある所で casebook sync。",
      en: "What was recorded is on the device.  Run casebook sync where there is network."),
    row("sync.isUnreadable", ja: "サーバーは別の版です。", en: "The server is of another version."),
    row(
      "sync.otherBook", ja: "そのサーバーの台帳は、持ち出した台帳ではありません。",
      en: "That is not the server from whose book the pack is."),
    row(
      "sync.notAllowed",
      ja: "サーバーで casebook keys list を見ます。持ち出しには read、送信には do が要ります。",
      en: "See keys list at the server: a pack needs the right read, sending needs do."),
    row("sync.refused", ja: "サーバーが今は受け付けません。", en: "The server does not take it now."),
    row("pack.isTooBig", ja: "案件を選んで持ち出します。", en: "Choose the cases to take along."),
    row(
      "pack.needsServer", ja: "--book tcp://… か、サーバーの context を指定します。",
      en: "Name a server: --book tcp://…, or a context of one."),
  ]
}
