internal import Glibc
internal import Screens

/// Finds time zones on the system.
struct ZoneFiles {
  /// The tz database.
  var directory = "/usr/share/zoneinfo"
  /// The zone of the machine: a link into the database, or a copy of a file of it.
  var localFile = "/etc/localtime"

  /// The zone that somebody names: `Asia/Tokyo`, or a rule such as `JST-9`.
  func zone(named typed: String) -> Zone? {
    let name = typed.hasPrefix(":") ? String(typed.dropFirst()) : typed
    if name == "UTC" || name == "Z" { return .utc }
    if Self.isPlain(name), let bytes = SmallFile.read(directory + "/" + name),
      let zone = ZoneFile.zone(named: name, bytes)
    {
      return zone
    }
    guard let rule = ZoneRule(name) else { return nil }
    return Zone(
      name: name, initial: rule.standard,
      transitions: rule.transitions(after: nil, throughYear: ZoneFile.yearMax))
  }

  /// The zone of the machine; nil if it has none.
  func local() -> Zone? {
    guard let bytes = SmallFile.read(localFile) else { return nil }
    return ZoneFile.zone(named: SmallFile.link(localFile).flatMap(nameInLink) ?? "local", bytes)
  }

  /// Names of zones that are near to a typed one, the nearest first, three at most.
  func near(_ typed: String) -> [String] {
    guard typed.count <= NameMatch.typedCharactersMax,
      let bytes = SmallFile.read(directory + "/tzdata.zi", byteCountMax: 1 << 20)
    else { return [] }
    let key = typed.lowercased()
    let found = Self.names(inIndex: String(decoding: bytes, as: UTF8.self)).compactMap { name in
      let whole = name.lowercased()
      let city = whole.split(separator: "/").last.map(String.init) ?? whole
      let limit = max(1, key.count / 3)
      let distance = min(
        editDistance(key, whole, limit: limit), editDistance(key, city, limit: limit))
      return distance <= limit ? (name: name, distance: distance) : nil
    }
    return found.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(NameMatch.nearMax).map(\.name)
  }

  /// The names of zones (`Z NAME …`) and links (`L TARGET NAME`) in the database's own index.
  private static func names(inIndex text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 3)
      switch words.first {
      case "Z" where words.count > 1: return String(words[1])
      case "L" where words.count > 2: return String(words[2])
      default: return nil
      }
    }
  }

  /// Not a way out of the directory.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/")
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0.isEmpty || $0 == "." || $0 == ".."
      }
  }

  private func nameInLink(_ target: String) -> String? {
    guard let range = target.range(ofASCII: "zoneinfo/") else { return nil }
    return String(target[range.upperBound...])
  }
}

extension String {
  /// The first place of `word`.
  fileprivate func range(ofASCII word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      formIndex(after: &start)
    }
    return nil
  }
}
