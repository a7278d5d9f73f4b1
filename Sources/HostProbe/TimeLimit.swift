/// What `work` gives, or `late` if it takes longer than `limit`; it is cancelled then.
func result<Value: Sendable>(
  within limit: Duration, else late: Value, of work: @escaping @Sendable () async -> Value
) async -> Value {
  await withTaskGroup(of: Value.self) { group in
    group.addTask(operation: work)
    group.addTask {
      try? await Task.sleep(for: limit)
      return late
    }
    let first = await group.next() ?? late
    group.cancelAll()
    return first
  }
}
