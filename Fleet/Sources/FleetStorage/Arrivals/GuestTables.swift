/// A guest's row, as far as arriving documents change it.
struct GuestRow: Sendable {
  var id: Int64
  var name, source: String
  var uuid: String?
  var host: Int64?
  var form: Int64
  var next: Int64?
  var tables: String
  var cpus, memory: Int?
  var hugePages, memoryParts: String?
  /// nil leaves what is stored.
  var flavor: String?
  var added, taken: String
  var removed: String?
}

/// A record that a document holds of a guest.
struct GuestRecordRow: Sendable, Hashable {
  var guest, document: Int64
  var host: Int64?
  var taken: String
  var form: Int64
  var next: Int64?
  var tables: Int64
}

/// The guests and their records as the documents of one group meet them: each call sees what the calls before wrote.
protocol GuestTables {
  /// Prepares for a document's guests, before any of them is asked for.
  mutating func expect(_ guests: [(guest: Arrival.Guest, home: Int64?)], source: String, document: Int64)
    throws
  /// The guest with a UUID, whether removed or not.
  mutating func guest(uuid: String) throws -> GuestRow?
  /// The present guest with a name of the source, on that host if it is known; of several the first.
  mutating func guest(name: String, source: String, host: Int64?) throws -> GuestRow?
  mutating func hasRecord(guest: Int64, document: Int64, taken: String) throws -> Bool
  /// The document of a guest's newest record.
  mutating func newestDocument(ofGuest guest: Int64) throws -> Int64?
  /// Stores a guest; its number.
  mutating func insert(_ guest: GuestRow) throws -> Int64
  mutating func update(_ guest: GuestRow) throws
  mutating func insert(_ record: GuestRecordRow) throws
  /// Writes what was not written yet.
  mutating func finish() throws
}
