package import Cases
internal import Views

extension Book {
  /// Whether a command with this id was carried out.
  @available(*, noasync)
  package func has(_ command: CommandID) throws(BookError) -> Bool {
    try read { (snapshot) throws(BookError) in
      do throws(RowsError) { return try snapshot.place(of: command) != nil } catch {
        throw BookError(error, path: path)
      }
    }
  }
}
