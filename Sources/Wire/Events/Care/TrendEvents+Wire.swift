internal import Cases
internal import FoundationEssentials
internal import Schema
internal import SwiftProtobuf

extension TrendFlagged: EventContent {
  static let eventKind = Event.Kind.trendFlagged

  var clearMessage: ProtoTrendFlagged {
    var proto = ProtoTrendFlagged()
    proto.metric = self.metric
    proto.window = self.window.clearMessage
    proto.expected = self.expected.text
    proto.observed = Int64(self.observedCount)
    proto.p = self.probability.text
    proto.keys = self.keys.clearMessage
    if let firstCase { proto.firstCase = firstCase.data }
    return proto
  }

  init(_ message: ProtoTrendFlagged) throws(WireError) {
    self.init(
      metric: try Field.text(message.metric, "metric"),
      window: try Window(Field.required(message.window, message.hasWindow, "window")),
      expected: try Field.quantity(message.expected, "expected"),
      observedCount: try Field.integer(message.observed, "observed"),
      probability: try Field.quantity(message.p, "p"),
      keys: try TrendKeys(Field.required(message.keys, message.hasKeys, "keys")),
      firstCase: try message.hasFirstCase ? Field.identifier(message.firstCase, "firstCase") : nil)
  }
}
