internal import Casebook
internal import Cases
internal import Screens

extension Desk {
  /// The kit at which commands work; nil where the book is an ordinary one.
  func kit() throws(ErrorReport) -> Kit? {
    if let knownKit { return knownKit }
    var found: Kit?
    if openedBook == nil || openedKit != nil {
      let path = try BookPlace.path(of: self)
      if Kit.exists(at: path) { found = try openKit(path) }
    }
    knownKit = .some(found)
    return found
  }

  /// The kit that has been looked for and found; looks for none.
  var openedKit: Kit? { knownKit.flatMap(\.self) }

  /// Opens the kit in a directory.
  func openKit(_ path: String) throws(ErrorReport) -> Kit {
    do throws(KitError) {
      return try Kit(opening: path, secrets: try kitSecrets())
    } catch { throw ErrorReport(error) }
  }

  /// Where the secrets of kits are: with the state of the user, never in a kit.
  private func kitSecrets() throws(KitError) -> String {
    do throws(ErrorReport) { return try BookPlace.state(of: self) + "/kits" } catch {
      throw .secretsAreMissing(path: "XDG_STATE_HOME")
    }
  }

  /// The pack of a kit, opened as the book.
  func book(of kit: Kit, for purpose: Book.Purpose) throws(ErrorReport) -> Book {
    do throws(KitError) {
      return try kit.openBook(for: purpose, clock: world.clock)
    } catch { throw ErrorReport(error) }
  }

  /// What the technician always sees: how much waits since when, when the server answered last,
  /// how old the pack is.
  func kitLine(_ kit: Kit) -> Bilingual {
    let file = kit.file
    let waiting = kit.waiting
    var ja: [String] = []
    var en: [String] = []
    if waiting.count > 0 {
      let age = waiting.since.map(age)
      ja.append("未送信 \(waiting.count) 件" + (age.map { " (最古 \($0.ja))" } ?? ""))
      en.append("unsent \(waiting.count)" + (age.map { " (oldest \($0.en))" } ?? ""))
    } else {
      ja.append("未送信なし")
      en.append("nothing unsent")
    }
    let spoke = past(file.spokeAt)
    ja.append("交信 \(spoke.ja)")
    en.append("spoke \(spoke.en)")
    let packed = past(file.packedAt)
    ja.append("持出 \(packed.ja)")
    en.append("packed \(packed.en)")
    if let skew = file.skewMilliseconds.map({ Int64($0) / 1_000 }),
      abs(skew) > ClockLimits.skewSecondsMax
    {
      let off = span(abs(skew))
      ja.append("時計が \(off.ja) \(skew > 0 ? "進み" : "遅れ")")
      en.append("clock \(off.en) \(skew > 0 ? "fast" : "slow")")
    }
    return Bilingual(ja: ja.joined(separator: "  "), en: en.joined(separator: "  "))
  }

  /// What a write says: "端末に保存。圏外のため未送信 3 件".
  func savedLine(_ kit: Kit) -> Bilingual {
    let count = kit.waiting.count
    return isOutOfReach(kit)
      ? Bilingual(
        ja: "端末に保存。圏外のため未送信 \(count) 件",
        en: "saved on this device; no network, \(count) unsent")
      : Bilingual(ja: "端末に保存。未送信 \(count) 件", en: "saved on this device; \(count) unsent")
  }

  /// Whether the last try found no server.
  func isOutOfReach(_ kit: Kit) -> Bool {
    guard let tried = kit.file.triedAt else { return false }
    return kit.file.spokeAt.map { $0 < tried } ?? true
  }

  /// When it was, said from now.
  private func past(_ moment: Instant?) -> Bilingual {
    guard let moment else { return Bilingual(ja: "なし", en: "never") }
    if now.seconds(since: moment) < 60 { return Bilingual(ja: "たった今", en: "just now") }
    let age = age(moment)
    return Bilingual(ja: age.ja + "前", en: age.en + " ago")
  }

  /// How long ago, in one unit.
  private func age(_ moment: Instant) -> Bilingual { span(max(0, now.seconds(since: moment))) }

  private func span(_ seconds: Int64) -> Bilingual {
    if seconds < 60 { return Bilingual(ja: "1 分未満", en: "<1 min") }
    if seconds < 3_600 { return Bilingual(ja: "\(seconds / 60) 分", en: "\(seconds / 60) min") }
    if seconds < 172_800 {
      return Bilingual(ja: "\(seconds / 3_600) 時間", en: "\(seconds / 3_600) h")
    }
    return Bilingual(ja: "\(seconds / 86_400) 日", en: "\(seconds / 86_400) days")
  }
}
