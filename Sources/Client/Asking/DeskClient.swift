package import Wire
package import ZeroMQ

/// Asks a desk, one question after the other.
///
/// An answer that does not come in time closes the socket, and the same question goes out on a new
/// one after a pause: the command ids in it make that harmless.  It belongs to one thread.
package final class DeskClient {
  package let address: ServerAddress
  package let keys: ClientKeys?
  package let patience: Patience
  /// Whose I/O thread carries the bytes; a subscriber of the same server may share it.
  package let context: Context
  private var connection: DeskConnection?
  private var generator = SystemRandomNumberGenerator()

  /// Bound: how often "not now" and "my fault" are asked again.
  package static let laterCountMax = 50

  /// - Parameters:
  ///   - address: Where the desk is.
  ///   - keys: Nil speaks openly, which only a server on the same machine may allow.
  ///   - patience: How long it waits.
  /// - Throws: `socket`, if there is no ZeroMQ on this machine.
  package init(
    _ address: ServerAddress, keys: ClientKeys?, patience: Patience = Patience()
  ) throws(ClientError) {
    self.address = address
    self.keys = keys
    self.patience = patience
    do throws(ZeroMQError) { context = try Context() } catch { throw .socket(error) }
  }

  /// Asks, and reads the answer as the one that belongs to the question.
  @available(*, noasync)
  package func ask<Answer: DeskAnswer>(
    _ arguments: some DeskArguments, _ answer: Answer.Type = Answer.self,
    patience: Patience? = nil
  ) throws(ClientError) -> Answer {
    let reply = try ask(arguments.request, patience: patience)
    do throws(UnreadableAnswer) { return try Answer(reply) } catch { throw .unreadable }
  }

  /// Asks, as long as the desk says "later" or fails, within the patience.
  ///
  /// - Returns: A reply with the status `done`.
  /// - Throws: `problem` for any other; what kept an answer from coming.
  @available(*, noasync)
  package func ask(
    _ request: DeskRequest, patience: Patience? = nil
  ) throws(ClientError) -> DeskReply {
    let patience = patience ?? self.patience
    let end = Clock.milliseconds() + Int64(patience.attemptMilliseconds * patience.attemptCountMax)
    for attempt in 1...Self.laterCountMax {
      let reply = try send(request, patience)
      guard let problem = DeskProblem(reply) else { return reply }
      guard problem.status == .later || problem.status == .fault else { throw .problem(problem) }
      let pause =
        problem.retryMilliseconds ?? patience.pause(after: attempt, by: &generator)
      guard attempt < Self.laterCountMax, Clock.milliseconds() + Int64(pause) < end else {
        throw .problem(problem)
      }
      Clock.sleep(milliseconds: min(pause, patience.pauseMillisecondsMax))
    }
    throw .unreachable(.silent)
  }

  /// Lets go of the connection; the next question makes a new one.
  package func disconnect() { connection = nil }

  // MARK: One question

  private func send(_ request: DeskRequest, _ patience: Patience) throws(ClientError) -> DeskReply {
    let frames = request.frames
    for attempt in 1...max(patience.attemptCountMax, 1) {
      let connection = try connected()
      let deadline = Clock.milliseconds() + Int64(patience.attemptMilliseconds)
      let outcome: DeskConnection.Outcome
      do throws(ZeroMQError) { outcome = try connection.ask(frames, until: deadline) } catch {
        self.connection = nil
        throw .socket(error)
      }
      switch outcome {
      case .answered(let frames):
        do throws(UnreadableAnswer) { return try DeskReply(frames: frames) } catch {
          throw .unreadable
        }
      case .tooLong: throw .unreadable
      case .nothing: break
      }
      let silence = connection.history.silence
      // What comes late on the old socket must not be taken for the answer to another question.
      self.connection = nil
      let isLast = attempt == max(patience.attemptCountMax, 1)
      guard silence == .silent || connection.history.wasUp, !isLast else {
        throw .unreachable(silence)
      }
      Clock.sleep(milliseconds: patience.pause(after: attempt, by: &generator))
    }
    throw .unreachable(.silent)
  }

  private func connected() throws(ClientError) -> DeskConnection {
    if let connection { return connection }
    do throws(ZeroMQError) {
      let made = try DeskConnection(to: address, keys: keys, in: context)
      connection = made
      return made
    } catch { throw .socket(error) }
  }
}

extension DeskClient {
  /// Who we are there, and what we may do.
  ///
  /// - Parameter name: Name and version of the program.
  /// - Returns: What the desk says of itself and of the key.
  /// - Throws: What kept an answer from coming.
  package func hello(_ name: String) throws(ClientError) -> HelloAnswer {
    try ask(HelloArguments(client: name))
  }

  /// A page of a feed.
  package func read(_ arguments: ReadArguments) throws(ClientError) -> ReadAnswer {
    // The desk holds an empty answer for as long as was asked.
    var patience = patience
    patience.attemptMilliseconds += arguments.waitMilliseconds
    return try ask(arguments, patience: patience)
  }

  /// Facts, or a decision.
  package func `do`(_ arguments: DoArguments) throws(ClientError) -> DoAnswer {
    try ask(arguments)
  }

  /// A command line.
  package func run(_ arguments: RunArguments) throws(ClientError) -> RunAnswer {
    try ask(arguments)
  }

  /// Whether it is there, and where its log ends.
  package func ping() throws(ClientError) -> PingAnswer { try ask(PingArguments()) }
}
