@testable import ZeroMQ

func start(_ body: @escaping @Sendable () -> Void) { body() }

func f(_ context: Context) throws(ZeroMQError) {
  var socket = try Socket(Dealer.self, in: context)
  start { _ = try? socket.send([[1]]) }
  _ = try socket.send([[2]])
}
