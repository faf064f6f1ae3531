import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A person who is forgotten")
struct ErasureTests {
  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test("is in no byte below the book, opens nowhere, and the book verifies")
  func nothingIsLeft() throws {
    let test = try TestBook()
    let blob = try Person.tell(test)
    try test.book.foldSearch()
    let before = try test.records()
    #expect(exists(test.path + "/blobs/" + blob))
    for text in Person.secrets { #expect(try Person.texts(test.book).contains(text), "\(text)") }
    try Person.forget(test)

    let told = try Person.texts(test.book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(told.contains("鈴木様は来週"))
    #expect(!exists(test.path + "/blobs/" + blob))
    #expect(try test.faults() == [])
    // What happened is still there, with its times.
    let after = try test.records().prefix(before.count)
    #expect(after.map(\.event.kind) == before.map(\.event.kind))
    #expect(after.map(\.occurredAt) == before.map(\.occurredAt))
    #expect(after.filter { $0.personal == .erased }.count == 8)
    test.close(folding: true)
    try expectNoTraces(of: Person.secrets, below: test.directory)
  }

  @Test("is counted: what went stands in the log, on the person's own feed")
  func completion() throws {
    let test = try TestBook()
    try Person.tell(test)
    try Person.forget(test)
    let last = try #require(try test.records().last)
    guard case .book(.erasureCompleted(let completed)) = last.event else {
      Issue.record("\(last.event)")
      return
    }
    #expect(last.refs == Refs([Person.customer]))
    #expect(last.origin == .book)
    #expect(completed.recordCount == 8)
    #expect(completed.blobCount == 1)
    #expect(completed.keys.count == 3)
    // Done is done: nothing is left to be carried out.
    #expect(try test.book.carryOutErasures() == [])
    #expect(try test.book.carryOutErasures(isThorough: true) == [])
  }

  @Test("is found by nobody: not by the number, and the index has none of the words")
  func notFound() throws {
    let test = try TestBook()
    try Person.tell(test)
    try test.book.foldSearch()
    func points(_ text: String) throws -> Int {
      try test.book.read { (snapshot) throws(BookError) in
        do throws(RowsError) { return try snapshot.points(.phone, text).count } catch {
          throw BookError(error, path: "customers")
        }
      }
    }
    func hashes(_ text: String) throws -> Int {
      let index = try test.book.searchIndex()
      let runs = SearchRun.runs(of: FoldedText(text))
      var tokens: [SearchToken] = []
      for run in runs { run.forEachToken { tokens.append($0) } }
      var found = 0
      for token in tokens {
        var lists = [PostingList(index.hash(token))]
        if try !index.common(&lists, by: .max - 1).isEmpty { found += 1 }
      }
      return found
    }
    #expect(try points("+819011112222") == 1)
    #expect(try hashes("水漏れ") > 0)
    try Person.forget(test)
    #expect(try points("+819011112222") == 0)
    #expect(try points("+818033334444") == 1)
    #expect(try hashes("水漏れ") == 0)
    #expect(try hashes("来週") > 0)
    let query = try #require(SearchQuery("鈴木"))
    #expect(try test.book.search(query, SearchFilter(limit: 9)).found.count == 2)
  }

  @Test("is gone too from the memory of others who have the book open")
  func otherProcesses() throws {
    let test = try TestBook()
    try Person.tell(test)
    try test.book.foldSearch()
    // As another process has it: environments are opened once in each.
    let keys = try #require(test.book.keys)
    let other = try KeyStore(directory: keys.directory, book: testBook)
    other.refresh()
    // What has nothing personal is sealed with no key.
    let theirs = try test.records().filter { $0.refs.customer == .sample("takahashi") }
    let slots = theirs.map(\.keyID).filter { $0 != 0 }
    #expect(slots.count == 8)
    for slot in slots { #expect(try other.key(slot) != nil) }
    try Person.forget(test)
    other.refresh()
    for slot in slots { #expect(try other.key(slot) == nil) }
  }

  @Test("shows as erased in feeds and replays")
  func feeds() throws {
    let test = try TestBook()
    try Person.tell(test)
    try Person.forget(test)
    let renderer = Renderer(book: testBook)
    let events: [String] = try test.book.read { (snapshot) throws(BookError) in
      do throws(RowsError) {
        var events: [String] = []
        for seq in 1..<(snapshot.head.seq + 1) {
          events.append(
            String(decoding: try snapshot.rendered(seq, by: renderer), as: UTF8.self))
        }
        return events
      } catch { throw BookError(error, path: "log") }
    }
    let all = events.joined()
    for text in Person.secrets { #expect(!all.contains(text), "\(text)") }
    #expect(events.filter { $0.contains(#"{"erased":true}"#) }.count == 8)
    #expect(all.contains("鈴木様は来週"))
  }

  @Test("of whom words come later: refused at a desk, dropped from a device that was offline")
  func later() throws {
    let test = try TestBook()
    try Person.tell(test)
    try Person.forget(test)
    let fresh = Refs([Person.customer, Ref(.contact, .sample("new call"))])
    for refs in [Person.refs, Person.call, fresh] {
      let command = test.facts(Person.memo("また水漏れ"), refs: refs)
      #expect(try test.book.perform(command).refusal == .customerIsErased)
    }
    var command = test.facts(Person.memo("また水漏れ"), refs: fresh)
    command.wasOffline = true
    try test.accept(command)
    let last = try #require(try test.records().last)
    #expect(last.personal == .erased)
    #expect(try test.faults() == [])
    test.close(folding: true)
    try expectNoTraces(of: ["また水漏れ"], below: test.path)
  }

  @Test("leaves an item that has another owner by now, of which is written under a new key")
  func itemOfAnother() throws {
    let test = try TestBook()
    try Person.tell(test)
    let item = Ref(.item, .sample("boiler"))
    try test.accept(
      test.facts(
        .items(.itemRegistered(ItemRegistered(model: "AX-300", serial: "1"))),
        refs: Refs([Person.customer, item])))
    try test.accept(test.facts(Person.memo("設置は台所"), refs: Refs([item])))
    try test.accept(
      test.facts(
        .items(
          .itemOwnershipChanged(
            ItemOwnershipChanged(
              from: .sample("takahashi"), to: .sample("suzuki"), on: Day(2026, 11, 1),
              reason: "sold"))),
        refs: Refs([item])))
    try Person.forget(test)
    try test.accept(test.facts(Person.memo("鈴木様の台所"), refs: Refs([item])))
    let told = try Person.texts(test.book)
    #expect(!told.contains("設置は台所"))
    #expect(told.contains("鈴木様の台所"))
    #expect(try test.faults() == [])
  }

  @Test("is forgotten once more when a call turns out to have been theirs")
  func lateIdentity() throws {
    let test = try TestBook()
    try Person.tell(test)
    let call = Refs([Ref(.contact, .sample("unknown"))])
    try test.accept(test.facts(Person.memo("名乗らない方から水漏れの件"), refs: call))
    try Person.forget(test)
    let identified = ContactIdentified(
      chosen: .sample("takahashi"), method: .spoken, level: .known)
    try test.accept(
      test.facts(
        .contacts(.contactStarted(ContactStarted(channel: .phone, direction: .inbound))),
        .contacts(.contactIdentified(identified)), refs: Refs(call.all + [Person.customer])))
    #expect(try Person.texts(test.book).contains("名乗らない方"))
    #expect(try test.book.carryOutErasures() == [], "an order has its completion")
    try test.reopen(for: .serve)
    #expect(try !Person.texts(test.book).contains("名乗らない方"))
    #expect(try test.faults() == [])
    #expect(try test.book.carryOutErasures(isThorough: true) == [])
    // One person has two completions now; the next order counts all the same.
    try test.accept(
      test.decision(
        .orderErasure(ErasureOrdered(reason: "subjectRequest")),
        refs: Refs([Ref(.customer, .sample("suzuki"))])))
    #expect(try test.book.carryOutErasures().count == 1)
    #expect(try !Person.texts(test.book).contains("鈴木花子"))
  }

  @Test("folds to the same rows whether rebuilt before or after")
  func rebuilding() throws {
    let test = try TestBook()
    try Person.tell(test)
    try test.book.rebuild { _, _ in }
    try Person.forget(test)
    let forgotten = try test.rows()
    try test.book.rebuild { _, _ in }
    let rebuilt = try test.rows()
    for view in ViewName.allCases { #expect(forgotten[view] == rebuilt[view], "\(view.rawValue)") }
    #expect(try test.faults() == [])
  }
}

@Suite("An erasure that is broken off")
struct ErasureCrashTests {
  @Test("goes on when the book is opened again", arguments: ErasureStep.allCases)
  func resumes(after step: ErasureStep) throws {
    let test = try TestBook()
    let blob = try Person.tell(test)
    try test.book.foldSearch()
    try Person.order(test)
    let before = try test.standing().seq
    try test.book.carryOutErasures(through: step)
    try test.reopen()
    #expect(try test.standing().seq == before + 1)
    let told = try Person.texts(test.book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(!FileManager.default.fileExists(atPath: test.path + "/blobs/" + blob))
    #expect(try test.faults() == [])
    let query = try #require(SearchQuery("水漏れ"))
    #expect(try test.book.search(query, SearchFilter(limit: 9)).found.isEmpty)
  }

  @Test("between the two renamings of the index leaves one that can be made again")
  func indexIsAway() throws {
    let test = try TestBook()
    try Person.tell(test)
    try test.book.foldSearch()
    try Person.order(test)
    try test.book.carryOutErasures(through: .keys)
    test.close()
    try FileManager.default.moveItem(
      atPath: test.path + "/search", toPath: test.path + "/search.old")
    try test.reopen()
    #expect(!FileManager.default.fileExists(atPath: test.path + "/search.old"))
    let query = try #require(SearchQuery("鈴木"))
    #expect(try test.book.search(query, SearchFilter(limit: 9)).found.count == 2)
  }
}
