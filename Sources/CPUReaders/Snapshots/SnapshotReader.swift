internal import HostSnapshots

extension Reader {
  /// A host snapshot that `martlet capture` writes or its shell script prints.
  ///
  /// - SeeAlso: Documentation/snapshot.md.
  static let snapshot = Reader(
    format: "snapshot", title: "a martlet capture snapshot",
    recognises: { preview in
      if preview.hasLine({ $0.take("#martlet-capture ") }) { return .container }
      // Keys are sorted, so the schema comes last, perhaps after megabytes.
      let keys: [StaticString] = ["\"captured\"", "\"identity\"", "\"martlet\""]
      return preview.firstCharacter == "{"
        && (preview.contains("\"martlet.snapshot/") || keys.allSatisfy { preview.contains($0) })
        ? .container : nil
    },
    read: { document throws(ReadError) in
      let snapshot: Snapshot
      if document.bytes.first(where: { !($0 == 0x20 || (0x09...0x0d).contains($0)) }) == UInt8(ascii: "{") {
        // Reports too deep, truncated or invalid JSON with its position.
        _ = try JSONValue.parse(document.bytes, document: document.name)
        snapshot = try placed(document) { () throws(SnapshotError) in try Snapshot(json: document.bytes) }
      } else {
        snapshot = try placed(document) { () throws(SnapshotError) in
          try Snapshot(scriptOutput: document.bytes, martlet: "")
        }
      }
      if let arm = try snapshot.armRecord(in: document) {
        return Reading(format: "snapshot", cpus: [.arm(arm)], notes: snapshot.missingNotes, capture: snapshot)
      }
      if let record = try snapshot.s390Record(in: document) {
        return Reading(format: "snapshot", cpus: [.s390x(record)], notes: snapshot.missingNotes)
      }
      if let machine = snapshot.otherMachine {
        throw ReadError(
          document: document.name,
          reason: "this is a snapshot of \(machine); \(OtherArchitecture.limits)",
          line: 1, column: 1)
      }
      guard snapshot.parts.contains(where: { $0.document != nil }) else {
        throw ReadError(
          document: document.name, reason: "the snapshot holds nothing about a CPU", line: 1, column: 1)
      }
      return Reading(
        format: "snapshot", cpus: [.snapshot(snapshot)], notes: snapshot.missingNotes)
    })
}

extension Snapshot {
  /// A note for each part that could not be captured.
  fileprivate var missingNotes: [ReadingNote] {
    missing.map { part in
      let what = "\(part.kind) from \(part.source)"
      return ReadingNote(
        part.hasNone == true
          ? "\(what) does not exist here: \(part.reason)" : "\(what) is missing: \(part.reason)")
    }
  }

  /// The kind of machine in the snapshot's `/proc/cpuinfo` if not x86; nil for x86 or if unknown.
  fileprivate var otherMachine: String? {
    guard let text = text(from: "/proc/cpuinfo") else { return nil }
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].reversed().drop { $0 == " " || $0 == "\t" }.reversed()
      if let machine = OtherArchitecture.ofCPUInfo(key: String(key)) { return machine }
    }
    return nil
  }
}

/// The result of `read`; converts its error to one about the document.
private func placed(
  _ document: Document, _ read: () throws(SnapshotError) -> Snapshot
) throws(ReadError) -> Snapshot {
  do throws(SnapshotError) {
    return try read()
  } catch {
    throw ReadError(document: document.name, reason: error.reason, line: 1, column: 1)
  }
}
