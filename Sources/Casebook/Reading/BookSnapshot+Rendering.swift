package import Views
package import Wire

extension BookSnapshot {
  /// The record `seq` as the CloudEvents JSON that everybody outside of the log reads.
  package func rendered(
    _ seq: UInt64, by renderer: Renderer
  ) throws(RowsError) -> [UInt8] {
    let (stored, personal) = try storedRecord(at: seq)
    do throws(WireError) {
      return try renderer.render(stored, seq: seq, personal: personal)
    } catch { throw .damagedRecord(seq: seq) }
  }
}
