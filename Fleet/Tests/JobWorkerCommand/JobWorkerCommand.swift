import FleetJobs
import Foundation
import PostgresClient

/// Enqueues jobs or carries them out, for tests that kill and stop it; a database that does not answer is asked again.
///
/// - `job-worker add QUEUE COUNT`: jobs of 3 steps, and every twentieth of 30 steps with 10 ms between them.
/// - `job-worker work QUEUE NAME LEASE-MILLISECONDS LOG`: until no job is open; each accepted step becomes a line of LOG.
///
/// QUEUE is the connection string of a PostgreSQL or the path of a SQLite file.
@main struct JobWorkerCommand {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count >= 4 else {
      FileHandle.standardError.write(
        Data("job-worker: add QUEUE COUNT, or work QUEUE NAME LEASE-MILLISECONDS LOG\n".utf8))
      exit(2)
    }
    let queue = try patiently { () throws(JobFailure) in try open(words[2]) }
    if words[1] == "add" {
      for number in 0..<(Int(words[3]) ?? 0) {
        _ = try patiently { () throws(JobFailure) in
          try queue.enqueue(
            "count", number % 20 == 0 ? "30 10000" : "3 0", key: "job \(number)", mostAttempts: 100_000)
        }
      }
    } else if words[1] == "work", words.count == 6 {
      try work(queue, as: words[3], .milliseconds(Int(words[4]) ?? 1000), log: words[5])
    }
  }

  private static func open(_ text: String) throws(JobFailure) -> JobQueue {
    guard PostgresAddress.isAddress(text) else { return try JobQueue(path: text) }
    var settings = PostgresSettings()
    settings.answerLimit = .seconds(20)
    let address: PostgresAddress
    do throws(PostgresFailure) { address = try PostgresAddress(text) } catch {
      throw JobFailure(.malformed, error.reason)
    }
    return try JobQueue(PostgresPool(address, settings, bound: 1))
  }

  private static func work(_ queue: JobQueue, as name: String, _ lease: Duration, log path: String) throws {
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    guard let log = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteNoPermission) }
    _ = try log.seekToEnd()
    while true {
      let found = try patiently { () throws(JobFailure) in
        try queue.claim(by: name, kinds: ["count"], lease: lease)
      }
      guard let (job, claim) = found else {
        let newest = try patiently { () throws(JobFailure) in try queue.newest(1_000_000) }
        if newest.allSatisfy(\.state.isEnd) { return }
        usleep(20_000)
        continue
      }
      do throws(JobFailure) {
        let first = try patiently { () throws(JobFailure) in try queue.journal(of: job.number) }.count
        let numbers = job.spec.split(separator: " ").compactMap { UInt32($0) }
        for step in first..<max(first, Int(numbers[0])) {
          try patiently { () throws(JobFailure) in try queue.append(claim, step: step, name) }
          _ = usleep(numbers[1])
          log.write(Data("\(job.number) \(step) \(claim.fence)\n".utf8))
        }
        try patiently { () throws(JobFailure) in try queue.finish(claim, .done, name) }
      } catch {
        // Another worker has it, or had it while this one slept.
        guard error.kind == .fenced || error.kind == .outOfOrder else { throw error }
      }
    }
  }

  /// The same call again while the database does not answer.
  private static func patiently<Value>(
    _ body: () throws(JobFailure) -> Value
  ) throws(JobFailure) -> Value {
    while true {
      do throws(JobFailure) { return try body() } catch {
        guard error.kind == .unavailable || error.kind == .unknown else { throw error }
        usleep(20_000)
      }
    }
  }
}
