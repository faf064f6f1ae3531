@testable import ZeroMQ

func start(_ body: @escaping @Sendable () -> Void) { body() }

func f(_ context: Context) throws(ZeroMQError) {
  let socket = try Socket(Dealer.self, in: context)
  let token = socket.token
  start { _ = try? Poller.wait(for: [token], milliseconds: 0) }
}
