/// What a job leaves for good, such as a plan, where all who share the queue find it.
public struct JobDocument: Sendable, Hashable {
  /// Its name, one for each document.
  public var name: String
  /// What a list of documents shows of it, which the queue does not read.
  public var note: String
  /// The document.
  public var bytes: [UInt8]

  /// A document.
  public init(name: String, note: String, bytes: [UInt8]) {
    self.name = name
    self.note = note
    self.bytes = bytes
  }
}
