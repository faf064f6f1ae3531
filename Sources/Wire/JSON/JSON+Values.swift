package import Cases

/// The values of the domain as every document of casebook writes them.
extension JSON {
  /// RFC 3339 in UTC with milliseconds, or `null`.
  package static func time(_ instant: Instant?) -> JSON { timeText(instant, digitCount: 3) }

  /// RFC 3339 in UTC with microseconds, or `null`: for `acceptedAt` wherever it is printed.
  package static func acceptedTime(_ instant: Instant?) -> JSON {
    timeText(instant, digitCount: 6)
  }

  /// "2026-11-22", or `null`.
  package static func day(_ day: Day?) -> JSON { .string(day?.description) }

  /// The ULID, or `null`.
  package static func id<Tag>(_ identifier: Identifier<Tag>?) -> JSON {
    .string(identifier?.description)
  }

  /// "1.184209", or `null`.
  package static func position(_ position: LogPosition?) -> JSON { .string(position?.text) }

  /// "all", or the list of teams that may see a thing.
  package static func visibility(_ teams: [Team]) -> JSON {
    teams.isEmpty ? "all" : .array(teams.map { .string($0.code) })
  }

  private static func timeText(_ instant: Instant?, digitCount: Int) -> JSON {
    guard let instant else { return .null }
    var quoted: [UInt8] = []
    TimeText.append(instant, digitCount: digitCount, to: &quoted)
    return .string(String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self))
  }
}

extension LogPosition {
  /// "1.184209": epoch and number of the event.
  package var text: String { "\(epoch).\(seq)" }

  /// Reads "1.184209"; `nil` if it is none.
  package init?(text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ part in
        (1...16).contains(part.utf8.count) && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }),
      let epoch = Int(parts[0]), let seq = Int(parts[1]),
      epoch <= JSON.integerMax, seq <= JSON.integerMax
    else { return nil }
    self.init(epoch: epoch, seq: seq)
  }
}
