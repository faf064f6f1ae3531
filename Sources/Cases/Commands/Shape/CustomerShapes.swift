// Customers and their items.

extension ShapeCheck {
  func check(_ event: Event.Customers) throws(Refusal) {
    switch event {
    case .customerRegistered(let event):
      try subject(.customer)
      try personal("name", event.name)
      try optional("nameKana", event.nameKana)
      try optional("language", event.language)
    case .contactPointAdded(let event):
      try subject(.customer)
      try personal("raw", event.raw)
      // A number that cannot be read stays as it was typed: no normalized form is needed.
      try optional("normalized", event.normalized)
      try optional("extension", event.extensionDigits)
      try optional("label", event.label)
      try day("validFrom", event.validFrom)
    case .contactPointRetired(let event):
      try subject(.customer)
      try day("validTo", event.validTo)
    case .customerTagged(let event):
      try subject(.customer)
      guard !event.added.isEmpty || !event.removed.isEmpty else {
        throw .malformed(field: "added")
      }
      try texts("added", event.added)
      try texts("removed", event.removed)
      try instant("until", event.until)
      try optional("reason", event.reason)
    case .customerMerged(let event):
      try subject(.survivor)
      try subject(.absorbed)
      try list("evidence", event.evidence)
      try percent("score", event.score)
      try text("method", event.method)
    case .customerUnmerged(let event): try reason("reason", event.reason)
    case .consentRecorded(let event):
      try subject(.customer)
      try text("how", event.how)
      try optional("textVersion", event.textVersion)
    }
  }

  func check(_ event: Event.Items) throws(Refusal) {
    try subject(.item)
    switch event {
    case .itemRegistered(let event): try check(event)
    case .itemOwnershipChanged(let event):
      try day("on", event.on)
      try reason("reason", event.reason)
    case .itemCustodyPassed(let event):
      try optional("place", event.place)
      try text("condition", event.condition)
      try texts("accessories", event.accessories)
    case .itemMeasured(let event):
      try text("name", event.name)
      try optional("unit", event.unit)
      try optional("partNo", event.partNo)
      try optional("position", event.position)
    case .warrantyGranted(let event):
      try day("startsOn", event.startsOn)
      try day("endsOn", event.endsOn)
      guard event.startsOn <= event.endsOn else {
        throw asking == .decision ? .windowIsEmpty : .malformed(field: "endsOn")
      }
      try optional("covers", event.partSerial)
      try text("terms", event.terms)
    case .warrantyJudged(let event):
      try subject(.case)
      try reason("reasonCode", event.reasonCode)
      try list("evidence", event.evidence)
      if asking == .decision, event.evidence.isEmpty { throw .evidenceIsMissing }
    }
  }

  private func check(_ event: ItemRegistered) throws(Refusal) {
    try text("model", event.model)
    try optional("serial", event.serial)
    try optional("lot", event.lot)
    try day("manufacturedOn", event.manufacturedOn)
    try day("soldOn", event.soldOn)
    try optional("seller", event.seller)
    try day("installedOn", event.installedOn)
    if let replaces = event.replaces { try text("replaces", replaces.reason) }
  }
}
