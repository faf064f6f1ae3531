internal import Cases

/// A group of readers who see the same: at the desk and live.
///
/// What it is not given it does not have: no feeds, no personal fields, and no events that only
/// some teams may see.
package struct Audience: Hashable, Sendable {
  /// ASCII letters, digits, `-`, `_` and `.`: it stands in the path of its feed's socket.
  package let name: String
  package var feeds: [FeedPattern]
  package var profile: Profile

  /// - Parameters:
  ///   - name: 1 to 64 ASCII letters, digits, `-`, `_` and `.`; what else is no audience.
  ///   - feeds: The feeds that it may follow.
  ///   - profile: What it sees of events.
  package init?(
    _ name: String, feeds: [FeedPattern] = [],
    profile: Profile = Profile(classes: [], teams: [])
  ) {
    guard Team(name) != nil else { return nil }
    self.init(known: name, feeds, profile)
  }

  private init(known name: String, _ feeds: [FeedPattern], _ profile: Profile) {
    self.name = name
    self.feeds = feeds
    self.profile = profile
  }

  /// Everything.
  package static let whole = Audience(known: "whole", everyFeed, .everything)

  private static let everyFeed =
    [FeedPattern.one(.log)] + FeedFamily.allCases.map(FeedPattern.every)

  /// Whether it sees everything that is in the book, whatever its name is.
  package var isWhole: Bool {
    profile == .everything && Set(Self.everyFeed).isSubset(of: feeds)
  }

  /// Whether it may follow the feed.
  package func allows(_ feed: FeedName) -> Bool { feeds.contains { $0.allows(feed) } }

  /// Whether it has the log itself, and so may know the book's head from second to second.
  package var hasLog: Bool { allows(.log) }
}

extension Audience {
  /// Reads what a file of configuration says, such as
  /// `{"name":"repair","feeds":["team/repair/"],"teams":["repair"],"classes":["words"]}`.
  ///
  /// What is left out is not given; `"all"` gives every team, every class or every feed.
  ///
  /// - Throws: What is wrong, and where.
  package init(_ json: JSON, at pointer: String = "") throws(IncomingError) {
    let object = try MemberReader(json, at: pointer)
    try object.allow(["name", "feeds", "teams", "classes"])
    let name = try object.required("name", .text)
    let teams = try object.optional("teams", .teams) ?? .some([])
    let classes = try object.optional("classes", .classes) ?? []
    let feeds = try object.optional("feeds", .feedPatterns) ?? []
    guard
      let audience = Audience(
        name, feeds: feeds, profile: Profile(classes: classes, teams: teams))
    else { throw object.child("name").expected(.team) }
    self = audience
  }

  /// The same as JSON.
  package var json: JSON {
    let teams: JSON =
      profile.teams.map { .array($0.sorted().map { .string($0.code) }) } ?? "all"
    let classes =
      profile.classes == Set(PersonalClass.allCases)
      ? "all" : JSON.array(profile.classes.map(\.rawValue).sorted().map { .string($0) })
    return [
      "name": .string(name), "feeds": .array(feeds.map { .string($0.text) }), "teams": teams,
      "classes": classes,
    ]
  }

  /// What `"all"` means for feeds.
  static var all: [FeedPattern] { everyFeed }
}

extension Reading where Value == Set<Team>? {
  /// "all", or a list of teams.
  fileprivate static var teams: Reading {
    Reading(read: { reader throws(IncomingError) in
      if reader.json == "all" { return nil }
      var teams: Set<Team> = []
      for element in try reader.elements() { teams.insert(try Reading<Team>.team.read(element)) }
      return teams
    })
  }
}

extension Reading where Value == Set<PersonalClass> {
  /// "all", or a list of classes.
  fileprivate static var classes: Reading {
    Reading(read: { reader throws(IncomingError) in
      if reader.json == "all" { return Set(PersonalClass.allCases) }
      var classes: Set<PersonalClass> = []
      for element in try reader.elements() {
        classes.insert(try Reading<PersonalClass>.word().read(element))
      }
      return classes
    })
  }
}

extension Reading where Value == [FeedPattern] {
  /// "all", or a list of patterns.
  fileprivate static var feedPatterns: Reading {
    Reading(read: { reader throws(IncomingError) in
      if reader.json == "all" { return Audience.all }
      var patterns: [FeedPattern] = []
      for element in try reader.elements() {
        guard let pattern = element.json.text.flatMap(FeedPattern.init) else {
          throw element.expected(.feed)
        }
        patterns.append(pattern)
      }
      return patterns
    })
  }
}
