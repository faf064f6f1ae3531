/// What the errors about words, transcripts and retention mean.
enum WordExplanations {
  static let all = [
    ErrorExplanations.row(
      "transcript.cannotBeRead",
      ja: "行ごとに「03:12 お客様: …」の文、WebVTT、SubRip、または utterances のある JSON にします。",
      en: "Lines such as \"03:12 customer: …\", WebVTT, SubRip, or JSON with utterances."),
    ErrorExplanations.row(
      "transcript.speakerIsUnknown", ja: "--customer-is でお客様の話者名を示します。",
      en: "Name the customer's speaker with --customer-is."),
    ErrorExplanations.row(
      "transcript.isAttached", ja: "同じものは二度付けません。注意語が二重に数えられるからです。",
      en: "The same is not attached twice: its alert words would count twice."),
    ErrorExplanations.row(
      "transcript.isOfNoRecording", ja: "--recording は録音の添付を指します。",
      en: "--recording names an attachment that is a recording."),
    ErrorExplanations.row(
      "retention.isOfTheBook", ja: "保存期限は台帳で片付けます。",
      en: "Media are destroyed in the book itself."),
  ]
}
