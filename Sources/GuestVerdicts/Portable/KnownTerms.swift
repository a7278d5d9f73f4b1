/// A value that is compared and hashed in constant time where it is the same one.
final class Interned<Value: Hashable & Sendable>: Hashable, Sendable {
  let value: Value
  private let digest: Int

  init(_ value: Value) {
    self.value = value
    digest = value.hashValue
  }

  static func == (a: Interned, b: Interned) -> Bool {
    a === b || a.digest == b.digest && a.value == b.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// Terms that were read before, by their bytes: most forms of a fleet share theirs with others, and keep them once.
package struct KnownTerms: Sendable {
  private var guests: [Key: Interned<GuestTerms>] = [:]
  private var hosts: [Key: Interned<HostTerms>] = [:]

  /// No terms yet.
  package init() {}

  /// Bytes that are hashed all at once.
  private struct Key: Hashable {
    let bytes: ArraySlice<UInt8>

    static func == (a: Key, b: Key) -> Bool {
      let count = a.bytes.count
      guard count == b.bytes.count else { return false }
      return unsafe a.bytes.withUnsafeBytes { a in
        unsafe b.bytes.withUnsafeBytes { b in
          var place = 0
          while place + 8 <= count {
            let first = unsafe a.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            guard unsafe first == b.loadUnaligned(fromByteOffset: place, as: UInt64.self) else {
              return false
            }
            place += 8
          }
          while place < count {
            guard unsafe a[place] == b[place] else { return false }
            place += 1
          }
          return true
        }
      }
    }

    func hash(into hasher: inout Hasher) {
      unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
  }

  /// The terms that are all that a reader has left; nil for anything else.
  mutating func guestTerms(_ reader: PortableReader) -> Interned<GuestTerms>? {
    let key = Key(bytes: reader.rest)
    if let known = guests[key] { return known }
    var reader = reader
    guard let terms = GuestTerms(&reader), reader.isAtEnd else { return nil }
    let interned = Interned(terms)
    guests[key] = interned
    return interned
  }

  /// The terms that are all that a reader has left; nil for anything else.
  mutating func hostTerms(_ reader: PortableReader) -> Interned<HostTerms>? {
    let key = Key(bytes: reader.rest)
    if let known = hosts[key] { return known }
    var reader = reader
    guard let terms = HostTerms(&reader), reader.isAtEnd else { return nil }
    let interned = Interned(terms)
    hosts[key] = interned
    return interned
  }
}
