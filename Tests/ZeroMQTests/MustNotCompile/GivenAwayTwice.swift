@testable import ZeroMQ

func own(_ socket: consuming sending Socket<Dealer>) { _ = consume socket }

func f(_ context: Context) throws(ZeroMQError) {
  let socket = try Socket(Dealer.self, in: context)
  own(socket)
  own(socket)
}
