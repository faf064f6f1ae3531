internal import Casebook
internal import Cases
internal import Wire

extension ServiceShared {
  /// Takes a piece of a sealed attachment in, or gives one out.
  @available(*, noasync)
  func blob(_ arguments: BlobArguments, _ user: DeskUser) throws(DeskProblem) -> DeskReply {
    do throws(BlobPieceError) {
      switch arguments {
      case .put(let sha256, let size, let offset, let chunk):
        guard user.has(.do) else { return DeskProblem.notAllowed.reply }
        let next = try book.takeIn(chunk, at: offset, of: sha256, size: size, from: user.name)
        return BlobAnswer.put(next: next).reply
      case .get(let sha256, let offset):
        // What may not be seen and what is not there look the same.
        guard user.has(.read), user.audience.profile.classes.contains(.media) else {
          return DeskProblem.notAllowed.reply
        }
        let (size, piece) = try book.giveOut(
          sha256, at: offset, byteCountMax: DeskLimits.blobChunkByteCountMax)
        return BlobAnswer.get(size: size, chunk: piece).reply
      }
    } catch {
      switch error {
      case .wanted(let offset): return BlobAnswer.put(next: offset).reply
      case .isAnother:
        throw .malformed("the whole is not what its SHA-256 says: begin anew", at: "/sha256")
      case .isMissing:
        throw user.audience.isWhole
          ? DeskProblem(.notFound, "there is no such attachment") : .notAllowed
      case .book(let error): throw problem(error, verb: .blob)
      }
    }
  }
}
