/// Answers of one state, within limits of number and bytes.
struct KeptAnswers {
  private struct Entry {
    var task: Task<any Sendable, any Error>
    /// The answer, once it is there.
    var value: (any Sendable)?
    var bytes = 0
    var used: Int
  }

  private var state: AnswerDesk.State?
  private var entries: [String: Entry] = [:]
  private var bytes = 0
  private var clock = 0

  private static let mostEntries = 4096
  private static let mostBytes = 512 << 20

  /// The answer that is there; nil while there is none.
  mutating func value(_ key: String, _ state: AnswerDesk.State) -> (any Sendable)? {
    guard self.state == state, let value = entries[key]?.value else { return nil }
    clock += 1
    entries[key]?.used = clock
    return value
  }

  mutating func task<Value: Sendable>(
    _ key: String, _ state: AnswerDesk.State, _ make: () -> Task<Value, any Error>
  ) -> Task<any Sendable, any Error> {
    if self.state != state {
      // An earlier state's question can come late; its answer is not kept.
      self.state = state
      entries = [:]
      bytes = 0
    }
    clock += 1
    if var entry = entries[key] {
      entry.used = clock
      entries[key] = entry
      return entry.task
    }
    let own = make()
    let task = Task<any Sendable, any Error> { try await own.value }
    entries[key] = Entry(task: task, used: clock)
    return task
  }

  mutating func keep(_ value: any Sendable, _ key: String, _ state: AnswerDesk.State, size: Int) {
    guard self.state == state, let entry = entries[key], entry.value == nil else { return }
    entries[key]?.value = value
    entries[key]?.bytes = size
    bytes += size
    guard bytes > Self.mostBytes || entries.count > Self.mostEntries else { return }
    // The half that was used longest ago goes; what is under way has no value yet and stays.
    let old = entries.filter { $0.value.value != nil && $0.key != key }.sorted {
      $0.value.used < $1.value.used
    }
    for (key, entry) in old.prefix((old.count + 1) / 2) {
      bytes -= entry.bytes
      entries[key] = nil
    }
  }

  mutating func forget(_ key: String, _ state: AnswerDesk.State) {
    guard self.state == state, let entry = entries.removeValue(forKey: key) else { return }
    bytes -= entry.bytes
  }
}
