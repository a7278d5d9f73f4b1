public import ReportContract

/// In JSON a step is `{kind, …}`: `run` has `words`, `script` and `configuration` have a `line`, `instruction` has a `text`. All have
/// `place` and optionally `note`.
extension Command: Codable {
  private enum CodingKeys: String, CodingKey { case kind, words, line, text, place, note }

  private enum Kind: String, Codable { case run, script, configuration, instruction }

  /// Decodes a step.
  ///
  /// - Throws: `DecodingError` if `kind` is unknown or a property is missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let form: Form =
      switch try container.decode(Kind.self, forKey: .kind) {
      case .run: .run(try container.decode([String].self, forKey: .words))
      case .script: .script(try container.decode(String.self, forKey: .line))
      case .configuration: .configuration(try container.decode(String.self, forKey: .line))
      case .instruction: .instruction(try container.decode(String.self, forKey: .text))
      }
    self.init(
      form, on: try container.decode(Place.self, forKey: .place),
      note: try container.decodeIfPresent(String.self, forKey: .note))
  }

  /// Encodes the step with its kind and properties.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch form {
    case .run(let words):
      try container.encode(Kind.run, forKey: .kind)
      try container.encode(words, forKey: .words)
    case .script(let line):
      try container.encode(Kind.script, forKey: .kind)
      try container.encode(line, forKey: .line)
    case .configuration(let line):
      try container.encode(Kind.configuration, forKey: .kind)
      try container.encode(line, forKey: .line)
    case .instruction(let text):
      try container.encode(Kind.instruction, forKey: .kind)
      try container.encode(text, forKey: .text)
    }
    try container.encode(place, forKey: .place)
    try container.encodeIfPresent(note, forKey: .note)
  }
}

extension Command.Place: Codable, SchemaDescribed {}

extension Command: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    let common: [SchemaField] = [
      .field("place", \Self.place, "Where to take the step."),
      .field("note", \Self.note, "A remark beside it."),
    ]
    return .kinds([
      SchemaKind(
        word: "run", about: "A program and its arguments.",
        fields: [
          .field(
            "words", .array(.string()),
            "Each word as the program receives it; replace words in capitals.")
        ] + common),
      SchemaKind(
        word: "script",
        about: "A line that needs a shell: several commands, conditions, substitutions or file patterns.",
        fields: [.field("line", .string(), "The line for the shell.")] + common),
      SchemaKind(
        word: "configuration", about: "A line of a configuration.",
        fields: [.field("line", .string(), "The line; its indentation counts.")] + common),
      SchemaKind(
        word: "instruction", about: "Something to do, or to know, in words.",
        fields: [.field("text", .string(), "The instruction.")] + common),
    ])
  }
}
