package import Cases

/// A feed: a part of the log in its order.
///
/// The trailing "/" belongs to the name, or else who subscribes to "team/1" would get "team/10".
package enum FeedName: Hashable, Sendable {
  /// Everything.
  case log
  case `case`(CaseID)
  case customer(CustomerID)
  case item(ItemID)
  /// Recorded for the team, or handed or addressed to it.
  case team(Team)
  /// Of one type: "part.installed".
  case type(String)

  /// Reads "team/repair/"; `nil` if it is no feed.
  package init?(_ text: String) {
    guard text.utf8.count <= DeskLimits.feedByteCountMax else { return nil }
    if text == "log/" {
      self = .log
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].isEmpty, let family = FeedFamily(rawValue: String(parts[0])),
      let feed = family.feed(String(parts[1]))
    else { return nil }
    self = feed
  }

  /// "team/repair/".
  package var text: String {
    switch self {
    case .log: "log/"
    case .case(let id): "case/\(id)/"
    case .customer(let id): "customer/\(id)/"
    case .item(let id): "item/\(id)/"
    case .team(let team): "team/\(team.code)/"
    case .type(let type): "type/\(type)/"
    }
  }

  /// The first frame of its live messages.
  package var topic: [UInt8] { Array(text.utf8) }

  /// What kind of feed it is; `nil` for the log itself, which is the only one of its kind.
  package var family: FeedFamily? {
    switch self {
    case .log: nil
    case .case: .case
    case .customer: .customer
    case .item: .item
    case .team: .team
    case .type: .type
    }
  }
}

/// The kinds of feeds of which there are many.
package enum FeedFamily: String, Hashable, Sendable, CaseIterable {
  case `case`, customer, item, team, type

  /// What a subscription to all of them begins with: "team/".
  package var prefix: String { "\(rawValue)/" }

  fileprivate func feed(_ name: String) -> FeedName? {
    switch self {
    case .case: Self.id(name).map(FeedName.case)
    case .customer: Self.id(name).map(FeedName.customer)
    case .item: Self.id(name).map(FeedName.item)
    case .team: Team(name).map(FeedName.team)
    case .type: Self.isType(name) ? .type(name) : nil
    }
  }

  /// Only the one spelling, since a topic is compared by its bytes.
  private static func id<Tag>(_ text: String) -> Identifier<Tag>? {
    Identifier(ulid: text).flatMap { "\($0)" == text ? $0 : nil }
  }

  /// "part.installed": two words of letters and digits.
  private static func isType(_ name: String) -> Bool {
    let words = name.split(separator: ".", omittingEmptySubsequences: false)
    return words.count == 2
      && words.allSatisfy { word in
        !word.isEmpty
          && word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              Ascii.zero...Ascii.nine:
              true
            default: false
            }
          }
      }
  }
}

/// A feed, or all of a kind: "team/repair/", "team/*/".
package enum FeedPattern: Hashable, Sendable {
  case one(FeedName)
  case every(FeedFamily)

  /// Reads "team/*/"; `nil` if it is no pattern.
  package init?(_ text: String) {
    if let feed = FeedName(text) {
      self = .one(feed)
    } else if let family = FeedFamily.allCases.first(where: { "\($0.prefix)*/" == text }) {
      self = .every(family)
    } else {
      return nil
    }
  }

  /// "team/*/".
  package var text: String {
    switch self {
    case .one(let feed): feed.text
    case .every(let family): "\(family.prefix)*/"
    }
  }

  /// Whether the feed is this one, or of this kind.
  package func allows(_ feed: FeedName) -> Bool {
    switch self {
    case .one(let one): one == feed
    case .every(let family): family == feed.family
    }
  }
}
