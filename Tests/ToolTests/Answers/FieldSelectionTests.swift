import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("--fields")
struct FieldSelectionTests {
  /// A document with any data, and where the book stood.
  private static func document(_ name: String, _ data: JSON) -> Document {
    Document(
      DocumentShape<JSON>(
        name, "",
        [Member("data", Shape.anything) { $0 }, Member("asOf", Shape.text) { _ in "1.5" }]), data)
  }

  private static let document = document(
    "casebook.case/1",
    [
      "id": "X", "owner": ["person": nil, "team": "repair"],
      "promises": [["ref": "C-1#2", "state": "open"], ["ref": "C-1#3", "state": "open"]],
      "handoff": nil,
    ])

  private static func selected(_ fields: [String]) throws -> String {
    String(
      decoding: try FieldSelection(fields).apply(to: document).json.bytes(), as: UTF8.self)
  }

  @Test("selects members, also within objects and lists, and keeps what is beside the data")
  func selects() throws {
    #expect(
      try Self.selected(["id", "owner.team", "promises.ref", "handoff.by"])
        == #"{"asOf":"1.5","data":{"handoff":null,"id":"X","owner":{"team":"repair"},"#
        + #""promises":[{"ref":"C-1#2"},{"ref":"C-1#3"}]},"schema":"casebook.case/1"}"#)
    #expect(
      try Self.selected(["promises.ref", "promises.state"]).contains(
        #"[{"ref":"C-1#2","state":"open"},{"ref":"C-1#3","state":"open"}]"#))
  }

  @Test("names every field there is")
  func names() {
    #expect(
      FieldSelection.names(of: Self.document) == [
        "handoff", "id", "owner", "owner.person", "owner.team", "promises", "promises.ref",
        "promises.state",
      ])
  }

  @Test("refuses a field that does not exist and lists the others")
  func unknown() {
    #expect {
      try Self.selected(["owner.tema"])
    } throws: { error in
      let report = error as? ErrorReport
      return report?.code == "usage.unknownField" && report?.exit == .usage
        && report?.details.first?.en.contains("owner.team") ?? false
    }
  }

  @Test("selects from each element of a list")
  func lists() throws {
    let list = Self.document("casebook.list/1", [["a": 1, "b": 2], ["a": 3, "b": 4]])
    let selected = try FieldSelection(["a"]).apply(to: list)
    #expect(selected.data == [["a": 1], ["a": 3]])
    #expect(
      selected.lines.map { String(decoding: $0.bytes(), as: UTF8.self) } == [
        #"{"data":{"a":1},"schema":"casebook.list/1"}"#,
        #"{"data":{"a":3},"schema":"casebook.list/1"}"#,
      ])
  }
}
