/// The subjects whose facts count together for one question: a case with its customer under all
/// names, its item, and the site where that stands.
package struct LedgerScope: Hashable, Sendable {
  package var `case`: CaseID?
  /// The cases that are one with it: its duplicates, or that of which it is one, with theirs.
  package var sameCases: [CaseID] = []
  /// The customer that stands for the others first, then those that were merged into it.
  package var customers: [CustomerID]
  package var item: ItemID?
  package var site: ContactPointID?

  package init(
    case: CaseID? = nil, customers: [CustomerID] = [], item: ItemID? = nil,
    site: ContactPointID? = nil
  ) {
    self.case = `case`
    self.customers = customers
    self.item = item
    self.site = site
  }

  /// The subjects in the roles under which facts name them.
  package var refs: [Ref] {
    var refs = customers.map { Ref(.customer, $0.any) }
    if let item { refs.append(Ref(.item, item.any)) }
    if let site { refs.append(Ref(.site, site.any)) }
    if let `case` { refs.append(Ref(.case, `case`.any)) }
    refs += sameCases.map { Ref(.case, $0.any) }
    return refs
  }

  /// The subject of which a new fact of this kind is written down; `nil` if none is known.
  package func subject(_ kind: FactSubject) -> Ref? {
    switch kind {
    case .customer: customers.first.map { Ref(.customer, $0.any) }
    case .item: item.map { Ref(.item, $0.any) }
    case .site: site.map { Ref(.site, $0.any) }
    case .case: `case`.map { Ref(.case, $0.any) }
    }
  }
}
