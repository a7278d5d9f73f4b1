/// A text that was given, wherever it is from.
///
/// A live source gives the same value that a file gives, so that everything after it is the same.
public struct Document: Sendable {
  /// How messages name the document: a path as the user wrote it, or `standard input`.
  public var name: String
  /// The text's bytes; not checked to be UTF-8.
  public var bytes: [UInt8]
  /// Which of several hosts in the document is meant, by name; nil if it holds one.
  public var selector: String?

  /// The name without folders and ending, as hosts are called that have no name of their own.
  var stem: String {
    let file = name.split(separator: "/").last ?? Substring(name)
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return String(file) }
    return String(file[..<dot])
  }

  /// A document of the given bytes.
  public init(name: String, bytes: [UInt8], selector: String? = nil) {
    self.name = name
    self.bytes = bytes
    self.selector = selector
  }
}

/// A remark on how a document was read: every repair, and every assumption.
public struct ReadingNote: Sendable, Hashable, Codable {
  /// What was done or assumed, one sentence without a full stop.
  public var text: String
  /// The line in the document, from 1.
  public var line: Int?
  /// The column in bytes, from 1.
  public var column: Int?

  /// A remark, at a place if there is one.
  public init(_ text: String, line: Int? = nil, column: Int? = nil) {
    self.text = text
    self.line = line
    self.column = column
  }
}

/// Why a document could not be read.
public struct ReadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The document's name.
  public var document: String
  /// What it looks like, what was expected and what to do; one line.
  public var reason: String
  /// The line, from 1, where one is at fault.
  public var line: Int?
  /// The column, from 1, where one is at fault.
  public var column: Int?

  /// An error in `document`, at a place if there is one.
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
