package import Cases
internal import Glibc
internal import Wire

extension Kit {
  /// How long the kit keeps what the book has: a book that was restored from an older backup gets
  /// it again.
  package static let keptSeconds: Int64 = 30 * 86_400

  // MARK: Writing

  /// Writes a command to the outbox and performs it on the pack.
  ///
  /// It is on disk before this returns.  What the pack itself refuses is told at once and leaves
  /// the outbox.
  ///
  /// - Parameters:
  ///   - command: Without device and number, which it gets here.
  ///   - says: What is said of it in the list of the outbox.
  ///   - place: On what it was written.
  ///   - book: The pack, opened for writing.
  /// - Returns: The answer of the pack.
  /// - Throws: `packHasMoved` if `book` is not the pack any more; nothing was written then.
  @available(*, noasync)
  package func perform(
    _ command: Command, says: String, place: String, in book: Book
  ) throws(KitError) -> Reply {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    guard bookPath == book.path else { throw .packHasMoved }
    let number = nextNumber
    var command = command
    command.device = file.device
    command.deviceSeq = number
    command.skewMilliseconds = file.skewMilliseconds
    command.actor = file.member ?? command.actor
    command.team = file.team ?? command.team
    let document: JSON
    do throws(OutgoingError) { document = try command.document() } catch { throw .cannotBeSent }
    let byteCount = document.bytes().count
    guard byteCount <= DeskLimits.argumentByteCountMax - Self.roomByteCount else {
      throw .tooBig(byteCount: byteCount)
    }
    try write(
      OutboxEntry(
        number: number, queuedAt: command.recordedAt, says: says, place: place,
        document: document))
    let reply: Reply
    do throws(BookError) { reply = try book.perform(command) } catch {
      try remove(number)
      throw .book(error)
    }
    guard case .accepted = reply else {
      try remove(number)
      return reply
    }
    return reply
  }

  /// For what is added when a command is sent.
  private static let roomByteCount = 256

  /// The number of the next command.
  package var nextNumber: UInt64 {
    let device = file.device
    let last = [numbers(in: outbox(device)).last, numbers(in: sent(device)).last]
    return max(file.numberFloor, last.compactMap(\.self).max() ?? 0) + 1
  }

  func write(_ entry: OutboxEntry, of device: DeviceID? = nil) throws(KitError) {
    let device = device ?? file.device
    let sealed = secrets.seal(entry.bytes, device, entry.number)
    do throws(BookError) {
      try DurableFile.write(
        sealed, to: "\(outbox(device))/\(Self.name(entry.number))", mode: 0o600)
    } catch { throw .book(error) }
  }

