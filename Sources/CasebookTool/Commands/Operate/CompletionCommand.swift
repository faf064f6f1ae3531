internal import ArgumentParser
internal import Screens
internal import Wire

/// `casebook completion bash|zsh|fish`.
struct CompletionCommand: TypedCommand {
  @Argument var shell: String

  static let help = CommandHelp(
    name: "completion",
    summary: Bilingual(
      ja: "シェルの補完を出す (TAB で案件も)", en: "print a shell's completion, which knows cases"),
    examples: [
      .init(
        "casebook completion bash > ~/.local/share/bash-completion/completions/casebook",
        ja: "bash (cb には同じものを cb の名で)", en: "bash; the same under the name cb for cb"),
      .init(
        "casebook completion zsh > \"${fpath[1]}/_casebook\"", ja: "zsh (fpath のどこかに)",
        en: "zsh: anywhere in fpath"),
      .init(
        "casebook completion fish > ~/.config/fish/completions/casebook.fish", ja: "fish",
        en: "fish"),
      .init("source <(casebook completion bash)", ja: "この窓だけ", en: "in this window only"),
    ],
    usages: [Bilingual(same: "<bash|zsh|fish>")],
    arguments: [.init("<bash|zsh|fish>", ja: "シェル", en: "the shell")],
    notes: [
      Bilingual(
        ja: "C-10 の後で TAB を押すと、未完了の案件が件名とともに出ます。お客様、約束、班、担当者も同じです。"
          + "台帳は読むだけで、何も書きません。",
        en:
          "TAB after C-10 offers open cases with their subjects; so it does for customers, "
          + "promises, teams and members.  The book is only read.")
    ],
    further: ["casebook help environment"])

  func request() throws(ErrorReport) -> CompletionRequest {
    CompletionRequest(shell: try Typed.choice(shell, of: "completion"))
  }
}

/// A shell's script to be printed.
struct CompletionRequest: Request, Hashable {
  let shell: Shell

  func run(at desk: Desk) throws(ErrorReport) -> Answer {
    let script = shell.script
    let shell = shell
    return Answer(
      lines: {
        script.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
          .map { Line(String($0)) }
      }, rows: { [[script]] }, document: { Document(CompletionDocument.shape, shell) })
  }
}

/// `casebook.completion/1`: what makes a shell complete.
enum CompletionDocument {
  static let shape = DocumentShape<Shell>(
    "casebook.completion/1", "A script that makes a shell complete.",
    [
      Member(
        "data",
        .object([
          Member("place", Shape.text, "Where a user's scripts are looked for.") { $0.place },
          Member("script", Shape.text) { $0.script },
          Member("shell", Shape<Shell>.word) { $0 },
        ])
      ) { $0 }
    ])
}
