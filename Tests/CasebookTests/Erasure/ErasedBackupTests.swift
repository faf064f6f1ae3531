import Cases
import CasesTesting
import EventLog
import Foundation
import Testing
import Views
import Wire

@testable import Casebook

@Suite("A backup of somebody who was forgotten after it")
struct ErasedBackupTests {
  @Test("does not open them with the copy of the keys, which was pruned, and is forgotten again")
  func pruned() throws {
    let test = try TestBook()
    try Person.tell(test)
    let (backup, keys) = (test.directory + "/backup", test.directory + "/keys")
    _ = try test.book.backUp(to: backup, keysTo: keys, now: test.clock.now)
    try Person.forget(test)
    #expect(test.book.keys?.unprunedCopies() == [])
    let restored = test.directory + "/restored"
    _ = try Book.restore(backup, keys: keys, to: restored, now: test.clock.now)
    let book = try Book(opening: restored)
    let told = try Person.texts(book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(told.contains("鈴木様は来週"))
    #expect(try book.verify { _, _, _ in }.faults == [])
    book.close()
  }

  @Test("is restored although it knew of a call before it knew whose call it was")
  func unknownCaller() throws {
    let test = try TestBook()
    let call = Refs([Ref(.contact, .sample("unknown"))])
    try test.accept(test.facts(Person.memo("名乗らない方から水漏れの件"), refs: call))
    let (backup, keys) = (test.directory + "/backup", test.directory + "/keys")
    _ = try test.book.backUp(to: backup, keysTo: keys, now: test.clock.now)
    try Person.tell(test)
    let identified = ContactIdentified(
      chosen: .sample("takahashi"), method: .spoken, level: .known)
    try test.accept(
      test.facts(
        .contacts(.contactStarted(ContactStarted(channel: .phone, direction: .inbound))),
        .contacts(.contactIdentified(identified)), refs: Refs(call.all + [Person.customer])))
    try Person.forget(test)
    let restored = test.directory + "/restored"
    _ = try Book.restore(backup, keys: keys, to: restored, now: test.clock.now)
    let book = try Book(opening: restored)
    #expect(try !Person.texts(book).contains("名乗らない方"))
    #expect(try book.verify { _, _, _ in }.faults == [])
    book.close()
  }

  @Test("forgets them again by a list of erasures, although an old copy of the keys opens them")
  func oldKeys() throws {
    let test = try TestBook()
    try Person.tell(test)
    let (backup, keys) = (test.directory + "/backup", test.directory + "/keys")
    _ = try test.book.backUp(to: backup, keysTo: keys, now: test.clock.now)
    let away = test.directory + "/away"
    try FileManager.default.moveItem(atPath: keys, toPath: away)
    try Person.forget(test)
    #expect(test.book.keys?.unprunedCopies().count == 1)
    // Nothing but the list tells of it.
    let raised = test.directory + "/raised"
    _ = try Book.restore(backup, keys: away, to: raised, now: test.clock.now)
    let restored = test.directory + "/restored"
    _ = try Book.restore(
      backup, keys: away, erasures: [test.path + "/keys"], to: restored, now: test.clock.now)
    let book = try Book(opening: restored)
    let told = try Person.texts(book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(told.contains("鈴木様は来週"))
    #expect(try book.verify { _, _, _ in }.faults == [])
    book.close()
    // Within reach again, the copy is pruned.
    try FileManager.default.moveItem(atPath: away, toPath: keys)
    test.book.keys?.pruneCopies()
    #expect(test.book.keys?.unprunedCopies() == [])
  }

  @Test("of a log that says so forgets them with keys of before")
  func ordersInTheLog() throws {
    let test = try TestBook()
    try Person.tell(test)
    let keys = test.directory + "/keys"
    _ = try test.book.backUp(to: test.directory + "/first", keysTo: keys, now: test.clock.now)
    let old = test.directory + "/old-keys"
    try FileManager.default.copyItem(atPath: keys, toPath: old)
    try Person.forget(test)
    let backup = test.directory + "/backup"
    _ = try test.book.backUp(to: backup, keysTo: nil, now: test.clock.now)
    let restored = test.directory + "/restored"
    _ = try Book.restore(backup, keys: old, to: restored, now: test.clock.now)
    let book = try Book(opening: restored)
    let told = try Person.texts(book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(try book.verify { _, _, _ in }.faults == [])
    book.close()
  }

  @Test("opens by a sealed copy of the keys with its recovery key alone, and that is pruned too")
  func sealedCopy() throws {
    let test = try TestBook()
    try Person.tell(test)
    let (safe, backup) = (test.directory + "/safe", test.directory + "/backup")
    let keys = try #require(test.book.keys)
    #expect(throws: KeyError.self) { try keys.backUp(to: safe) }
    let file = test.directory + "/recovery.key"
    let recovery = RecoveryKey()
    try recovery.write(to: file)
    try keys.setRecovery(recovery.publicHalf)
    try keys.backUp(to: safe)
    let master = try Data(contentsOf: URL(fileURLWithPath: test.path + "/keys/master"))
    for path in try filesBelow(safe) {
      let content = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(content.range(of: master) == nil, "\(path)")
    }
    _ = try test.book.backUp(to: backup, keysTo: nil, now: test.clock.now)
    try Person.forget(test)
    #expect(keys.unprunedCopies() == [])
    let restored = test.directory + "/restored"
    for wrong in [nil, RecoveryKey()] {
      #expect(throws: BookError.self) {
        try Book.restore(
          backup, keys: safe, recovery: wrong, to: restored, now: test.clock.now)
      }
    }
    _ = try Book.restore(
      backup, keys: safe, recovery: try RecoveryKey(path: file), to: restored,
      now: test.clock.now)
    let book = try Book(opening: restored)
    let told = try Person.texts(book)
    for text in Person.secrets { #expect(!told.contains(text), "\(text)") }
    #expect(told.contains("鈴木様は来週"))
    #expect(try book.verify { _, _, _ in }.faults == [])
    book.close()
    // Brought up to date, it has the keys that came since.
    try test.open("later", subject: "新しい相談")
    try keys.backUp(to: safe)
    #expect(keys.copies.count == 1)
    let later = test.directory + "/later"
    _ = try test.book.backUp(to: later, keysTo: nil, now: test.clock.now)
    _ = try Book.restore(
      later, keys: safe, recovery: recovery, to: later + "-book", now: test.clock.now)
    let again = try Book(opening: later + "-book")
    #expect(try Person.texts(again).contains("新しい相談"))
    again.close()
  }
}
