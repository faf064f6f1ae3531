import Cases
import CasesTesting
import Testing

@testable import Wire

@Suite("The name of a feed")
struct FeedTests {
  private static let feeds: [FeedName] = [
    .log, .case(.sample("case")), .customer(.sample("customer")), .item(.sample("item")),
    .team(.repair), .type("part.installed"),
  ]

  @Test("is read as it is written, with its trailing slash")
  func survives() {
    for feed in Self.feeds {
      #expect(FeedName(feed.text) == feed)
      #expect(feed.text.hasSuffix("/"))
      #expect(FeedName(String(feed.text.dropLast())) == nil)
      #expect(feed.topic == bytes(feed.text))
    }
    #expect(FeedName.team(.repair).text == "team/repair/")
  }

  @Test("is nothing else")
  func refusesOthers() {
    let id = CaseID.sample("case").description
    for text in [
      "", "/", "log", "log//", "LOG/", "logs/", "team/", "team//", "team/a/b/", "team/é/",
      "team/*/", "case/42/", "case/\(id.lowercased())/", "case/\(id)", "contact/\(id)/",
      "type/part/", "type/part.installed.2/", "type/.installed/", "type/a b.c/", "~",
      "~/", "team/" + String(repeating: "x", count: 65) + "/",
    ] {
      #expect(FeedName(text) == nil, "\(text)")
    }
  }

  @Test("has at most 200 bytes")
  func isBound() {
    func type(_ count: Int) -> String {
      "type/a." + String(repeating: "x", count: count - 8) + "/"
    }
    #expect(type(200).utf8.count == DeskLimits.feedByteCountMax)
    #expect(FeedName(type(200)) != nil)
    #expect(FeedName(type(201)) == nil)
  }

