@testable import ZeroMQ

func f(_ context: Context) throws(ZeroMQError) {
  var socket = try Socket(Subscribe.self, in: context)
  _ = try socket.send([[1]])
}
