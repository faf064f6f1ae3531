extension DataFile {
  /// Whether every page of `pages` is free according to `meta`, read without mapping the file.
  ///
  /// The free pages stand in a tree of their own, in which each leaf maps a transaction to the
  /// list of pages that it freed.  The layouts are those of `MDB_page`, `MDB_node` and `MDB_IDL`
  /// in mdb.c of liblmdb 0.9 on a 64-bit system:
  ///
  ///     page      number 8 · 2 · flags 2 · lower 2 · upper 2 · offsets of the nodes, 2 each
  ///     node      low 2 · high 2 · flags 2 · key size 2 · key · data
  ///     branch    child page = low, high and flags, from the least
  ///     leaf      data size = low and high; flag 1: data is the number of the page it begins on
  ///     list      count 8, that many page numbers of 8
  ///
  /// - Throws: `.fileTruncated` when a part of the tree itself is missing, `.invalid`.
  func isFree(_ pages: ClosedRange<UInt64>, in meta: MetaPage) throws(LMDBError) -> Bool {
    // A damaged meta page may name any page as the last one.
    guard pages.upperBound - pages.lowerBound < Self.unwrittenPageCountMax else { return false }
    var missing = Set(pages)
    var toVisit = meta.freePagesRoot == .max ? [] : [meta.freePagesRoot]
    var visitCount: UInt64 = 0
    while let number = toVisit.popLast(), !missing.isEmpty {
      visitCount += 1
      guard visitCount <= meta.lastPage else { throw Self.invalid }  // The tree has a ring.
      let page = try self.page(number, count: 1, meta)
      let isLeaf = page[10] & 0x02 != 0
      for node in try Self.nodes(of: page) {
        if isLeaf {
          let list = try freeList(of: node, in: page, meta)
          for free in list { missing.remove(free) }
        } else {
          let low = UInt64(page.number(at: node, as: UInt32.self))
          toVisit.append(low | UInt64(page.number(at: node + 4, as: UInt16.self)) << 32)
        }
      }
    }
    return missing.isEmpty
  }

  /// How many pages one transaction can take from the end of the file and give back unwritten: as
  /// many as it can have dirty at once (`MDB_IDL_UM_MAX` in mdb.c).
  static let unwrittenPageCountMax: UInt64 = (1 << 17) - 1

  private static let invalid = LMDBError(code: .invalid, function: "pread")
  private static let headerByteCount = 16

  private func page(
    _ number: UInt64, count: Int, _ meta: MetaPage
  ) throws(LMDBError) -> [UInt8] {
    guard number <= meta.lastPage else { throw Self.invalid }
    let byteCount = count * Int(meta.pageSize)
    let bytes = try bytes(at: number * UInt64(meta.pageSize), byteCount: byteCount)
    guard bytes.count == byteCount else {
      throw LMDBError(code: .fileTruncated, function: "pread")
    }
    return bytes
  }

  /// The offsets of the nodes of a branch or leaf page, each with a whole node header in the page.
  private static func nodes(of page: [UInt8]) throws(LMDBError) -> [Int] {
    let lower = Int(page.number(at: 12, as: UInt16.self))
    guard lower >= headerByteCount, lower <= page.count else { throw invalid }
    let offsets = stride(from: headerByteCount, to: lower - 1, by: 2).map { offset in
      Int(page.number(at: offset, as: UInt16.self))
    }
    guard offsets.allSatisfy({ $0 >= lower && $0 + 8 <= page.count }) else { throw invalid }
    return offsets
  }

  private func freeList(
    of node: Int, in page: [UInt8], _ meta: MetaPage
  ) throws(LMDBError) -> [UInt64] {
    let dataByteCount = Int(page.number(at: node, as: UInt32.self))
    let isOnOwnPages = page[node + 4] & 0x01 != 0
    let start = node + 8 + Int(page.number(at: node + 6, as: UInt16.self))
    guard start + 8 <= page.count else { throw Self.invalid }
    if !isOnOwnPages {
      guard start + dataByteCount <= page.count else { throw Self.invalid }
      return try Self.numbers(in: page, at: start, byteCount: dataByteCount)
    }
    let pageSize = Int(meta.pageSize)
    guard UInt64(dataByteCount / pageSize) <= meta.lastPage else { throw Self.invalid }
    let count = (Self.headerByteCount + dataByteCount + pageSize - 1) / pageSize
    let list = try self.page(page.number(at: start), count: count, meta)
    return try Self.numbers(in: list, at: Self.headerByteCount, byteCount: dataByteCount)
  }

  private static func numbers(
    in bytes: [UInt8], at start: Int, byteCount: Int
  ) throws(LMDBError) -> [UInt64] {
    let count = bytes.number(at: start, as: UInt64.self)
    guard byteCount >= 8, count <= UInt64(byteCount / 8 - 1) else { throw invalid }
    return (1...Int(max(count, 1))).prefix(Int(count)).map { index in
      bytes.number(at: start + 8 * index)
    }
  }
}