  @Test("of a subject does not begin with that of another")
  func isNoPrefix() {
    let topics = [FeedName.team(Team("1") ?? .repair), .team(Team("10") ?? .repair)]
    #expect(!topics[1].text.hasPrefix(topics[0].text))
    // What a heartbeat is called sorts after all of them.
    for feed in Self.feeds { #expect(feed.text < "~") }
  }

  @Test("fits the patterns that name it or its kind")
  func fitsPatterns() {
    for (index, feed) in Self.feeds.enumerated() {
      #expect(FeedPattern.one(feed).allows(feed))
      for (other, another) in Self.feeds.enumerated() where other != index {
        #expect(!FeedPattern.one(feed).allows(another))
        if let family = feed.family { #expect(!FeedPattern.every(family).allows(another)) }
      }
      if let family = feed.family { #expect(FeedPattern.every(family).allows(feed)) }
      #expect(FeedPattern(FeedPattern.one(feed).text) == .one(feed))
    }
    for family in FeedFamily.allCases {
      #expect(FeedPattern(FeedPattern.every(family).text) == .every(family))
    }
    for text in ["*", "*/", "*/*/", "log/*/", "team/*", "team/r*/", "contact/*/"] {
      #expect(FeedPattern(text) == nil, "\(text)")
    }
  }
}

@Suite("An audience")
struct AudienceTests {
  private func audience(_ json: JSON) throws -> Audience { try Audience(json) }

  @Test("has nothing that it is not given")
  func deniesByDefault() throws {
    let nobody = try audience(["name": "nobody"])
    for feed in [FeedName.log, .team(.repair), .type("part.installed")] {
      #expect(!nobody.allows(feed))
    }
    #expect(nobody.profile.classes.isEmpty)
    #expect(nobody.profile.teams == [])
    #expect(!nobody.profile.sees([.repair]))
    // What everybody may see it would see, if it had a feed with it.
    #expect(nobody.profile.sees([]))
    #expect(!nobody.isWhole)
    #expect(Audience("nobody") == nobody)
  }

  @Test("has the feeds, the teams and the classes that it is given, and no others")
  func hasWhatItIsGiven() throws {
    let repair = try audience([
      "name": "repair", "feeds": ["team/repair/", "case/*/"], "teams": ["repair"],
      "classes": ["words", "name"],
    ])
    #expect(repair.allows(.team(.repair)))
    #expect(!repair.allows(.team(.sales)))
    #expect(repair.allows(.case(.sample("any"))))
    #expect(!repair.allows(.customer(.sample("any"))))
    #expect(!repair.hasLog)
    #expect(repair.profile == Profile(classes: [.words, .name], teams: [.repair]))
  }

  @Test("is whole only with every feed, every class and every team")
  func isWhole() throws {
    #expect(Audience.whole.isWhole)
    let all: JSON = ["name": "desk", "feeds": "all", "teams": "all", "classes": "all"]
    #expect(try audience(all).isWhole)
    for name in ["feeds", "teams", "classes"] {
      var members = all.members ?? [:]
      members[name] = nil
      #expect(try !audience(.object(members)).isWhole, "\(name)")
    }
    let noLog: JSON = .array(FeedFamily.allCases.map { .string("\($0.rawValue)/*/") })
    var members = all.members ?? [:]
    members["feeds"] = noLog
    #expect(try !audience(.object(members)).isWhole)
    members["feeds"] = .array((noLog.elements ?? []) + ["log/"])
    #expect(try audience(.object(members)).isWhole)
  }

  @Test("is read as it is written")
  func survives() throws {
    for json: JSON in [
      ["name": "nobody", "feeds": [], "teams": [], "classes": []],
      ["name": "a", "feeds": ["log/"], "teams": "all", "classes": ["media", "words"]],
      ["name": "b", "feeds": ["team/*/"], "teams": ["repair", "sales"], "classes": "all"],
    ] {
      #expect(try audience(json).json == json)
    }
    #expect(try audience(Audience.whole.json) == .whole)
  }

  @Test("that is written wrongly is refused, and never a wider one")
  func refusesMistakes() {
    func at(_ json: JSON) -> String? {
      do throws(IncomingError) {
        _ = try Audience(json)
        return nil
      } catch .malformed(let pointer, _) {
        return pointer
      } catch {
        return "\(error)"
      }
    }
    #expect(at([:]) == "/name")
    #expect(at(["name": "a b"]) == "/name")
    #expect(at(["name": "../x"]) == "/name")
    #expect(at(["name": "a", "feed": ["log/"]]) == "/feed")
    #expect(at(["name": "a", "feeds": ["log"]]) == "/feeds/0")
    #expect(at(["name": "a", "feeds": ["log/", "*"]]) == "/feeds/1")
    #expect(at(["name": "a", "teams": ["all"]]) == nil)
    #expect(at(["name": "a", "teams": "repair"]) == "/teams")
    #expect(at(["name": "a", "classes": ["words", "phone"]]) == "/classes/1")
    #expect(at(["name": "a", "classes": "everything"]) == "/classes")
  }
}

@Suite("A live message")
struct LiveMessageTests {
  @Test("is read as it was written, and further frames are passed over")
  func survives() throws {
    let message = LiveMessage(
      .team(.repair), LogPosition(epoch: 1, seq: 184_209), previous: 184_017, body: [1])
    #expect(
      message.frames == ["team/repair/", "1.184209", "184017"].map { bytes($0) } + [[1]])
    let read = try #require(LiveMessage(frames: message.frames + [[9], [9]]))
    #expect(read == message)
    #expect(read.feed == .team(.repair))
    #expect(!read.isHeartbeat)
    #expect(LiveMessage(frames: message.frames + [[], [], [], []]) == message)
    #expect(LiveMessage(frames: message.frames + [[], [], [], [], []]) == nil)
  }

  @Test("that is none is passed over")
  func refusesOthers() {
    for texts in [
      [], ["log/"], ["log/", "1.2", "1"], ["log/", "1", "1", "{}"], ["log/", "1.2", "-1", "{}"],
      ["log/", "1.2", "", "{}"], ["log/", "1.2", "9007199254740992", "{}"],
      ["log/", "1.-2", "1", "{}"],
    ] {
      #expect(LiveMessage(frames: texts.map { bytes($0) }) == nil, "\(texts)")
    }
  }

  @Test("may be a heartbeat, which says where the log ends and the hash there")
  func mayBeAHeartbeat() throws {
    let hash = [UInt8](repeating: 0xAB, count: 32)
    let heartbeat = Heartbeat(
      head: LogPosition(epoch: 1, seq: 184_209), hash: hash, time: .sample)
    let message = try #require(LiveMessage(frames: heartbeat.message.frames))
    #expect(message.isHeartbeat)
    #expect(message.feed == nil)
    #expect(message.previous == 184_209)
    #expect(Heartbeat(message) == heartbeat)
    #expect(heartbeat.intervalMilliseconds == 1_000)
  }

  @Test("of an audience without the log says neither")
  func tellsNothingWithoutTheLog() throws {
    let heartbeat = Heartbeat(head: LogPosition(epoch: 3, seq: 0), hash: nil, time: .sample)
    #expect(heartbeat.message.position.text == "3.0")
    #expect(heartbeat.message.previous == 0)
    #expect(!text(heartbeat.message.body).contains("hash"))
    #expect(Heartbeat(heartbeat.message) == heartbeat)
  }
}
