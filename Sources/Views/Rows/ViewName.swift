/// A view that the book keeps; its name stands in the storage and in `rebuild NAME`.
package enum ViewName: String, Hashable, Sendable, CaseIterable {
  /// Which events stand in which feed.
  case refs
  /// Which command ids have been seen, and what they produced.
  case dedupe
  /// Up to which number each device's commands have come in.
  case devices
  /// Human numbers and serials to what they name, and the last number given of each kind.
  case numbers
  /// The state of every case, and the boards that follow from it.
  case cases
  /// Customers, their contact points, and keyed hashes of those.
  case customers
  /// Items and their history of parts.
  case items
  /// The staff.
  case members
  /// The documents in force.
  case documents
  /// Which key sealed whose events, and the ring of every customer.
  case keys

  /// Its place among all views, from 0; the order in which they are folded.
  package var index: Int {
    switch self {
    case .refs: 0
    case .dedupe: 1
    case .devices: 2
    case .numbers: 3
    case .cases: 4
    case .customers: 5
    case .items: 6
    case .members: 7
    case .documents: 8
    case .keys: 9
    }
  }
}

/// Some of the views.
package struct ViewSet: Hashable, Sendable {
  private var bits: UInt16 = 0

  package init() {}

  package init(_ views: some Sequence<ViewName>) {
    for view in views { insert(view) }
  }

  /// Every view.
  package static let all = ViewSet(ViewName.allCases)

  package var isEmpty: Bool { bits == 0 }

  package func contains(_ view: ViewName) -> Bool { bits & (1 << UInt16(view.index)) != 0 }

  package mutating func insert(_ view: ViewName) { bits |= 1 << UInt16(view.index) }

  package mutating func remove(_ view: ViewName) { bits &= ~(1 << UInt16(view.index)) }
}

extension ViewSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral views: ViewName...) { self.init(views) }
}
