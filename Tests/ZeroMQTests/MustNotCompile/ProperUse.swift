@testable import ZeroMQ

func own(_ socket: consuming sending Socket<Dealer>) { _ = consume socket }

func f(_ context: Context) throws(ZeroMQError) -> Bool {
  var socket = try Socket(Dealer.self, in: context, options: .client)
  try socket.connect("inproc://desk")
  _ = try socket.send([[1]])
  let isThere = try wait(for: socket, milliseconds: 0).has(0)
  own(socket)
  return isThere
}
