public import ReportContract

/// In JSON a step is `{kind, …}`: `run` has `words`, `script` and `configuration` have a `line`, `instruction` has a `text`, `task` has
/// `task`, `arguments` and `text`; with them stand `place` and, where something is said beside it, `note`.
extension Command: Codable {
  private enum CodingKeys: String, CodingKey { case kind, words, line, text, task, arguments, place, note }

  private enum Kind: String, Codable { case run, script, configuration, instruction, task }

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
      case .task:
        .task(
          HostTask(
            try container.decode(String.self, forKey: .task),
            try container.decode([String].self, forKey: .arguments),
            title: try container.decode(String.self, forKey: .text)))
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
    case .task(let task):
      try container.encode(Kind.task, forKey: .kind)
      try container.encode(task.id, forKey: .task)
      try container.encode(task.arguments, forKey: .arguments)
      try container.encode(task.title, forKey: .text)
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
      SchemaKind(
        word: "task",
        about: "What every platform has other commands for; the report has them, each once.",
        fields: [
          .field("task", .string(), "A stable identifier of the kind of task, such as upgrade."),
          .field("arguments", .array(.string()), "The words that the task takes."),
          .field("text", .string(), "The same in words."),
        ] + common),
    ])
  }
}
