@testable import LMDB

final class Holder { var value: RawSpan? = nil }
