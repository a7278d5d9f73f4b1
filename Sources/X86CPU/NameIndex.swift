/// Where each name of a list is, found several times faster than in a dictionary.
///
/// An open table with linear probing and a cheap hash: the names are few, known and nobody's to choose.
package struct NameIndex: Sendable {
  private var names: [String] = []
  /// Places in `names`, -1 where free; a power of two in length, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// The names in order; of one that comes twice, the first counts.
  package init(_ names: some Sequence<String>) {
    for name in names { append(name) }
  }

  /// The place of `name`, or nil.
  package subscript(name: String) -> Int? {
    var slot = start(of: name)
    while true {
      let place = slots[slot]
      guard place >= 0 else { return nil }
      if names[Int(place)] == name { return Int(place) }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Adds a name at the end.
  package mutating func append(_ name: String) {
    names.append(name)
    if names.count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      for place in names.indices { enter(place) }
    } else {
      enter(names.count - 1)
    }
  }

  private mutating func enter(_ place: Int) {
    let name = names[place]
    var slot = start(of: name)
    while slots[slot] >= 0 {
      if names[Int(slots[slot])] == name { return }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(place)
  }

  private func start(of name: String) -> Int {
    var hash: UInt32 = 2_166_136_261
    let bytes = name.utf8.span
    for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
    return Int(hash ^ hash >> 15) & (slots.count - 1)
  }
}
