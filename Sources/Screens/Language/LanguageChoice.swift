extension Language {
  /// Chooses the language: `--lang`, `CASEBOOK_LANG`, configuration, then the locale, else English.
  ///
  /// The locale is `LC_ALL`, else `LC_MESSAGES`, else `LANG`; the first that is not empty decides.
  /// `LANGUAGE` goes before it unless it is `C` or `POSIX`, as in gettext.  A value that names no
  /// language of ours counts as not given, in the locale as English.
  /// - Parameters:
  ///   - flag: from `--lang`.
  ///   - environment: of the process.
  ///   - configured: from the configuration files.
  /// - Returns: the language to speak.
  package static func choose(
    flag: Language?, environment: [String: String], configured: Language?
  ) -> Language {
    if let flag { return flag }
    if let own = environment["CASEBOOK_LANG"].flatMap(Language.init(localeName:)) { return own }
    if let configured { return configured }
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    if !isPOSIX(locale) {
      let preferred = (environment["LANGUAGE"] ?? "").split(separator: ":")
        .compactMap { Language(localeName: String($0)) }
      if let first = preferred.first { return first }
    }
    return Language(localeName: locale) ?? .en
  }

  /// Reads `ja`, `ja_JP.UTF-8`, `en-GB`, `C`; nil for a language that we do not speak.
  package init?(localeName: String) {
    let name = localeName.lowercased().prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    switch name {
    case "ja": self = .ja
    case "en", "c", "posix": self = .en
    default: return nil
    }
  }

  private static func isPOSIX(_ locale: String) -> Bool {
    let name = locale.prefix { $0 != "." }
    return name == "C" || name == "POSIX"
  }
}
