/// Finds values in pasted text by their keys, whatever the notation: JSON, Python's repr, `key='value'`.
///
/// It does not rely on quotation marks and ignores breaks within words.
struct PastedValue {
  private let marked: [PastedCharacter]
  /// The positions in `marked` without a break.
  private let places: [Int]

  init(_ text: PastedText) {
    let characters = text.characters
    marked = characters
    places = characters.indices.filter { PastedText.Break(rawValue: characters[$0].character) == nil }
  }

  /// The word after `key` and a colon or an equals sign; nil if the key is missing or has no value.
  func word(of key: String) -> String? {
    guard let start = end(ofKey: key, from: 0) else { return nil }
    var index = start
    while index < places.count, " '\"“”‘’".contains(character(index)) { index += 1 }
    // Python 2 writes u'text'.
    if index + 1 < places.count, character(index) == "u", "'\"".contains(character(index + 1)) { index += 2 }
    var word = ""
    while index < places.count, isWordCharacter(character(index)) {
      word.append(character(index))
      index += 1
    }
    return word.isEmpty || word == "None" || word == "null" ? nil : word
  }

  /// The number after `key`.
  func number(of key: String) -> Int? { word(of: key).flatMap { Int($0) } }

  /// The characters and breaks between the brackets after `key`, or after the first bracket if `key` is nil.
  ///
  /// The second value is false if the closing bracket is missing.
  func list(of key: String?) -> (characters: ArraySlice<PastedCharacter>, isClosed: Bool)? {
    guard let start = key.map({ end(ofKey: $0, from: 0) }) ?? 0,
      let open = (start..<places.count).first(where: { character($0) == "[" })
    else { return nil }
    guard let close = (open..<places.count).first(where: { character($0) == "]" }) else {
      return (marked[(places[open] + 1)...], false)
    }
    return (marked[(places[open] + 1)..<places[close]], true)
  }

  private func character(_ index: Int) -> Character { marked[places[index]].character }

  /// The position after the colon or equals sign that follows `key`.
  private func end(ofKey key: String, from start: Int) -> Int? {
    let wanted = Array(key)
    guard places.count >= wanted.count else { return nil }
    for index in start...(places.count - wanted.count) where character(index) == wanted[0] {
      guard wanted.indices.allSatisfy({ character(index + $0) == wanted[$0] }) else { continue }
      if index > 0, character(index - 1).isLetter || character(index - 1) == "_" {
        // Python 2's u'key' puts its quotation mark between.
        continue
      }
      var next = index + wanted.count
      while next < places.count, " '\"“”‘’".contains(character(next)) { next += 1 }
      if next < places.count, character(next) == ":" || character(next) == "=" { return next + 1 }
    }
    return nil
  }
}

/// Whether a character can be part of a feature's name.
func isWordCharacter(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
}
