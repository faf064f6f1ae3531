package import CoreMetrics
internal import Synchronization

/// Keeps the figures of a service and writes them as Prometheus reads them.
///
/// Of each kind of figure that swift-metrics knows, what Prometheus calls counter, gauge and
/// histogram.  Labels of ours are bounded: types of events, names of keys, codes.
package final class PrometheusRegistry: MetricsFactory, Sendable {
  /// Bound: how many figures are kept; further ones are counted nowhere.
  package static let figureCountMax = 4_096

  private struct State: Sendable {
    var figures: [FigureName: Figure] = [:]
    var descriptions: [String: String] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Says what the figure `label` is, for people.
  package func describe(_ label: String, _ text: String) {
    state.withLock { $0.descriptions[label] = text }
  }

  /// Everything as text/plain; version=0.0.4, sorted by name and labels.
  package var text: String {
    let (figures, descriptions) = state.withLock { ($0.figures, $0.descriptions) }
    var output = ""
    var last = ""
    for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
      if name.label != last {
        last = name.label
        if let text = descriptions[name.label] { output += "# HELP \(name.label) \(text)\n" }
        output += "# TYPE \(name.label) \(figure.kind)\n"
      }
      figure.write(name, to: &output)
    }
    return output
  }

  /// The figure of that name, made unless it is there.
  private func figure(
    _ label: String, _ dimensions: [(String, String)], _ kind: Figure.Kind
  ) -> Figure {
    let name = FigureName(label: label, dimensions: dimensions)
    return state.withLock { state in
      if let figure = state.figures[name] { return figure }
      let figure = Figure(kind)
      if state.figures.count < Self.figureCountMax { state.figures[name] = figure }
      return figure
    }
  }

  // MARK: swift-metrics

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    figure(label, dimensions, .counter)
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    figure(label, dimensions, .gauge)
  }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    figure(label, dimensions, aggregate ? .histogram(.counts) : .gauge)
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    figure(label, dimensions, .histogram(.seconds))
  }

  package func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
  package func destroyMeter(_ handler: any MeterHandler) { forget(handler) }
  package func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
  package func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

  private func forget(_ handler: AnyObject) {
    state.withLock { state in state.figures = state.figures.filter { $0.value !== handler } }
  }
}

/// What tells one figure from another.
struct FigureName: Hashable, Comparable, Sendable {
  let label: String
  /// `type="part.installed",user="erp"`, or nothing.
  let labels: String

  init(label: String, dimensions: [(String, String)]) {
    self.label = label
    labels = dimensions.map { name, value in "\(name)=\"\(Self.escaped(value))\"" }
      .joined(separator: ",")
  }

  /// In braces, with `more` behind.
  func braced(_ more: String = "") -> String {
    let all = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
    return all.isEmpty ? "" : "{\(all)}"
  }

  static func < (left: FigureName, right: FigureName) -> Bool {
    (left.label, left.labels) < (right.label, right.labels)
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value {
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
    return text
  }
}
