import Testing
import ZeroMQ

@testable import Client

@Suite("What a connection tells of a silent server")
struct LinkHistoryTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let events: [MonitorEvent.Kind]
    let silence: Silence
    var isHopeless = false
  }

  static let examples: [Example] = [
    Example(testDescription: "nothing happened: down", events: [], silence: .down),
    Example(
      testDescription: "closed and retried: down", events: [.closed, .retried, .closed],
      silence: .down),
    Example(
      testDescription: "refused by the ZAP handler: the key is refused",
      events: [.connected, .handshakeFailed(.authentication), .disconnected],
      silence: .keyRefused, isHopeless: true),
    Example(
      testDescription: "gone in the middle of a handshake: down, and worth waiting for",
      events: broken(LinkHistory.brokenCountMin - 1), silence: .down),
    Example(
      testDescription: "gone in the middle of every handshake: the server's key is wrong",
      events: broken(LinkHistory.brokenCountMin), silence: .serverKeyIsWrong, isHopeless: true),
    Example(
      testDescription: "a handshake that succeeded between: down",
      events: broken(LinkHistory.brokenCountMin - 1)
        + [.connected, .handshakeSucceeded, .disconnected] + broken(1), silence: .down),
    Example(
      testDescription: "another protocol", events: [.connected, .handshakeFailed(.protocolError)],
      silence: .otherProtocol, isHopeless: true),
    Example(
      testDescription: "connected and no handshake: no desk", events: [.connected],
      silence: .otherProtocol),
    Example(
      testDescription: "up and nothing comes: silent", events: [.connected, .handshakeSucceeded],
      silence: .silent),
    Example(
      testDescription: "was up and went away: down",
      events: [.connected, .handshakeSucceeded, .disconnected, .retried], silence: .down),
    Example(
      testDescription: "a failure before it came up is forgotten",
      events: [.connected, .handshakeFailed(.noDetail), .connected, .handshakeSucceeded],
      silence: .silent),
  ]

  /// Handshakes that break without a word.
  private static func broken(_ count: Int) -> [MonitorEvent.Kind] {
    (0..<count).flatMap { _ -> [MonitorEvent.Kind] in
      [.connected, .handshakeFailed(.noDetail), .disconnected, .retried]
    }
  }

  @Test("names the reason", arguments: examples)
  func reason(example: Example) {
    var history = LinkHistory()
    for event in example.events { history.take(event) }
    #expect(history.silence == example.silence)
    #expect(history.isHopeless == example.isHopeless)
  }
}

@Suite("The patience of a client")
struct PatienceTests {
  @Test("pauses double, with chance, up to ten seconds")
  func pauses() {
    var generator = SystemRandomNumberGenerator()
    let patience = Patience()
    for attempt in 1...20 {
      let base = min(100 << (attempt - 1), 10_000)
      for _ in 0..<50 {
        let pause = patience.pause(after: attempt, by: &generator)
        #expect(pause >= base && pause <= min(2 * base, 10_000))
      }
    }
  }
}

@Suite("The address of a server")
struct ServerAddressTests {
  @Test(
    "reads what people write",
    arguments: [
      ("tcp://cb.example.jp:7100", "tcp://cb.example.jp:7100"),
      ("tcp://cb.example.jp", "tcp://cb.example.jp:7100"),
      ("tcp://[::1]:7200", "tcp://[::1]:7200"),
      ("tcp://[fe80::1%eth0]", "tcp://[fe80::1%eth0]:7100"),
      ("tcp://10.0.0.1:7100/", "tcp://10.0.0.1:7100"), ("ipc:///run/desk", "ipc:///run/desk"),
    ])
  func reads(typed: String, meant: String) {
    #expect(ServerAddress(typed)?.text == meant)
  }

  @Test(
    "reads nothing else",
    arguments: [
      "", "tcp://", "tcp://:7100", "tcp://h:0", "tcp://h:70000", "tcp://::1:7100", "ipc://",
      "udp://h:1", "/srv/book", "tcp://*:7100",
    ])
  func refuses(typed: String) {
    #expect(ServerAddress(typed) == nil)
  }

  @Test("a path has at most 107 bytes")
  func path() {
    let longest = "ipc:///" + String(repeating: "a", count: 106)
    #expect(ServerAddress(longest) != nil)
    #expect(ServerAddress(longest + "a") == nil)
  }

  @Test("reaches a feed of every address by the name that the desk has")
  func feeds() throws {
    let address = try #require(ServerAddress("tcp://cb.example.jp:7100"))
    #expect(address.reached("tcp://*:7101") == "tcp://cb.example.jp:7101")
    #expect(address.reached("tcp://0.0.0.0:7101") == "tcp://cb.example.jp:7101")
    #expect(address.reached("tcp://other:7101") == "tcp://other:7101")
  }
}
