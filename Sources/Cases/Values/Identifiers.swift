/// What an identifier names; only a mark for the type checker.
package enum IdentifierTag {
  package enum Book {}
  package enum Case {}
  package enum Command {}
  package enum Conflict {}
  package enum Contact {}
  package enum ContactPoint {}
  package enum Customer {}
  package enum Device {}
  package enum Event {}
  package enum Fact {}
  package enum FollowUp {}
  package enum Handoff {}
  package enum Item {}
  package enum Link {}
  package enum Loaner {}
  package enum Media {}
  package enum Member {}
  package enum Memo {}
  package enum Merge {}
  package enum Message {}
  package enum PartRequest {}
  package enum PartUsage {}
  package enum Plan {}
  package enum Promise {}
  package enum Question {}
  package enum Quote {}
  package enum RMA {}
  package enum Recall {}
  package enum Repair {}
  package enum Survey {}
  package enum Visit {}
  package enum Wait {}
  package enum Warranty {}
}

package typealias BookID = Identifier<IdentifierTag.Book>
package typealias CaseID = Identifier<IdentifierTag.Case>
package typealias CommandID = Identifier<IdentifierTag.Command>
package typealias ConflictID = Identifier<IdentifierTag.Conflict>
package typealias ContactID = Identifier<IdentifierTag.Contact>
package typealias ContactPointID = Identifier<IdentifierTag.ContactPoint>
package typealias CustomerID = Identifier<IdentifierTag.Customer>
package typealias DeviceID = Identifier<IdentifierTag.Device>
package typealias EventID = Identifier<IdentifierTag.Event>
package typealias FactID = Identifier<IdentifierTag.Fact>
package typealias FollowUpID = Identifier<IdentifierTag.FollowUp>
package typealias HandoffID = Identifier<IdentifierTag.Handoff>
package typealias ItemID = Identifier<IdentifierTag.Item>
package typealias LinkID = Identifier<IdentifierTag.Link>
package typealias LoanerID = Identifier<IdentifierTag.Loaner>
package typealias MediaID = Identifier<IdentifierTag.Media>
package typealias MemberID = Identifier<IdentifierTag.Member>
package typealias MemoID = Identifier<IdentifierTag.Memo>
package typealias MergeID = Identifier<IdentifierTag.Merge>
package typealias MessageID = Identifier<IdentifierTag.Message>
package typealias PartRequestID = Identifier<IdentifierTag.PartRequest>
package typealias PartUsageID = Identifier<IdentifierTag.PartUsage>
package typealias PlanID = Identifier<IdentifierTag.Plan>
package typealias PromiseID = Identifier<IdentifierTag.Promise>
package typealias QuestionID = Identifier<IdentifierTag.Question>
package typealias QuoteID = Identifier<IdentifierTag.Quote>
package typealias RMAID = Identifier<IdentifierTag.RMA>
package typealias RecallID = Identifier<IdentifierTag.Recall>
package typealias RepairID = Identifier<IdentifierTag.Repair>
package typealias SurveyID = Identifier<IdentifierTag.Survey>
package typealias VisitID = Identifier<IdentifierTag.Visit>
package typealias WaitID = Identifier<IdentifierTag.Wait>
package typealias WarrantyID = Identifier<IdentifierTag.Warranty>
