import Casebook
import Cases
import CasesTesting
import Foundation
import Testing
import Wire
import ZeroMQ

@testable import Service

@Suite("Keys")
struct KeyTests {
  @Test("that nobody allowed get nothing, at the desk and at feeds")
  func unknown() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let stranger = try test.client("stranger")
    try stranger.send(.ping, [:])
    #expect(try stranger.answer(within: 500) == nil)
    let deaf = try test.subscriber("stranger", to: [""])
    #expect(try deaf.next(within: 500) == nil)
    // The key of one audience opens no other one's feed.
    try test.allow("parts", [.read], audience: "narrow")
    let wrong = try test.subscriber("parts", to: [""])
    #expect(try wrong.next(within: 500) == nil)
  }

  @Test("are not needed by who does not speak CURVE, because he gets nothing")
  func plain() throws {
    let test = try TestService()
    let service = try test.start()
    let plain = try TestClient(
      try #require(service.endpoints.desk.first), server: nil, pair: nil)
    try plain.send(.ping, [:])
    #expect(try plain.answer(within: 500) == nil)
  }

  @Test("are taken in while the service runs")
  func allowedLater() throws {
    let test = try TestService()
    try test.start()
    try test.allow("late", [.read])
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try test.client("late").code(.ping) == nil)
  }

  @Test("an allowlist that cannot be read changes nothing")
  func brokenList() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.ping) == nil)
    try Data("[[client]]\nname =".utf8).write(to: URL(fileURLWithPath: test.desk.allowlist))
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try client.code(.ping) == nil)
    #expect(try test.client("erp", over: "ipc").code(.ping) == nil)
  }

  @Test("that were revoked are refused as soon as the list can be read, though at first it cannot")
  func lateRevocation() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.ping) == nil)
    let (list, next) = (test.desk.allowlist, test.desk.allowlist + ".next")
    try Allowlist().write(to: next)
    // Others may write to it, so it is not read; then the same bytes, which are.
    let isOpened = unsafe chmod(next, 0o622) == 0 && rename(next, list) == 0
    #expect(isOpened)
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try client.code(.ping) == nil)
    let isClosed = unsafe chmod(list, 0o600) == 0
    #expect(isClosed)
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try client.code(.ping) == .notAllowed)
  }

  @Test("are read when that is wanted, and only then is it said that the service is ready")
  func reload() throws {
    let test = try TestService()
    try test.allow("erp", [.read])
    let service = try test.start()
    let client = try test.client("erp")
    #expect(try client.code(.ping) == nil)
    try Allowlist().write(to: test.desk.allowlist)
    service.reload()
    Thread.sleep(forTimeInterval: 0.2)
    #expect(try client.code(.ping) == .notAllowed)
  }

  @Test("a service that lets unknown ones in does not start")
  func selfTest() throws {
    let test = try TestService()
    let error = #expect(throws: ServiceError.self) {
      try test.start(decide: { key, _, _ in .allowed(userID: key.text) })
    }
    guard case .acceptsUnknownKeys = error else { throw Unexpected(what: "\(error as Any)") }
  }

  @Test("a service that cannot prove that it refuses them does not start")
  func silentHandler() throws {
    let test = try TestService()
    let error = #expect(throws: ServiceError.self) {
      try test.start(decide: { _, _, _ in .later })
    }
    guard case .selfTestFailed = error else { throw Unexpected(what: "\(error as Any)") }
  }

  @Test("a service without any stays on this machine")
  func insecure() throws {
    let test = try TestService()
    var configuration = test.configuration
    configuration.keys = nil
    configuration.desk = ["tcp://*:*"]
    #expect(throws: ServiceError.isOpen(endpoint: "tcp://*:*")) {
      try test.start(configuration)
    }
    configuration.desk = ["tcp://127.0.0.1:*"]
    configuration.feeds = [.init(.whole, at: ["tcp://127.0.0.1:*"])]
    let service = try test.start(configuration)
    let client = try TestClient(
      try #require(service.endpoints.desk.first), server: nil, pair: nil)
    #expect(try DoAnswer(try client.ask(.do, test.opening("case"))).entry == "C-1#1")
  }

  @Test("are judged by domain, and told to come later while there is no list")
  func decisions() throws {
    let pair = try CurveKeyPair.generate()
    let key = AllowedKey(name: "erp", publicKey: pair.publicKey, rights: [.read])
    let table = UserTable(Allowlist([key]), audiences: [.whole])
    let known = pair.publicKey
    #expect(ZapDecision(known, domain: "desk", in: nil) == .later)
    #expect(ZapDecision(known, domain: "desk", in: table) == .allowed(userID: known.text))
    #expect(ZapDecision(known, domain: "feed.whole", in: table) == .allowed(userID: known.text))
    #expect(ZapDecision(known, domain: "feed.narrow", in: table) == .refused)
    #expect(ZapDecision(known, domain: "", in: table) == .refused)
    let stranger = try CurveKeyPair.generate().publicKey
    #expect(ZapDecision(stranger, domain: "desk", in: table) == .refused)
    let mute = AllowedKey(name: "mute", publicKey: stranger, rights: [])
    let mutes = UserTable(Allowlist([mute]), audiences: [.whole])
    #expect(ZapDecision(stranger, domain: "feed.whole", in: mutes) == .refused)
  }

  @Test("printed in a manual, doubled ones and open files are refused")
  func files() throws {
    let test = try TestService()
    let path = test.desk.allowlist
    func write(_ text: String, _ mode: Int = 0o600) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
    let published = """
      [[client]]
      name = "erp"
      public = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"
      audience = "whole"
      rights = ["read"]

      """
    try write(published)
    #expect(throws: KeyFileError.isPublished(path: path, name: "erp")) { try Allowlist(path: path) }
    let own = try CurveKeyPair.generate().publicKey.text
    let good = published.replacingOccurrences(
      of: "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID", with: own)
    try write(good)
    #expect(try Allowlist(path: path).keys.map(\.name) == ["erp"])
    try write(good + good)
    #expect(throws: KeyFileError.isDoubled(path: path, name: "erp")) { try Allowlist(path: path) }
    try write(good, 0o622)
    #expect(throws: KeyFileError.isOpenToOthers(path: path)) { try Allowlist(path: path) }
    try write(good + "colour = 1\n")
    #expect(throws: KeyFileError.self) { try Allowlist(path: path) }
  }

  @Test("come out of their files as they went in")
  func roundTrip() throws {
    let test = try TestService()
    let pair = try CurveKeyPair.generate()
    let file = KeyPairFile(pair: pair, server: test.serverPair.publicKey)
    let path = test.directory + "/key.toml"
    try file.write(to: path)
    #expect(try KeyPairFile(path: path) == file)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    var rates = DeskRates()
    rates.burst = 7
    let key = AllowedKey(
      name: "erp", publicKey: pair.publicKey, member: .sample("sato"), team: .repair,
      rights: [.read, .speakFor], rates: rates)
    try Allowlist([key]).write(to: test.desk.allowlist)
    #expect(try Allowlist(path: test.desk.allowlist).keys == [key])
  }
}
