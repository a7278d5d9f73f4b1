import Foundation
import LibvirtClient
import LiveMigration
import Testing

/// The journal on disk: what it keeps, whom it keeps out, and what a crash leaves of it.
@Suite struct JournalTests {
  private let folder = NSTemporaryDirectory() + "martlet-journal-\(UUID().uuidString)"
  private let uuid = "3805ede8-9b1d-4865-97e3-6e342f4fe469"

  private func plan() throws -> MigrationPlan {
    let json = """
      {"id":"one","guest":"web1","uuid":"\(uuid)","from":"a:///","to":"b:///","flags":27,"isPersistent":true,"definition":"<domain/>"}
      """
    return try JSONDecoder().decode(MigrationPlan.self, from: Data(json.utf8))
  }

  @Test func aMigrationIsUnsettledUntilItSaysSo() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try MigrationJournal(folder: folder, uuid: uuid)
    #expect(journal.unsettled == nil)
    try journal.write(.planned, id: "one", plan: plan())
    try journal.write(.start, id: "one")
    #expect(journal.unsettled?.guest == "web1")
    try journal.write(.settled, id: "one", place: .target)
    #expect(journal.unsettled == nil)
    let file = try FileManager.default.attributesOfItem(atPath: journal.path)
    #expect(file[.posixPermissions] as? Int == 0o600)
    let above = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(above[.posixPermissions] as? Int == 0o700)
    #expect(MigrationJournal.guests(folder: folder) == [uuid])
  }

  @Test func oneProcessHasIt() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let journal = try MigrationJournal(folder: folder, uuid: uuid)
    // flock is the open file's, so that a second opening by the same process is kept out too.
    let failure = #expect(throws: JournalFailure.self) { try MigrationJournal(folder: folder, uuid: uuid) }
    #expect(failure?.kind == .busy)
    try journal.write(.planned, id: "one", plan: plan())
  }

  @Test func aLineThatWasCutShortIsPassedOver() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var path = ""
    do {
      let journal = try MigrationJournal(folder: folder, uuid: uuid)
      path = journal.path
      try journal.write(.planned, id: "one", plan: plan())
      try journal.write(.start, id: "one")
    }
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    try String(whole.dropLast(20)).write(toFile: path, atomically: false, encoding: .utf8)
    do {
      let journal = try MigrationJournal(folder: folder, uuid: uuid)
      #expect(journal.entries.map(\.step) == [.planned])
      try journal.write(.settled, id: "one", place: .source)
    }
    let again = try MigrationJournal(folder: folder, uuid: uuid)
    #expect(again.entries.map(\.step) == [.planned, .settled])
    #expect(again.unsettled == nil)
  }

  @Test func whatIsNoJournalIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "something else\n".write(toFile: "\(folder)/\(uuid).jsonl", atomically: false, encoding: .utf8)
    let failure = #expect(throws: JournalFailure.self) { try MigrationJournal(folder: folder, uuid: uuid) }
    #expect(failure?.kind == .damaged)
  }

  @Test func aFolderThatCannotBeMadeIsSaid() throws {
    let failure = #expect(throws: JournalFailure.self) {
      try MigrationJournal(folder: "/proc/no/such", uuid: uuid)
    }
    #expect(failure?.kind == .inaccessible)
  }
}
