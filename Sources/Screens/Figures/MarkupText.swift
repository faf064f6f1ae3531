extension String {
  /// This text as it stands between tags and in attributes of XML and HTML.
  ///
  /// Control characters, which XML forbids, are gone with `printable`.
  package var escapedForMarkup: String {
    var output = ""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)  // Open set: every other character.
      }
    }
    return output
  }
}
