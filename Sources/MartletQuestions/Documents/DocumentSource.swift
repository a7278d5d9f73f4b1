public import CPUReaders
internal import FileAccess
internal import HostSnapshots

/// Where a document comes from.
public enum DocumentSource: Sendable, ExpressibleByStringLiteral {
  /// What an argument of martlet's names: a path, `-` for standard input, `PATH#HOST` for one host of several; for a host also
  /// `this`, the machine itself.
  case argument(String)
  /// A document that is at hand.
  case document(Document)

  /// An argument.
  public init(stringLiteral argument: String) { self = .argument(argument) }

  /// The word by which martlet's commands name it: the argument, or the document's name and selector.
  public var argument: String {
    switch self {
    case .argument(let argument): argument
    case .document(let document): document.name + (document.selector.map { "#" + $0 } ?? "")
    }
  }

  /// Whether it is standard input, which can be read once.
  public var isStandardInput: Bool {
    guard case .argument(let argument) = self else { return false }
    return argument == "-" || argument.hasPrefix("-#")
  }

  /// How messages name the document: the path, or `standard input`.
  public var documentName: String {
    switch self {
    case .argument(let argument): isStandardInput ? "standard input" : splitArgument(argument).path
    case .document(let document): document.name
    }
  }

  /// Reads the document; `this` is a file's name.
  ///
  /// - Throws: `noInput`, `noPermission` or `badInput` for a file that cannot be read, is too large or is damaged gzip.
  public func document() throws(QuestionError) -> Document {
    switch self {
    case .argument(let argument): try Document(argument: argument)
    case .document(let document): document
    }
  }

  /// Reads the record of a host; `this` is the machine itself.
  ///
  /// What the machine gives is the text that `martlet capture` would have written, so that live and later answers
  /// share every line after it.
  /// - Throws: As `document()`.
  public func host() async throws(QuestionError) -> Document {
    guard case .argument("this") = self else { return try document() }
    return Document(name: "this", bytes: await CaptureQuestion().answer().json())
  }
}

extension Document {
  /// The document that an argument names: a path, `-` for standard input, or `PATH#HOST`.
  ///
  /// A path that exists wins over the selector: a file may have a `#` in its name.
  /// - Throws: As `DocumentSource.document()`.
  public init(argument: String) throws(QuestionError) {
    if argument == "-" || argument.hasPrefix("-#") {
      let bytes = try withFile("standard input", QuestionError.init(cannotRead:_:)) {
        () throws(FileAccessError) in
        try WholeFile.read(descriptor: 0, limit: limit)
      }
      self.init(
        name: "standard input", bytes: try unpacked(bytes, name: "standard input"),
        selector: argument == "-" ? nil : String(argument.dropFirst(2)))
      return
    }
    let (path, selector) = splitArgument(argument)
    let bytes = try withFile(path, QuestionError.init(cannotRead:_:)) { () throws(FileAccessError) in
      try WholeFile.read(path, limit: limit)
    }
    self.init(name: path, bytes: try unpacked(bytes, name: path), selector: selector)
  }
}

/// The path of an argument, and which of the hosts in it is meant.
private func splitArgument(_ argument: String) -> (path: String, selector: String?) {
  guard !WholeFile.exists(argument), let mark = argument.lastIndex(of: "#") else { return (argument, nil) }
  return (String(argument[..<mark]), String(argument[argument.index(after: mark)...]))
}

private let limit = 64 << 20

/// The bytes, unpacked if they are gzip's.
private func unpacked(_ bytes: [UInt8], name: String) throws(QuestionError) -> [UInt8] {
  guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
  guard let plain = gunzip(bytes, limit: limit) else {
    throw QuestionError(
      .badInput,
      "\(name): this looks like gzip, but it is damaged or unpacks to more than \(limit >> 20) MiB",
      at: .document(name: name, line: nil, column: nil))
  }
  return plain
}
