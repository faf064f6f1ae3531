@testable import Wire

/// Writes descriptions of logs that this build did not write; the numbers are those of
/// google/protobuf/descriptor.proto.
enum Descriptions {
  static func message(
    _ name: String, event: String?, version: Int64 = 1, fields: [[UInt8]]
  ) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.append(text: name, number: 1)
    for field in fields { writer.append(field, number: 2) }
    if let event {
      var options = ProtobufWriter()
      options.append(text: event, number: 50_001)
      options.append(version, .varint, number: 50_002)
      writer.append(options.bytes, number: 7)
    }
    return writer.bytes
  }

  static func field(
    _ name: String, _ number: Int64, type: Int64, typeName: String? = nil,
    isOptional: Bool = false, options: [UInt8] = []
  ) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.append(text: name, number: 1)
    writer.append(number, .varint, number: 3)
    writer.append(1, .varint, number: 4)
    writer.append(type, .varint, number: 5)
    if let typeName { writer.append(text: typeName, number: 6) }
    if !options.isEmpty { writer.append(options, number: 8) }
    if isOptional { writer.append(0, .varint, number: 9) }
    return writer.bytes
  }

  static func enumeration(_ name: String, _ values: [String]) -> [UInt8] {
    var writer = ProtobufWriter()
    writer.append(text: name, number: 1)
    for (number, value) in values.enumerated() {
      var one = ProtobufWriter()
      one.append(text: value, number: 1)
      one.append(Int64(number), .varint, number: 2)
      writer.append(one.bytes, number: 2)
    }
    return writer.bytes
  }

  static func set(_ messages: [[UInt8]], _ enumerations: [[UInt8]] = []) -> [UInt8] {
    var file = ProtobufWriter()
    file.append(text: "casebook.v1", number: 2)
    for message in messages { file.append(message, number: 4) }
    for enumeration in enumerations { file.append(enumeration, number: 5) }
    var set = ProtobufWriter()
    set.append(file.bytes, number: 1)
    return set.bytes
  }

  static func visitEndedInTwoVersions() -> [UInt8] {
    let result = field("result", 1, type: 14, typeName: ".casebook.v1.VisitResult")
    return set(
      [
        message(
          "VisitEnded2", event: "visit.ended", version: 2,
          fields: [
            result, field("weather", 7, type: 9, isOptional: true),
          ]),
        message("VisitEnded", event: "visit.ended", fields: [result]),
      ],
      [enumeration("VisitResult", ["VISIT_RESULT_UNSPECIFIED", "VISIT_RESULT_DONE"])])
  }
}
