import Cases
import CasesTesting
import Testing

@testable import Wire

/// What an audience must not get, proved on the bytes: every personal field of every type holds a
/// word that stands nowhere else.
@Suite("What an audience cannot get")
struct AudienceRenderingTests {
  /// Every text of a personal field in an event, found by the description of its shape.
  private struct Finder {
    let registry = Registry.current

    /// The texts by the class that a reader needs for them; `nil` for a contact point whose class
    /// is that of its kind.
    func texts(_ message: Int, _ body: JSON) -> [(mark: PersonalMark, kind: String?, text: String)]
    {
      var found: [(mark: PersonalMark, kind: String?, text: String)] = []
      for field in registry.messages[message].fields {
        guard let value = body[field.name] else { continue }
        if let mark = field.personal {
          for text in Self.leaves(value) { found.append((mark, body["kind"]?.text, text)) }
        } else if case .message(let inner) = field.value {
          for element in value.elements ?? [value] { found += texts(inner, element) }
        }
      }
      return found
    }

    private static func leaves(_ json: JSON) -> [String] {
      switch json {
      case .string(let text): [text]
      case .array(let elements): elements.flatMap(leaves)
      case .object(let members): members.values.flatMap(leaves)
      case .null, .bool, .integer: []
      }
    }
  }

  private func rendered(
    _ kind: Event.Kind, _ profile: Profile, _ personal: PersonalPart? = nil,
    visibility: [Team] = []
  ) throws -> [UInt8] {
    var record = Record.sample(of: try .sample(kind))
    record.visibility = visibility
    let stored = try StoredRecord(bytes: record.encodedOpenly())
    return try Renderer(book: .sample("book"), profile: profile)
      .render(stored, seq: 7, personal: personal ?? stored.openPart)
  }

  private func secrets(
    _ kind: Event.Kind
  ) throws -> [(mark: PersonalMark, kind: String?, text: String)] {
    let open = try JSON(parsing: rendered(kind, .everything))
    let shape = try #require(Registry.current.newest(kind.rawValue))
    let body = try #require(open["data"]?["body"])
    // Words that stand in the clear part too would prove nothing.
    let closed = text(try rendered(kind, Profile(classes: [])))
    return Finder().texts(shape.message, body).filter { !$0.text.isEmpty && $0.text.count > 2 }
      .filter { secret in
        let isOnlyThere = !closed.contains(secret.text)
        #expect(isOnlyThere, "\(kind): \(secret.text)")
        return isOnlyThere
      }
  }

  /// The classes without which the text must not be seen.
  private func classes(_ mark: PersonalMark, _ kind: String?) -> Set<PersonalClass> {
    switch mark {
    case .always(let own): [own]
    case .never: []
    case .byContactPoint: PersonalMark.classOfPoint(kind).map { [$0] } ?? [.number, .address]
    }
  }

  @Test("no class: no personal text of any event", arguments: Event.Kind.allCases)
  func nobodySeesNothing(_ kind: Event.Kind) throws {
    // `secrets` compares with what is rendered without a class.
    _ = try secrets(kind)
  }

  @Test("all classes but one: nothing of that class, and all the rest")
  func everyClassIsOnItsOwn() throws {
    var count = 0
    for kind in Event.Kind.allCases {
      for missing in PersonalClass.allCases {
        let profile = Profile(classes: Set(PersonalClass.allCases).subtracting([missing]))
        let output = text(try rendered(kind, profile))
        for secret in try secrets(kind) {
          let needed = classes(secret.mark, secret.kind)
          #expect(
            output.contains(secret.text) == !needed.contains(missing),
            "\(kind) without \(missing): \(secret.text)")
          count += 1
        }
      }
    }
    // Enough of them that the test proves something.
    #expect(count > 150)
  }

  @Test("of a person who is forgotten, or without keys: nobody sees anything")
  func closedIsClosedForAll() throws {
    for kind in Event.Kind.allCases {
      for part in [PersonalPart.erased, .keyMissing, .closed] {
        let output = text(try rendered(kind, .everything, part))
        for secret in try secrets(kind) { #expect(!output.contains(secret.text), "\(kind)") }
      }
    }
  }

  @Test("another team's events: their place in the chain and nothing else")
  func withheldSaysNothing() throws {
    let profile = Profile(classes: Set(PersonalClass.allCases), teams: [.support])
    var sizes: Set<Int> = []
    for kind in Event.Kind.allCases {
      let output = try JSON(parsing: rendered(kind, profile, visibility: [.repair, .sales]))
      #expect(
        Set((output.members ?? [:]).keys)
          == ["data", "id", "sequence", "source", "specversion", "type"])
      #expect(output["type"] == "withheld")
      #expect(output["data"] == ["redacted": true, "why": "visibility"])
      sizes.insert(output.bytes().count)
    }
    // The size does not tell what it was.
    #expect(sizes.count == 1)
  }

  @Test("a team among those that may see it: the event itself")
  func visibleToItsTeams() throws {
    let teams: [(Set<Team>?, [Team], Bool)] = [
      ([.repair], [.repair], true), ([.repair], [.repair, .sales], true),
      ([.repair], [.sales], false), ([], [.sales], false), ([], [], true), (nil, [.sales], true),
    ]
    for (own, visibility, isSeen) in teams {
      let profile = Profile(classes: [], teams: own)
      let output = try JSON(
        parsing: rendered(.caseOpened, profile, visibility: visibility))
      #expect((output["type"] == "case.opened") == isSeen, "\(visibility)")
    }
  }
}
