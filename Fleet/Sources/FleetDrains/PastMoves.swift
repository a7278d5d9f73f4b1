internal import FileAccess
internal import Foundation
internal import LiveMigration

extension MoveRate {
  /// The rate of past moves: the memory of guests that a journal of `martlet migrate` brought to another host, by the time from the begin of
  /// each copy to the answer of libvirt; nil if there are none of this fleet's guests.
  ///
  /// - Parameters:
  ///   - folder: The folder of the journals; nil for the standard one.
  ///   - memory: MiB by the guests' UUIDs.
  public init?(journalsIn folder: String?, memory: [String: Int]) {
    guard let folder = folder ?? (try? MigrationBatch.standardFolder()) else { return nil }
    var (mebibytes, seconds, moves) = (0, 0.0, 0)
    for uuid in MigrationJournal.guests(folder: folder) {
      guard let size = memory[uuid],
        let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(uuid).jsonl"))
      else { continue }
      for span in Self.spans(JournalLines(bytes).entries) {
        mebibytes += size
        seconds += span
        moves += 1
      }
    }
    guard moves > 0, seconds > 0 else { return nil }
    self.init(mebibytes: max(1, Int(Double(mebibytes) / seconds)), pastMoves: moves)
  }

  /// The seconds of each copy that brought the guest to its target.
  private static func spans(_ entries: [JournalEntry]) -> [Double] {
    let parser = ISO8601DateFormatter()
    var spans: [Double] = []
    for end in entries where end.step == .settled && end.place == .target {
      let own = entries.filter { $0.id == end.id }
      guard let start = own.first(where: { $0.step == .start }).flatMap({ parser.date(from: $0.time) }),
        let back = own.first(where: { $0.step == .returned }).flatMap({ parser.date(from: $0.time) })
      else { continue }
      // Times have whole seconds, so a copy counts as one at least.
      spans.append(max(1, back.timeIntervalSince(start)))
    }
    return spans
  }
}

/// The lines of a guest's journal, as far as they can be read.
struct JournalLines {
  let entries: [JournalEntry]

  init(_ bytes: Data) {
    let decoder = JSONDecoder()
    entries = bytes.split(separator: 10).compactMap { try? decoder.decode(JournalEntry.self, from: $0) }
  }
}
