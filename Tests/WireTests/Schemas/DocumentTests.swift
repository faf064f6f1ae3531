import Cases
import CasesTesting
import Testing
import WireTesting

@testable import Wire

@Suite("A document of the command line")
struct DocumentTests {
  private struct Owner {
    var team: Team
    var person: String?
  }

  private struct Example {
    var id: CaseID
    var owner: Owner
    var tags: [String]
    var openedAt: Instant?
    var acceptedAt: Instant
    var count: Int
    var isOpen: Bool
    var channel: Channel
    var amount: Quantity?
  }

  private static let owner: Shape<Owner> = .object([
    Member("team", .team) { $0.team },
    Member("person", Shape<String>.text.orNull) { $0.person },
  ])

  private static let shape = DocumentShape<Example>(
    "casebook.example/1", "An example.",
    [
      Member("id", .id(), "The case.") { $0.id },
      Member("owner", owner) { $0.owner },
      Member("tags", Shape<String>.text.list) { $0.tags },
      Member("openedAt", Shape<Instant>.time.orNull) { $0.openedAt },
      Member("acceptedAt", .acceptedTime) { $0.acceptedAt },
      Member("count", Shape<Int>.integer) { $0.count },
      Member("isOpen", .truth) { $0.isOpen },
      Member("channel", .word) { $0.channel },
      Member("amount", Shape<Quantity>.decimal.orNull) { $0.amount },
      Member("visibility", .visibility) { [$0.owner.team] },
    ])

  private static let value = Example(
    id: CaseID(high: 1, low: 2), owner: Owner(team: .repair, person: nil), tags: ["a"],
    openedAt: nil, acceptedAt: Instant(microseconds: 1), count: 3, isOpen: true,
    channel: .phone, amount: "1.5")

  @Test("is written as declared")
  func isWritten() {
    #expect(
      text(Self.shape.json(Self.value).bytes()) == """
        {"acceptedAt":"1970-01-01T00:00:00.000001Z","amount":"1.5","channel":"phone","count":3,\
        "id":"0000000000000G000000000002","isOpen":true,"openedAt":null,\
        "owner":{"person":null,"team":"repair"},"schema":"casebook.example/1","tags":["a"],\
        "visibility":["repair"]}
        """)
  }

  @Test("is valid by the schema that the same declaration gives")
  func isValid() throws {
    let schema = Self.shape.schema
    #expect(schema["$id"] == "casebook:casebook.example/1")
    #expect(schema["description"] == "An example.")
    #expect(schema["properties"]?["id"]?["description"] == "The case.")
    let document = Self.shape.json(Self.value)
    #expect(try SchemaValidator().problems(document, schema) == [])
    for name in document.members?.keys.sorted() ?? [] {
      let without = document.replacing([name], nil)
      #expect(try !SchemaValidator().problems(without, schema).isEmpty, "\(name)")
      let wrong = document.replacing([name], ["x": [1]])
      if name != "owner" {
        #expect(try !SchemaValidator().problems(wrong, schema).isEmpty, "\(name)")
      }
    }
  }

  @Test("that is a list says where to go on")
  func isAPage() throws {
    let shape = DocumentShape<Page<Int>>(
      "casebook.numbers/1", "Numbers.", Page<Int>.members(.integer))
    let page = Page(rows: [7, 8], next: "x", total: nil, asOf: "1.9")
    let document = shape.json(page)
    #expect(
      document == [
        "asOf": "1.9", "data": [7, 8], "page": ["count": 2, "next": "x", "total": nil],
        "schema": "casebook.numbers/1",
      ])
    #expect(try SchemaValidator().problems(document, shape.schema) == [])
    let line: JSON = ["data": 7, "schema": "casebook.numbers/1"]
    #expect(try SchemaValidator().problems(line, shape.schema) == [], "of --ndjson")
    let broken = [
      document.replacing(["data"], ["7"]), document.replacing(["page"], nil),
      line.replacing(["data"], "7"), line.replacing(["schema"], "casebook.names/1"),
    ]
    for wrong in broken {
      #expect(try !SchemaValidator().problems(wrong, shape.schema).isEmpty, "\(wrong)")
    }
  }

  @Test("may have members whose names nobody knows, and values of two shapes")
  func isOpen() throws {
    let shape = DocumentShape<[String: Either<Int, String>?]>(
      "casebook.figures/1", "Figures.",
      [Member("data", .map(Shape.either(Shape<Int>.integer, Shape<String>.text).orNull)) { $0 }])
    let document = shape.json(["a": .first(1), "b": .second("2.5"), "c": .none])
    #expect(document["data"] == ["a": 1, "b": "2.5", "c": nil])
    #expect(try SchemaValidator().problems(document, shape.schema) == [])
    let wrong = document.replacing(["data"], ["d": true])
    #expect(try SchemaValidator().problems(wrong, shape.schema) == ["/data/d: anyOf"])
  }

  @Test("holds events of any type")
  func holdsEvents() throws {
    let shape = DocumentShape<Page<JSON>>(
      "casebook.events/1", "Events.", Page<JSON>.members(.event))
    let events = try Event.Kind.allCases.map { kind in
      try Renderer(book: .sample("book")).value(.sample(of: .sample(kind)), nil)
    }
    let page = Page(rows: events + [Self.withheld], next: nil, total: nil, asOf: "1.9")
    #expect(try SchemaValidator().problems(shape.json(page), shape.schema) == [])
    let wrong = Page<JSON>(rows: [["type": "memo.written"]], next: nil, total: 1, asOf: "1.9")
    #expect(try !SchemaValidator().problems(shape.json(wrong), shape.schema).isEmpty)
  }

  private static let withheld: JSON = [
    "data": ["redacted": true, "why": "visibility"], "id": "01JD8Z6Q9M2T7V4K0XW3B5N8RC",
    "sequence": "00000000000000184209",
    "source": "urn:uuid:6e8bc430-9c3a-41d9-9669-0800200c9a66", "specversion": "1.0",
    "type": "withheld",
  ]
}
