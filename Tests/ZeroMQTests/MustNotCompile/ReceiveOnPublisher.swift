@testable import ZeroMQ

func f(_ context: Context) throws(ZeroMQError) {
  var socket = try Socket(Publish.self, in: context)
  _ = try socket.receive(frameCountMax: 1)
}
