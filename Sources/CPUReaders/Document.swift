/// An input text with its name, from a file, standard input or a live host.
///
/// A live source gives the same value as a file, so all later steps are the same.
public struct Document: Sendable {
  /// The name for messages: a path as the user wrote it, or `standard input`.
  public var name: String
  /// The text's bytes; not checked to be UTF-8.
  public var bytes: [UInt8] { didSet { workersAnswer = nil } }
  /// The name of the wanted host if the document has several; nil if it has one.
  public var selector: String?
  /// What a worker read in these bytes, by the format that was asked for.
  var workersAnswer: (format: String?, reading: WorkerReading)?

  /// The name without folders and suffix, used for hosts without a name of their own.
  var stem: String {
    let file = name.split(separator: "/").last ?? Substring(name)
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }

  /// The name of a host that the document does not name: its own, without folders and suffix.
  package var hostName: String { stem }

  /// Creates a document from bytes.
  public init(name: String, bytes: [UInt8], selector: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.selector = selector
  }
}

/// A repair or assumption made while reading a document.
public struct ReadingNote: Sendable, Hashable, Codable {
  /// The repair or assumption, one sentence without a full stop.
  public var text: String
  /// The line in the document, from 1.
  public var line: Int?
  /// The column in bytes, from 1.
  public var column: Int?

  /// Creates a note, with its position if known.
  public init(_ text: String, line: Int? = nil, column: Int? = nil) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// The reason a document cannot be read.
public struct ReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The document's name.
  public var document: String
  /// What it looks like, what Martlet expects and what to do; one line.
  public var reason: String
  /// The line at fault, from 1, if any.
  public var line: Int?
  /// The column at fault, from 1, if any.
  public var column: Int?

  /// Creates an error in `document`, with its position if known.
  public init(document: String, reason: String, line: Int? = nil, column: Int? = nil) {
    self.document = document
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// `document:line:column: reason`.
  public var description: String {
    var place = document
    if let line { place += ":\(line)" }
    if let line, line > 0, let column { place += ":\(column)" }
    return "\(place): \(reason)"
  }
}
