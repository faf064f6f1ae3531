package import Cases

/// The content of a document of kind `script` or `checklist` that is worked through step by step.
///
/// ```toml
/// title = { ja = "症状の聞き取り", en = "Symptom intake" }
/// models = ["AX-300"]           # without them for all
/// steps = [
///   "case.symptom",             # a fact key: asked unless it is known
///   { say = { ja = "電源を切っていただく", en = "Have the power switched off" } },
/// ]
/// ```
///
/// A script can also be a mere text to be read; then nothing of this holds.
package enum ScriptDocument {
  /// Whether content is of this form at all, and no text to be read.
  package static func isOne(_ content: [UInt8]) -> Bool {
    content.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "{")
  }

  /// Reads a script.
  ///
  /// - Parameters:
  ///   - content: JSON.
  ///   - toml: The TOML of which it was made, for the lines of what is wrong.
  ///   - keys: The keys that are declared; `nil` takes any.
  /// - Returns: The script.
  /// - Throws: with the line of what is wrong.
  package static func script(
    _ content: [UInt8], madeOf toml: [UInt8]? = nil, keys: FactKeys? = nil
  ) throws(ClockDocumentError) -> Script {
    let whole = try ContentCursor(parsing: content, madeOf: toml)
    try whole.only(["title", "models", "steps"])
    let title = try whole.required("title")
    var script = Script(
      title: try title.texts(byteCountMax: FactKeyLimits.titleByteCountMax), steps: [])
    for model in try whole.optional("models")?.elements(countMax: FactKeyLimits.modelCountMax)
      ?? []
    {
      script.models.append(try model.text())
    }
    for step in try whole.required("steps").elements(countMax: FactKeyLimits.stepCountMax) {
      script.steps.append(try self.step(step, keys))
    }
    return script
  }

  private static func step(
    _ cursor: ContentCursor, _ keys: FactKeys?
  ) throws(ClockDocumentError) -> ScriptStep {
    if cursor.json.text != nil { return .ask(try key(cursor, keys)) }
    try cursor.only(["ask", "say"])
    if let ask = try cursor.optional("ask") { return .ask(try key(ask, keys)) }
    return .say(
      try cursor.required("say").texts(byteCountMax: FactKeyLimits.textByteCountMax))
  }

  private static func key(
    _ cursor: ContentCursor, _ keys: FactKeys?
  ) throws(ClockDocumentError) -> String {
    let name = try cursor.text()
    if let keys, keys[name] == nil { throw cursor.error(.noSuchKey) }
    return name
  }
}
