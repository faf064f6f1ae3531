internal import Casebook
internal import Service

/// What the service has the command line do.
enum ServedParts {
  /// The parts, around the book that is served.
  static func handlers(of book: Book, at desk: Desk) -> ServiceHandlers {
    let commands = ServedCommands(book: book, clock: desk.world.clock)
    return ServiceHandlers { request, user in commands.run(request, user) }
  }
}
