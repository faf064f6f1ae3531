import Cases
import CasesTesting
import Foundation
import Testing
import Wire

@testable import Casebook

@Suite("A device that carries somebody who is forgotten")
struct ErasedKitTests {
  @Test("has nothing of them after the next contact, says so once, and gives no number again")
  func purges() throws {
    let (test, hub) = try KitWorld.hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try kit.memo("鍵は植木鉢の下")
    try kit.sync(hub)
    #expect(try kit.kit.sent().count == 1)
    let next = kit.kit.nextNumber
    try test.accept(
      test.history([.cases(.caseClosed(CaseClosed(surveyWanted: false)))], refs: KitWorld.refs))
    try test.accept(
      test.decision(
        .orderErasure(ErasureOrdered(reason: "subjectRequest")),
        refs: Refs([Ref(.customer, .sample("customer"))])))
    try #require(try test.book.carryOutErasures().count == 1)
    var acknowledged: [DeskRequest] = []
    hub.instead = { request in
      guard request.verb == .ack else { return nil }
      acknowledged.append(request)
      return AckAnswer().reply
    }
    #expect(try kit.sync(hub).failure == nil)
    #expect(try kit.kit.sent() == [])
    #expect(kit.kit.nextNumber == next)
    #expect(acknowledged.count == 1)
    let book = try kit.openBook()
    let told = try Person.texts(book)
    book.close()
    for text in ["鍵は植木鉢の下", "山田製作所", "圧縮機 異音 E4", "at the desk"] {
      #expect(!told.contains(text), "\(text)")
    }
    #expect(try kit.sync(hub).failure == nil)
    #expect(acknowledged.count == 1)
  }

  @Test("keeps what it cannot say to a desk that is busy, and says it later")
  func busy() throws {
    let (test, hub) = try KitWorld.hub()
    let kit = try TestKit(of: hub)
    try kit.sync(hub)
    try test.accept(
      test.history([.cases(.caseClosed(CaseClosed(surveyWanted: false)))], refs: KitWorld.refs))
    try test.accept(
      test.decision(
        .orderErasure(ErasureOrdered(reason: "subjectRequest")),
        refs: Refs([Ref(.customer, .sample("customer"))])))
    try #require(try test.book.carryOutErasures().count == 1)
    hub.instead = { request in
      request.verb == .ack ? DeskProblem.busy(retryMilliseconds: 1, "").reply : nil
    }
    #expect(try kit.sync(hub).failure != nil)
    #expect(kit.kit.file.erasedThrough == 0)
    hub.instead = { $0.verb == .ack ? AckAnswer().reply : nil }
    #expect(try kit.sync(hub).failure == nil)
    #expect(kit.kit.file.erasedThrough > 0)
  }
}
