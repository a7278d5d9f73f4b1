extension Snapshot {
  /// Reads what the capture script (`Data/capture/capture.sh`, whose head describes the form) printed.
  ///
  /// Text before the script's first line, as servers and shells print it, is passed over. An output that was cut off
  /// gives what it holds: the part within which it ends, which cannot be known to be whole, is among the missing.
  /// - Throws: `SnapshotError` if the script's first line is not there, or is of another version.
  public init(scriptOutput bytes: [UInt8], martlet: String) throws(SnapshotError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    let mark = "#martlet-capture "
    var version: String?
    while version == nil, let line = lines.popFirst() {
      // A server's banner may lack its own end of line.
      if let start = String(decoding: line, as: UTF8.self).firstRange(of: mark) {
        version = String(decoding: line, as: UTF8.self)[start.upperBound...].trimmingBlanks
      }
    }
    guard let version else {
      throw SnapshotError("this is not what the capture script prints: no line begins with #martlet-capture")
    }
    guard version == "1" else {
      throw SnapshotError(
        "the capture script is of version \(version); this version of Martlet reads version 1")
    }
    var reader = ScriptReader(martlet: martlet)
    // What follows the last end of line is nothing, or a line that was cut.
    if lines.last.map({ String(decoding: $0, as: UTF8.self) }) != "#end" { lines = lines.dropLast() }
    for line in lines where !reader.isWhole { reader.read(line) }
    self = reader.finish()
  }
}

/// What the lines that were read so far have given.
private struct ScriptReader {
  var snapshot: Snapshot
  var isWhole = false
  private var part: Snapshot.Part?

  init(martlet: String) {
    snapshot = Snapshot(martlet: martlet, method: .script, captured: "")
  }

  /// Reads one line; lines that this version does not know are passed over.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    guard let mark = bytes.first else { return }
    if mark == UInt8(ascii: "|") {
      part?.content += String(decoding: bytes.dropFirst(), as: UTF8.self)
      if part?.encoding == "text" { part?.content += "\n" }
      return
    }
    guard mark == UInt8(ascii: "#") else { return }
    let line = String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
    let (word, rest) = line.cut(at: " ")
    switch word {
    case "#about":
      let (key, value) = rest.cut(at: "=")
      part?.about?[key] = value
    case "#encoding":
      part?.encoding = rest
    case "#identity":
      let (key, value) = rest.cut(at: " ")
      closePart()
      identify(key, value)
    case "#part":
      closePart()
      begin(rest)
    case "#missing":
      closePart()
      let (kind, place) = rest.cut(at: " ")
      let (source, reason) = place.cut(at: "\t")
      snapshot.missing.append(.init(word: kind, source: source, reason: reason))
    case "#end":
      closePart()
      isWhole = true
    default: break
    }
  }

  /// The snapshot, with what is missing if the last line was not there.
  mutating func finish() -> Snapshot {
    if !isWhole {
      if let part {
        snapshot.missing.append(
          .init(word: part.kind, source: part.source, reason: "the script's output was cut off within it"))
      }
      let count = snapshot.parts.count
      let reason = "its output was cut off after \(count) \(count == 1 ? "part" : "parts")"
      snapshot.missing.append(.init(.file, source: Snapshot.scriptSource, reason: reason))
    }
    snapshot.captured = snapshot.parts.first?.time ?? currentTimestamp()
    return snapshot
  }

  private mutating func begin(_ head: String) {
    let (kind, rest) = head.cut(at: " ")
    let (time, source) = rest.cut(at: " ")
    var part = Snapshot.Part(.file, source: source, time: time, text: "")
    part.kind = kind
    part.about = [:]
    self.part = part
  }

  private mutating func closePart() {
    guard var part else { return }
    if part.about?.isEmpty == true { part.about = nil }
    snapshot.parts.append(part)
    self.part = nil
  }

  private mutating func identify(_ key: String, _ value: String) {
    // Later than the year 9999 no clock of a host is.
    let moment = Int(value).flatMap { (0..<253_402_300_800).contains($0) ? timestamp($0) : nil }
    let (word, daemon) = key.cut(at: ".")
    switch word {
    case "hostName": snapshot.identity.hostName = value
    case "hostUUID": snapshot.identity.hostUUID = value
    case "machineID": snapshot.identity.machineID = value
    case "bootID": snapshot.identity.bootID = value
    case "container": snapshot.identity.container = value
    case "booted": snapshot.identity.booted = moment
    case "started": if !daemon.isEmpty { snapshot.identity.started[daemon] = moment }
    default: break
    }
  }
}

extension Snapshot {
  /// The source of what is missing because the capture script's output was cut off.
  static let scriptSource = "the script"

  /// How the capture script's output was cut off; nil if it was whole, or if no script printed it.
  public var cutOff: Missing? {
    get { missing.first { $0.source == Self.scriptSource } }
    set {
      missing.removeAll { $0.source == Self.scriptSource }
      if let newValue { missing.append(newValue) }
    }
  }
}

extension Snapshot.Missing {
  /// Something of a kind that this version may not know.
  fileprivate init(word: String, source: String, reason: String) {
    self.init(.file, source: source, reason: reason)
    kind = word
  }
}

extension String {
  /// What is before and after the first separator; nothing after it where it is not there.
  fileprivate func cut(at separator: Character) -> (String, String) {
    guard let place = firstIndex(of: separator) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }
}
