extension Shape<JSON> {
  /// An object of another document, as it is.
  package static var anyObject: Shape { Shape(["type": "object"]) { $0 } }
}
