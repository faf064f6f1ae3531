import Foundation
import Testing

@testable import ZeroMQ

/// A folder with a short path that goes away with its owner.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/casebook-zmq-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in the folder that has exactly so many bytes.
  func path(byteCount: Int) -> String {
    path + "/" + String(repeating: "x", count: byteCount - path.utf8.count - 1)
  }
}

@Suite("An endpoint")
struct EndpointTests {
  @Test("of ipc may have a path of 107 bytes")
  func longestPath() throws {
    let folder = try Folder()
    let context = try Context()
    let endpoint = "ipc://" + folder.path(byteCount: Endpoint.ipcPathByteCountMax)
    var server = try Socket(Pull.self, in: context)
    var client = try Socket(Push.self, in: context)
    try server.bind(endpoint)
    try client.connect(endpoint)
    #expect(try client.send([[1]]))
    #expect(try server.awaitFrames() == [[1]])
  }

  @Test("of ipc with 108 bytes is refused with the limit")
  func tooLongPath() throws {
    let folder = try Folder()
    let endpoint = "ipc://" + folder.path(byteCount: Endpoint.ipcPathByteCountMax + 1)
    var server = try Socket(Pull.self, in: try Context())
    do throws(ZeroMQError) {
      try server.bind(endpoint)
      Issue.record("bound")
    } catch {
      #expect(error.code == .nameTooLong)
      #expect(error.description.contains("at most 107 bytes"))
    }
  }

  @Test("of ipc replaces the file that a dead process left behind")
  func staleFile() throws {
    let folder = try Folder()
    let path = folder.path + "/desk"
    try Data().write(to: URL(filePath: path))
    var server = try Socket(Pull.self, in: try Context())
    try server.bind("ipc://\(path)")
  }

  @Test("is an address of IPv6 as well as of IPv4", arguments: ["[::1]", "127.0.0.1"])
  func loopback(_ address: String) throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context, options: .desk)
    var client = try Socket(Dealer.self, in: context, options: .client)
    try server.bind("tcp://\(address):*")
    try client.connect(try server.lastEndpoint)
    #expect(try client.send([[], [1]]))
    #expect(try server.awaitFrames().last == [1])
  }

  @Test("says the address of a peer as people write it")
  func addresses() {
    #expect(Endpoint.address("::ffff:192.0.2.1") == "192.0.2.1")
    #expect(Endpoint.address("::1") == "::1")
    #expect(Endpoint.address("::ffff:1") == "::ffff:1")
    #expect(Endpoint.address("192.0.2.1") == "192.0.2.1")
  }

  @Test("of every address is reached by both families", arguments: ["[::1]", "127.0.0.1"])
  func everyAddress(_ address: String) throws {
    let context = try Context()
    var server = try Socket(Router.self, in: context, options: .desk)
    try server.bind("tcp://*:*")
    let port = try #require(try server.lastEndpoint.split(separator: ":").last)
    var client = try Socket(Dealer.self, in: context, options: .client)
    try client.connect("tcp://\(address):\(port)")
    #expect(try client.send([[], [1]]))
    #expect(try server.awaitFrames().last == [1])
  }
}
