internal import HostSnapshots

extension Reader {
  /// A snapshot of a host, as `martlet capture` writes it.
  ///
  /// - SeeAlso: Documentation/snapshot.md.
  static let snapshot = Reader(
    format: "snapshot", title: "a snapshot by martlet capture",
    recognises: { preview in
      // Keys are written in order, so that the schema comes last, perhaps after megabytes.
      let keys: [StaticString] = ["\"captured\"", "\"identity\"", "\"martlet\""]
      return preview.firstCharacter == "{"
        && (preview.contains("\"martlet.snapshot/") || keys.allSatisfy { preview.contains($0) })
        ? .container : nil
    },
    read: { document throws(ReadError) in
      // Finds what is deep, cut or no JSON, with its place.
      _ = try JSONValue.parse(document.bytes, document: document.name)
      let snapshot: Snapshot
      do throws(SnapshotError) {
        snapshot = try Snapshot(json: document.bytes)
      } catch {
        throw ReadError(document: document.name, reason: error.reason, line: 1, column: 1)
      }
      guard snapshot.parts.contains(where: { $0.document != nil }) else {
        throw ReadError(
          document: document.name, reason: "the snapshot holds nothing about a CPU", line: 1, column: 1)
      }
      return Reading(
        format: "snapshot", cpus: [.snapshot(snapshot)],
        notes: snapshot.missing.map { ReadingNote("\($0.kind) from \($0.source) is missing: \($0.reason)") })
    })
}
