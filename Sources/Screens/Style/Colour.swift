/// Whether colours are written; judged for each stream by itself.
package enum Colour: Hashable, Sendable {
  /// No escape sequence at all.
  case off
  /// The 16 colours of the terminal's palette, whatever its owner made of them.
  case sixteen

  /// What `--color` and `CASEBOOK_COLOR` take.
  package enum Wish: String, Hashable, Sendable, CaseIterable {
    case always, never, auto
  }

  /// Decides for one stream.
  ///
  /// `--color`, then `NO_COLOR` if not empty, then `CASEBOOK_COLOR`, `CLICOLOR_FORCE` (not empty,
  /// not 0), `CASEBOOK_FORCE_TTY` like a terminal, `TERM=dumb`, and last whether it is a terminal.
  /// - Parameters:
  ///   - flag: from `--color`; `auto` decides as if it were not given.
  ///   - environment: of the process.
  ///   - isTerminal: whether this stream is one.
  /// - Returns: what to render this stream with.
  package static func decide(
    flag: Wish?, environment: [String: String], isTerminal: Bool
  ) -> Colour {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    func isOn(_ name: String) -> Bool { isSet(name) && environment[name] != "0" }
    switch flag {
    case .always: return .sixteen
    case .never: return .off
    case .auto, nil: break
    }
    if isSet("NO_COLOR") { return .off }
    switch environment["CASEBOOK_COLOR"].flatMap(Wish.init(rawValue:)) {
    case .always: return .sixteen
    case .never: return .off
    case .auto, nil: break
    }
    if isOn("CLICOLOR_FORCE") { return .sixteen }
    guard environment["TERM"] != "dumb" else { return .off }
    return isTerminal || isOn("CASEBOOK_FORCE_TTY") ? .sixteen : .off
  }
}

/// Which glyphs the terminal can draw.
package enum Glyphs: Hashable, Sendable {
  /// Kanji for kinds and teams, Braille for sparklines.
  case unicode
  /// Two letters for kinds and teams, and no frame or mark beyond ASCII.  Texts stay as they are.
  case ascii

  /// Decides by `CASEBOOK_ASCII` (`0` forbids it), else by whether the locale's encoding is UTF-8.
  ///
  /// The locale is `LC_ALL`, else `LC_CTYPE`, else `LANG`; without any it is `C`.
  package static func decide(environment: [String: String]) -> Glyphs {
    if let own = environment["CASEBOOK_ASCII"], !own.isEmpty {
      return own == "0" ? .unicode : .ascii
    }
    let locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    let encoding = locale.lowercased().filter { $0 != "-" }
    return encoding.contains(".utf8") ? .unicode : .ascii
  }
}
