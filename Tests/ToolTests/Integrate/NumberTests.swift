import PhoneNumbers
import Screens
import Testing
import Wire

@testable import CasebookTool

@Suite("Telephone numbers")
struct NumberTests {
  private static let isLibraryThere = (try? PhoneNumberReader(region: "JP")) != nil

  private func book(region: String) throws -> BookWorld {
    let book = try BookWorld(isEmpty: true)
    #expect(book.run("init", "--region", region, "--name", "佐藤").exit == .done)
    return book
  }

  @Test(
    "are the same in every way of writing them",
    .enabled(if: Self.isLibraryThere, "libphonenumber is not installed"))
  func forms() throws {
    let book = try book(region: "JP")
    try book.done("customer", "new", "山田製作所", "--phone", "+81 3 1234 5678")
    for typed in [
      "03-1234-5678", "0312345678", "０３－１２３４－５６７８", "+81312345678", "+81 3 1234 5678",
      "0081 3 1234 5678", "(03) 1234.5678",
    ] {
      let found = try book.document("customer", "show", typed)
      #expect(found["data"]?["ref"]?.text == "K-1", "\(typed)")
      #expect(try book.done("call", "in", "--from", typed).contains("山田製作所"), "\(typed)")
    }
    let point = try book.document("customer", "show", "K-1")["data"]?["points"]?[0]
    #expect(point?["normalized"]?.text == "+81312345678")
    #expect(book.run("customer", "show", "03-1234-5679").exit == .notFound)
  }

  @Test(
    "are read as they are dialled in the region of the book",
    .enabled(if: Self.isLibraryThere, "libphonenumber is not installed"))
  func regions() throws {
    let book = try book(region: "de")
    try book.done("customer", "new", "Schmidt", "--phone", "030 123456")
    #expect(try book.document("customer", "show", "+4930123456")["data"]?["ref"]?.text == "K-1")
    let nowhere = try BookWorld(isEmpty: true)
    let outcome = nowhere.run("init", "--region", "XX")
    #expect(outcome.exit == .usage)
    #expect(outcome.errors.contains("[usage.invalidValue]"))
    #expect(BookDirectoryLook.isMissing(nowhere.book))
  }

  @Test("are never refused: what nobody knows is kept and found as it was typed")
  func neverRefused() throws {
    let book = try book(region: "JP")
    for (index, typed) in ["110", "#8000", "5678", "999999999999999", "内線のみ"].enumerated() {
      let outcome = book.run("customer", "new", "お客様 \(index)", "--phone", typed)
      #expect(outcome.exit == .done, "\(typed): \(outcome.errors)")
      #expect(outcome.errors.contains("打たれたとおり"), "\(typed)")
    }
    #expect(try book.document("customer", "show", "#8000")["data"]?["ref"]?.text == "K-2")
    #expect(try book.document("customer", "show", "５６７８")["data"]?["ref"]?.text == "K-3")
  }

  @Test("find those that were recorded where libphonenumber is missing, and the other way round")
  func withoutLibrary() {
    let written = TypedNumber(PhoneNumber(unverified: "03-1234-5678"), region: "JP")
    #expect(written.normalized == "0312345678")
    #expect(written.lookupTexts == ["0312345678", "+81312345678"])
    let dialled = TypedNumber(PhoneNumber(unverified: "+81 3 1234 5678"), region: "JP")
    #expect(dialled.lookupTexts == ["+81312345678", "0312345678"])
  }
}
