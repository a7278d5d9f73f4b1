import Foundation
import MartletQuestions
import Testing

@testable import OpenStackClient
@testable import OpenStackPools

@Suite struct JournalTests {
  private let step = PoolStep(kind: .trait, pool: "Intel-1", name: "CUSTOM_MARTLET_INTEL_1")

  @Test func onlyItsOwnerWritesIt() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/plan.jsonl"
    do {
      let journal = try PoolJournal(folder: scratch.path, plan: "plan")
      try journal.write(.making, step)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      let second = #expect(throws: QuestionError.self) {
        try PoolJournal(folder: scratch.path, plan: "plan")
      }
      #expect(second?.kind == .temporary && second?.message.contains("is locked") == true)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    let open = #expect(throws: QuestionError.self) { try PoolJournal(folder: scratch.path, plan: "plan") }
    #expect(open?.kind == .noPermission)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
    let link = #expect(throws: QuestionError.self) { try PoolJournal(folder: scratch.path, plan: "plan") }
    #expect(link?.kind == .noPermission && link?.message.contains("is a link") == true)
    let read = #expect(throws: QuestionError.self) {
      try PoolJournal.lines(folder: scratch.path, plan: "plan")
    }
    #expect(read?.kind == .noPermission)
  }

  @Test func linesSurviveACut() throws {
    let scratch = try Scratch()
    try PoolJournal(folder: scratch.path, plan: "plan").write(.making, step)
    let path = scratch.path + "/plan.jsonl"
    let handle = try #require(FileHandle(forWritingAtPath: path))
    handle.seekToEndOfFile()
    try handle.write(contentsOf: Data(#"{"event":"ma"#.utf8))
    try handle.close()
    try PoolJournal(folder: scratch.path, plan: "plan").write(.removed, step)
    let lines = try PoolJournal.lines(folder: scratch.path, plan: "plan")
    #expect(lines.map(\.event) == [.making, .removed])
    #expect(PoolHistory(lines).own.isEmpty && PoolHistory(Array(lines.prefix(1))).own == [step])
    try Data("no journal\n".utf8).write(to: URL(fileURLWithPath: scratch.path + "/other.jsonl"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: scratch.path + "/other.jsonl")
    let damaged = #expect(throws: QuestionError.self) { try PoolJournal(folder: scratch.path, plan: "other") }
    #expect(damaged?.kind == .badInput && damaged?.message.contains("line 1") == true)
    // No crash has cut short what is whole: a step that this version does not know may have been done.
    do {
      let handle = try #require(FileHandle(forWritingAtPath: path))
      handle.seekToEndOfFile()
      try handle.write(contentsOf: Data((#"{"event":"moving-house"}"# + "\n").utf8))
      try handle.close()
    }
    let newer = #expect(throws: QuestionError.self) { try PoolJournal(folder: scratch.path, plan: "plan") }
    #expect(newer?.kind == .badInput && newer?.message.contains("line 4 is none that this") == true)
    #expect(try PoolJournal.lines(folder: scratch.path, plan: "absent").isEmpty)
  }

  @Test func anotherCloudIsRefused() throws {
    let scratch = try Scratch()
    let here = PoolFacts(
      cloud: "here", identity: "http://127.0.0.1:1", maximumMicroversion: Microversion(2, 104))
    let there = PoolFacts(
      cloud: "there", identity: "http://127.0.0.1:2", maximumMicroversion: Microversion(2, 104))
    let journal = try PoolJournal(folder: scratch.path, plan: "plan")
    try journal.open(for: here)
    try journal.open(for: here)
    #expect(journal.entries.count == 1)
    let error = #expect(throws: QuestionError.self) { try journal.open(for: there) }
    #expect(error?.kind == .usage && error?.message.contains("is of the cloud here") == true)
  }
}
