import FailureMessages
import Foundation
import MartletQuestions
import Synchronization
import TestSupport
import Testing

/// Following a log in process: news come as values, and whoever asked calls it off.
@Suite(.ownThreads) struct FollowTests {
  @Test(.timeLimit(.minutes(1))) func newsAndTheEnd() async throws {
    let files = try Scratch()
    let path = try files.write("Unknown CPU feature aes\n", "log")
    let told: Mutex<[[String]]> = Mutex([])
    let isCancelled = Atomic(false)
    let report = try await FollowQuestion(path: path).answer(
      isCancelled: { isCancelled.load(ordering: .relaxed) },
      tell: { news in
        told.withLock { $0.append(news.finding.features) }
        #expect(news.report.finding.features == news.finding.features)
        guard news.finding.features == ["aes"] else {
          isCancelled.store(true, ordering: .relaxed)
          return
        }
        let log = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try log.seekToEnd()
        try log.write(contentsOf: Data("Unknown CPU feature avx2\n".utf8))
        try log.close()
      })
    #expect(told.withLock { $0 } == [["aes"], ["avx2"]])
    #expect(report.findings.count == 2)
  }

  @Test(.timeLimit(.minutes(1))) func aTaskThatIsCancelledEnds() async throws {
    let files = try Scratch()
    let path = try files.write("Unknown CPU feature aes\n", "log")
    let task = Task { try await FollowQuestion(path: path).answer { _ in } }
    try await Task.sleep(for: .milliseconds(100))
    task.cancel()
    #expect(try await task.value.findings.count == 1)
  }
}
