@testable import ZeroMQ

enum Everywhere {
  static var socket: Socket<Dealer>?
}