  /// Takes an entry out that nobody was told of.
  func remove(_ number: UInt64) throws(KitError) {
    let directory = outbox(file.device)
    let path = "\(directory)/\(Self.name(number))"
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw .book(DurableFile.failure(path))
    }
    try flush(directory)
  }

  // MARK: Reading

  /// What has not been accepted, in order.
  package func unsent() throws(KitError) -> [OutboxEntry] {
    var entries: [OutboxEntry] = []
    for number in numbers(in: outbox(file.device)) { entries.append(try entry(number)) }
    return entries
  }

  /// What the book has, as long as the kit keeps it, in order; what was sent under an earlier
  /// device of the kit first.
  package func sent() throws(KitError) -> [OutboxEntry] {
    var entries: [OutboxEntry] = []
    for device in sentDevices {
      for number in numbers(in: sent(device)) {
        // A damaged one is passed over: the book has it, and the others are to be shown.
        if let entry = try? entry(number, in: sent(device), of: device) { entries.append(entry) }
      }
    }
    return entries
  }

  /// The devices under which the kit has sent, the present one last.
  var sentDevices: [DeviceID] {
    let names = (BookDirectory.names(path + "/sent") ?? []).sorted()
    let present = file.device
    return names.compactMap { DeviceID(ulid: $0) }.filter { $0 != present } + [present]
  }

  /// How many commands wait, and since when: what every screen says.
  package var waiting: (count: Int, since: Instant?) {
    let numbers = numbers(in: outbox(file.device))
    guard let first = numbers.first else { return (0, nil) }
    return (numbers.count, (try? entry(first))?.queuedAt)
  }

  func entry(_ number: UInt64) throws(KitError) -> OutboxEntry {
    try entry(number, in: outbox(file.device), of: file.device)
  }

  func entry(
    _ number: UInt64, in directory: String, of device: DeviceID
  ) throws(KitError) -> OutboxEntry {
    let path = "\(directory)/\(Self.name(number))"
    let sealed: [UInt8]
    do throws(BookError) { sealed = try DurableFile.read(path) } catch {
      if case .doesNotExist = error { throw .noEntry(number) }
      throw .book(error)
    }
    guard let bytes = secrets.open(sealed, device, number),
      var entry = OutboxEntry(bytes, number: number)
    else { throw .isDamaged(path: path) }
    if let note = note(path) {
      entry.answer = note["answer"]
      entry.state = note["state"]?.text.flatMap(OutboxEntry.State.init) ?? .needsPerson
    }
    return entry
  }

  private func note(_ path: String) -> JSON? {
    guard let bytes = try? DurableFile.read(path + ".note") else { return nil }
    return try? JSON(parsing: bytes, limits: .answer)
  }

  /// When the book accepted an entry, as its note says.
  private func acceptedAt(_ path: String) -> Instant? {
    guard let answer = note(path)?["answer"] else { return nil }
    return (try? DoAnswer(DeskReply(info: answer)))?.acceptedAt
  }

  /// Writes down what the desk said of an entry; codes and numbers, nothing personal.
  func note(
    _ state: OutboxEntry.State, _ answer: JSON, on number: UInt64
  ) throws(KitError) {
    let note: JSON = ["answer": answer, "state": .string(state.rawValue)]
    do throws(BookError) {
      try DurableFile.write(
        note.line(), to: "\(outbox(file.device))/\(Self.name(number)).note", mode: 0o600)
    } catch { throw .book(error) }
  }

  /// Moves an entry that the book has to those that were sent.
  func settle(_ number: UInt64) throws(KitError) {
    let name = Self.name(number)
    let (from, to) = (outbox(file.device), sent(file.device))
    // The note first: an entry among those sent without a note would look like one that waits.
    for name in [name + ".note", name] {
      guard unsafe rename("\(from)/\(name)", "\(to)/\(name)") == 0 || errno == ENOENT else {
        throw .book(DurableFile.failure("\(from)/\(name)"))
      }
    }
    try flush(to, from)
  }

  /// Moves entries back that the book has lost: it was restored from an older backup.
  func unsettle(_ numbers: [UInt64]) throws(KitError) {
    guard !numbers.isEmpty else { return }
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    let (from, to) = (sent(file.device), outbox(file.device))
    for number in numbers {
      let name = Self.name(number)
      guard unsafe rename("\(from)/\(name)", "\(to)/\(name)") == 0 else {
        throw .book(DurableFile.failure("\(from)/\(name)"))
      }
      _ = unsafe unlink("\(from)/\(name).note")
    }
    try flush(to, from)
  }

  /// Lets go of a mark, so that the next sync tries the entry again.
  package func retry(_ number: UInt64) throws(KitError) {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    _ = try entry(number)
    _ = unsafe unlink("\(outbox(file.device))/\(Self.name(number)).note")
  }

  /// Clears away what the book accepted before `moment`, whenever it was written, of every device
  /// that the kit has had.
  ///
  /// When that was says the note of the desk's answer, so a damaged entry keeps nothing from being
  /// cleared; one without a readable answer is kept.
  func clearSent(before moment: Instant) throws(KitError) {
    let lock = try KitLock(lockPath)
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    for device in sentDevices {
      let directory = sent(device)
      let old = numbers(in: directory).filter { number in
        acceptedAt("\(directory)/\(Self.name(number))").map { $0 < moment } ?? false
      }
      guard let last = old.last else { continue }
      // Before they are gone, so that no number is given twice.
      if device == file.device, last > file.numberFloor {
        try change { $0.numberFloor = last }
      }
      for number in old {
        for name in [Self.name(number), Self.name(number) + ".note"] {
          _ = unsafe unlink("\(directory)/\(name)")
        }
      }
    }
  }

  private func flush(_ directories: String...) throws(KitError) {
    do throws(BookError) {
      for directory in directories { try DurableFile.flushDirectory(of: directory + "/entry") }
    } catch { throw .book(error) }
  }

  // MARK: Names

  static func name(_ number: UInt64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// The numbers of the entries in a directory, in order.
  func numbers(in directory: String) -> [UInt64] {
    (BookDirectory.names(directory) ?? []).compactMap { name in
      name.utf8.count >= 12 && name.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        ? UInt64(name) : nil
    }.sorted()
  }
}
