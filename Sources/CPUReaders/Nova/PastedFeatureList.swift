/// The names in a pasted list, put together again where lines were broken inside them.
struct PastedFeatureList {
  /// A name and where it began.
  struct Name {
    var text: String
    var line: Int
    var column: Int
  }

  private(set) var names: [Name] = []
  private(set) var notes: [ReadingNote] = []
  /// Whether an ellipsis shows that names were left out.
  private(set) var hasEllipsis = false

  /// A run of name characters, cut where a line was broken.
  private struct Word {
    var fragments: [Name] = []
    var breaks: [PastedText.Break] = []
    var isQuotedBefore = false
    var isQuotedAfter = false
    /// Whether only blanks and breaks separate it from the word before.
    var followsBlank = false

    var text: String { fragments.map(\.text).joined() }
  }

  init(_ characters: ArraySlice<PastedCharacter>) {
    let words = Self.words(in: characters)
    hasEllipsis =
      characters.contains { $0.character == "…" } || words.contains { $0.text.allSatisfy { $0 == "." } }
    if characters.contains(where: { "“”‘’".contains($0.character) }), let first = characters.first {
      notes.append(
        ReadingNote(
          "Martlet reads typographic quotation marks as plain ones", line: first.line, column: first.column))
    }
    for word in words where !word.text.allSatisfy({ $0 == "." }) {
      for name in resolve(word) { add(name, joinable: word.followsBlank) }
    }
    noteMissingQuotes(words)
  }

  private static func words(in characters: ArraySlice<PastedCharacter>) -> [Word] {
    var words: [Word] = []
    var isInWord = false
    var pending: PastedText.Break?
    var before: Character = " "
    var gapIsBlank = false
    for (offset, item) in zip(characters.indices, characters) {
      if let broken = PastedText.Break(rawValue: item.character) {
        if isInWord { pending = broken }
        continue
      }
      if isWordCharacter(item.character) {
        let fragment = Name(text: String(item.character), line: item.line, column: item.column)
        if isInWord {
          let last = words.count - 1
          if let broken = pending {
            words[last].breaks.append(broken)
            words[last].fragments.append(fragment)
          } else {
            words[last].fragments[words[last].fragments.count - 1].text.append(item.character)
          }
        } else {
          var word = Word(fragments: [fragment])
          word.isQuotedBefore = isQuote(before)
          word.followsBlank = gapIsBlank && !words.isEmpty
          words.append(word)
          isInWord = true
        }
        pending = nil
      } else {
        if isInWord {
          let isPrefix = words[words.count - 1].text == "u" && "'\"".contains(item.character)
          if isPrefix, !words[words.count - 1].isQuotedBefore {
            words.removeLast()  // Python 2's u'name'
          } else {
            words[words.count - 1].isQuotedAfter = isQuote(item.character)
          }
          gapIsBlank = true
        }
        if !item.character.isWhitespace { gapIsBlank = false }
        isInWord = false
        pending = nil
      }
      before = characters[offset].character
    }
    return words
  }

  /// The names that a word with breaks stands for.
  private mutating func resolve(_ word: Word) -> [Name] {
    guard var current = word.fragments.first else { return [] }
    var result: [Name] = []
    for (broken, next) in zip(word.breaks, word.fragments.dropFirst()) {
      let joined = current.text + next.text
      let bothKnown = libvirtName(of: current.text) != nil && libvirtName(of: next.text) != nil
      let joinedKnown = libvirtName(of: joined) != nil
      let isOneWord =
        current.text.hasSuffix("-")
        || (broken == .row ? joinedKnown || !bothKnown : joinedKnown && !bothKnown)
      if isOneWord {
        notes.append(
          ReadingNote(
            "Martlet joins \(current.text) and \(next.text) across lines as \(joined)", line: current.line,
            column: current.column))
        current.text = joined
      } else {
        result.append(current)
        current = next
      }
    }
    return result + [current]
  }

  /// Adds a name, or joins it with the one before if only both together are known.
  private mutating func add(_ name: Name, joinable: Bool) {
    if joinable, let last = names.last, libvirtName(of: last.text) == nil {
      let joined = last.text + name.text
      if libvirtName(of: joined) != nil {
        notes.append(
          ReadingNote(
            "Martlet joins \(last.text) and \(name.text) as \(joined)", line: last.line, column: last.column))
        names[names.count - 1].text = joined
        return
      }
    }
    names.append(name)
  }

  private mutating func noteMissingQuotes(_ words: [Word]) {
    guard words.contains(where: { $0.isQuotedBefore && $0.isQuotedAfter }) else { return }
    for word in words where !(word.isQuotedBefore && word.isQuotedAfter) {
      guard let first = word.fragments.first, !word.text.allSatisfy({ $0 == "." }) else { continue }
      let side = word.isQuotedBefore ? "after" : word.isQuotedAfter ? "before" : "around"
      notes.append(
        ReadingNote(
          "a quotation mark is missing \(side) \(word.text)", line: first.line, column: first.column))
    }
  }
}

private func isQuote(_ character: Character) -> Bool { "\"'“”‘’`".contains(character) }
