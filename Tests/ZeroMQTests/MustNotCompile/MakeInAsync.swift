@testable import ZeroMQ

func f(_ context: Context) async throws(ZeroMQError) {
  _ = try Socket(Dealer.self, in: context)
}
