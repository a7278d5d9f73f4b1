extension Snapshot {
  /// Reads the output of the capture script (`Data/capture/capture.sh`, whose header describes the format).
  ///
  /// It skips text before the script's first line, which servers and shells print. A truncated output
  /// gives the parts it holds; the part in which it ends may be incomplete and counts as missing.
  /// - Throws: `SnapshotError` if the script's first line is missing or has another version.
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
      throw SnapshotError("this is not output of the capture script: no line begins with #martlet-capture")
    }
    guard version == "1" else {
      throw SnapshotError(
        "the capture script has version \(version); this version of Martlet reads version 1")
    }
    var reader = ScriptReader(martlet: martlet)
    // After the last end of line comes nothing, or a truncated line.
    if lines.last.map({ String(decoding: $0, as: UTF8.self) }) != "#end" { lines = lines.dropLast() }
    for line in lines where !reader.isWhole { reader.read(line) }
    self = reader.finish()
  }
}

/// Collects parts from the script's lines.
private struct ScriptReader {
  var snapshot: Snapshot
  var isWhole = false
  private var part: Snapshot.Part?

  init(martlet: String) {
    snapshot = Snapshot(martlet: martlet, method: .script, captured: "")
  }

  /// Reads one line; skips unknown lines.
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

  /// The snapshot, with a missing part if the script's last line is absent.
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
    // No host's clock is past the year 9999.
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
  /// The source name for parts missing because the script's output is truncated.
  static let scriptSource = "the script"

  /// The entry for a truncated script output; nil if it is complete or did not come from a script.
  public var cutOff: Missing? {
    get { missing.first { $0.source == Self.scriptSource } }
    set {
      missing.removeAll { $0.source == Self.scriptSource }
      if let newValue { missing.append(newValue) }
    }
  }
}

extension Snapshot.Missing {
  /// Creates an entry whose kind may be unknown to this version.
  fileprivate init(word: String, source: String, reason: String) {
    self.init(.file, source: source, reason: reason)
    kind = word
  }
}

extension String {
  /// The parts before and after the first separator; the second is empty without one.
  fileprivate func cut(at separator: Character) -> (String, String) {
    guard let place = firstIndex(of: separator) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }
}
