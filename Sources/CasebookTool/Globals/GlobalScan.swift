internal import Screens

/// Takes the global options out of a command line, wherever they stand.
///
/// What comes after `--` is left alone.  The slip of typing options full-width is repaired.
struct GlobalScan {
  private(set) var options = GlobalOptions()
  /// What is left, in its order.
  private(set) var rest: [String] = []
  /// The first thing that is wrong; all the rest has been read, so that the error can be said in
  /// the right language.
  private(set) var problem: UsageProblem?
  private var formats: [String] = []

  init(_ arguments: [String]) {
    var index = 0
    while index < arguments.count, arguments[index] != "--" {
      let argument = arguments[index]
      index += 1
      guard let typed = OptionText(argument), let option = Self.option(typed.name) else {
        rest.append(argument)
        continue
      }
      if option.value == nil {
        if typed.value != nil { note(.takesNoValue(option.long)) }
        take(option, "")
      } else if let value = typed.value {
        take(option, value)
      } else if index < arguments.count, arguments[index] != "--" {
        take(option, arguments[index])
        index += 1
      } else {
        note(.missingValue(option.long))
      }
    }
    rest += arguments[index...]
    if formats.count > 1 { note(.exclusive(formats)) }
    if options.book != nil, options.context != nil { note(.exclusive(["--book", "--context"])) }
    if options.fields != nil, options.format == .text { options.format = .json }
  }

  private mutating func take(_ option: GlobalOption, _ value: String) {
    if ["--json", "--ndjson", "--plain"].contains(option.long), !formats.contains(option.long) {
      formats.append(option.long)
    }
    if !option.set(&options, value) {
      note(.invalidValue(value, of: option.long, allowed: option.allowed))
    }
  }

  private mutating func note(_ new: UsageProblem) {
    if problem == nil { problem = new }
  }

  private static func option(_ name: String) -> GlobalOption? {
    GlobalOption.all.first { option in
      option.long == name || option.short.map { "-\($0)" } == name
    }
  }
}
