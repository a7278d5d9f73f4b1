/// What a host, a daemon or a folder did not give to an answer that asked for it.
public enum UnobtainedInput: Sendable, Hashable {
  /// A host or daemon that gave nothing, with the reason as a clause: `could not be asked: ...`.
  case host(name: String, reason: String)
  /// Parts that an asked host did not give: their kinds, such as `msr`, and of files and folders the paths. The input's notes have the
  /// reasons.
  case parts(name: String, parts: [String])
  /// A file of a folder that is no record of a host, as a clause.
  case file(String)
}

extension Sequence<InputReport> {
  /// What could not be asked or read: hosts first, then files of folders, then the parts that asked hosts did not give.
  ///
  /// Parts that are missing in a file are the file's own matter, and are only in its notes.
  public var unobtained: [UnobtainedInput] {
    var found: [UnobtainedInput] = []
    for input in self where input.format == "not-obtained" {
      found += input.notes.map { .host(name: input.name, reason: $0) }
    }
    for input in self where input.format == "folder" { found += input.notes.map { .file($0) } }
    for input in self where input.format == "snapshot" && input.isAsked {
      var parts: [String] = []
      for note in input.notes where note.contains(" is missing: ") {
        let words = note.split(separator: " ", maxSplits: 3)
        let part = String(["file", "folder"].contains(words[0]) ? words[2] : words[0])
        if !parts.contains(part) { parts.append(part) }
      }
      if !parts.isEmpty { found.append(.parts(name: input.name, parts: parts)) }
    }
    return found
  }
}

extension InputReport {
  /// Whether Martlet asked a host or daemon for it: a file of the name `this` is called `./this`.
  fileprivate var isAsked: Bool { name == "this" || name.contains("://") }
}
