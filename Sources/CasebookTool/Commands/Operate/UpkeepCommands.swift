internal import ArgumentParser
internal import Screens

/// `casebook verify`.
struct VerifyCommand: TypedCommand {
  @Option var checkpoint: [String] = []
  @Option var exportCheckpoint: String?
  @Flag var resume = false

  static let help = CommandHelp(
    name: "verify", summary: Bilingual(ja: "台帳が書いたとおりか確かめる", en: "prove the book"),
    examples: [
      .init("casebook verify", ja: "鎖・表・鍵・添付を確かめる", en: "chain, views, keys, blobs"),
      .init(
        "casebook verify --checkpoint 2026-11.note", ja: "外に置いた控えとも比べる",
        en: "also against a checkpoint kept outside"),
      .init(
        "casebook verify --export-checkpoint 2026-11.note", ja: "署名した控えを書き出す",
        en: "write a signed checkpoint"),
    ],
    usages: [
      Bilingual(
        ja: "[--checkpoint ファイル] [--export-checkpoint ファイル] [--resume]",
        en: "[--checkpoint FILE] [--export-checkpoint FILE] [--resume]")
    ],
    options: [
      .init(
        Bilingual(ja: "--checkpoint ファイル", en: "--checkpoint FILE"), ja: "控えと比べる",
        en: "compare with a checkpoint"),
      .init(
        Bilingual(ja: "--export-checkpoint ファイル", en: "--export-checkpoint FILE"),
        ja: "今の控えを書く", en: "write one of now"),
      .init(Bilingual(same: "--resume"), ja: "前に確かめた所から", en: "from where it was proved before"),
    ])

  func request() throws(ErrorReport) -> VerifyRequest {
    VerifyRequest(
      checkpoints: checkpoint, exportCheckpoint: exportCheckpoint, isWhole: !resume)
  }
}

/// `casebook rebuild [VIEW]`.
struct RebuildCommand: TypedCommand {
  @Argument var view: String?

  static let help = CommandHelp(
    name: "rebuild", summary: Bilingual(ja: "表を記録から作り直す", en: "fold a view again"),
    examples: [
      .init("casebook rebuild", ja: "すべて", en: "all of them"),
      .init("casebook rebuild cases", ja: "案件だけ", en: "one of them"),
      .init("casebook rebuild search", ja: "探すための索引", en: "the index of find"),
    ],
    usages: [Bilingual(ja: "[表]", en: "[VIEW]")],
    arguments: [
      .init(
        Bilingual(ja: "[表]", en: "[VIEW]"), ja: RebuildDocument.names.joined(separator: " "),
        en: RebuildDocument.names.joined(separator: " "))
    ])

  func request() throws(ErrorReport) -> RebuildRequest { RebuildRequest(view: view) }
}

/// `casebook backup DIR`.
struct BackupCommand: TypedCommand {
  @Argument var directory: String
  @Option var keys: String?

  static let help = CommandHelp(
    name: "backup", summary: Bilingual(ja: "使いながら控えを取る", en: "copy the book while it is used"),
    examples: [
      .init(
        "casebook backup /mnt/b/2026-11-22 --keys /mnt/k/2026-11-22", ja: "鍵は別の場所に",
        en: "the keys apart")
    ],
    usages: [Bilingual(ja: "<ディレクトリ> [--keys ディレクトリ]", en: "<DIR> [--keys DIR]")],
    arguments: [
      .init(
        Bilingual(ja: "<ディレクトリ>", en: "<DIR>"), ja: "控えを置く新しい場所", en: "a new directory for it")
    ],
    options: [
      .init(
        Bilingual(ja: "--keys ディレクトリ", en: "--keys DIR"), ja: "鍵の控え。無ければ取らない",
        en: "where the keys go; else they are not copied")
    ])

  func request() throws(ErrorReport) -> BackupRequest {
    BackupRequest(directory: directory, keys: keys)
  }
}

/// `casebook restore DIR --keys DIR --to DIR`.
struct RestoreCommand: TypedCommand {
  @Argument var directory: String
  @Option var keys: String
  @Option var to: String
  @Option var recovery: String?
  @Option(parsing: .singleValue) var erasures: [String] = []

  static let help = CommandHelp(
    name: "restore", summary: Bilingual(ja: "控えから台帳を作る", en: "make a book of a backup"),
    examples: [
      .init(
        "casebook restore /mnt/b/2026-11-22 --keys /mnt/k/2026-11-22 --to ./book",
        ja: "新しい期 (epoch) が始まる", en: "begins a new epoch"),
      .init(
        "casebook restore /mnt/b/2026-11-22 --keys /mnt/safe --recovery recovery.key --to ./book",
        ja: "封をした鍵の控えから", en: "from a sealed copy of the keys"),
    ],
    usages: [
      Bilingual(
        ja: "<ディレクトリ> --keys ディレクトリ --to 新しいディレクトリ "
          + "[--recovery ファイル] [--erasures 場所]",
        en: "<DIR> --keys DIR --to NEW [--recovery FILE] [--erasures PLACE]")
    ],
    arguments: [
      .init(Bilingual(ja: "<ディレクトリ>", en: "<DIR>"), ja: "控え", en: "the backup")
    ],
    options: [
      .init(Bilingual(ja: "--keys ディレクトリ", en: "--keys DIR"), ja: "鍵の控え", en: "the keys"),
      .init(Bilingual(ja: "--to ディレクトリ", en: "--to DIR"), ja: "まだ無い場所", en: "must not exist"),
      .init(
        Bilingual(ja: "--recovery ファイル", en: "--recovery FILE"),
        ja: "封をした鍵の控え (keys backup) を開ける鍵", en: "opens a sealed copy (keys backup)"),
      .init(
        Bilingual(ja: "--erasures 場所", en: "--erasures PLACE"),
        ja: "控えの後に消去されたお客様の一覧: 元の台帳の keys/ (何度でも)",
        en: "who was forgotten after it: keys/ of the lost book (again for more)"),
    ],
    notes: [
      Bilingual(
        ja: "消去を命じたお客様は、控えより後でも、鍵の控えと一緒の一覧で分かれば、もう一度消します。",
        en: "Whoever was forgotten is forgotten again, also after the backup, as far as the lists "
          + "beside the keys tell.")
    ])

  func request() throws(ErrorReport) -> RestoreRequest {
    RestoreRequest(
      directory: directory, keys: keys, recovery: recovery, erasures: erasures, target: to)
  }
}
