/// `BLOB`: a chunk of a sealed attachment, to the book or from it.
package enum BlobArguments: DeskArguments {
  case put(sha256: [UInt8], size: Int, offset: Int, chunk: [UInt8])
  case get(sha256: [UInt8], offset: Int)

  package static let verb = Verb.blob

  /// The hash of the sealed file.
  package var sha256: [UInt8] {
    switch self {
    case .put(let sha256, _, _, _), .get(let sha256, _): sha256
    }
  }

  /// From where the chunk is.
  package var offset: Int {
    switch self {
    case .put(_, _, let offset, _), .get(_, let offset): offset
    }
  }

  package static let shape = Shape<Self>.fields(
    [
      Member("offset", Shape<Int>.integer, "From where the chunk is.") { $0.offset },
      Member("sha256", Shape<[UInt8]>.sha256, "Of the sealed file.") { $0.sha256 },
      Member("size", Shape<Int>.integer.optional, "The whole, where a chunk is put.") { put in
        if case .put(_, let size, _, _) = put { size } else { nil }
      },
    ], required: ["offset", "sha256"])

  package var payload: [[UInt8]] {
    if case .put(_, _, _, let chunk) = self { [chunk] } else { [] }
  }

  package init(_ request: DeskRequest) throws(DeskProblem) {
    let (sha256, offset, size) = try deskReading { () throws(IncomingError) in
      let object = try MemberReader(request.arguments, at: "")
      return (
        try object.required("sha256", .sha256), try object.required("offset", .count),
        try object.optional("size", .count)
      )
    }
    guard let size else {
      self = .get(sha256: sha256, offset: offset)
      return
    }
    guard size <= DeskLimits.blobByteCountMax else {
      throw .tooBig("the blob", byteCountMax: DeskLimits.blobByteCountMax)
    }
    guard let chunk = request.payload.first else {
      throw .malformed("the fourth frame is the chunk", at: "")
    }
    guard chunk.count <= DeskLimits.blobChunkByteCountMax else {
      throw .tooBig("the chunk", byteCountMax: DeskLimits.blobChunkByteCountMax)
    }
    guard offset <= size, chunk.count <= size - offset else {
      throw .malformed("the chunk ends behind the blob", at: "/offset")
    }
    self = .put(sha256: sha256, size: size, offset: offset, chunk: chunk)
  }
}

/// The answer to `BLOB`.
package enum BlobAnswer: DeskAnswer {
  /// The offset that is wanted next; the size when everything is there.
  case put(next: Int)
  /// Empty at the end.
  case get(size: Int, chunk: [UInt8])

  package static let shape = Shape<Self>.fields(
    [
      Member("offset", Shape<Int>.integer.optional, "Put: the one wanted next.") { answer in
        if case .put(let next) = answer { next } else { nil }
      },
      Member("size", Shape<Int>.integer.optional, "Get: the whole.") { answer in
        if case .get(let size, _) = answer { size } else { nil }
      },
    ], required: [])

  package var payload: [[UInt8]] {
    if case .get(_, let chunk) = self { [chunk] } else { [] }
  }

  package init(_ reply: DeskReply) throws(UnreadableAnswer) {
    self = try answerReading { () throws(IncomingError) in
      let object = try MemberReader(reply.info, at: "")
      if let chunk = reply.payload.first {
        return .get(size: try object.required("size", .count), chunk: chunk)
      }
      return .put(next: try object.required("offset", .count))
    }
  }
}
