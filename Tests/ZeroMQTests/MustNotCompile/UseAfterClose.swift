@testable import ZeroMQ

func f(_ context: Context) throws(ZeroMQError) {
  var socket = try Socket(Dealer.self, in: context)
  socket.close()
  _ = try socket.send([[1]])
}
