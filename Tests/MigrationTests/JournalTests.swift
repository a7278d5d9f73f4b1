import Foundation
import Glibc
import LibvirtClient
import LiveMigration
import Testing

/// The journal on disk: what it keeps, whom it keeps out, and what a crash leaves of it.
@Suite struct JournalTests {
  private let folder = NSTemporaryDirectory() + "martlet-journal-\(UUID().uuidString)"
  /// A guest of each test's own: a guest is locked for the whole machine.
  private let uuid = UUID().uuidString.lowercased()

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

  @Test func aGuestIsLockedWhateverTheFolder() throws {
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      try? FileManager.default.removeItem(atPath: folder + "-b")
    }
    let journal = try MigrationJournal(folder: folder, uuid: uuid)
    let failure = #expect(throws: JournalFailure.self) {
      try MigrationJournal(folder: folder + "-b", uuid: uuid.uppercased())
    }
    #expect(failure?.kind == .busy)
    #expect(
      failure?.message.contains("process \(getpid()) of user \(geteuid())") == true, "\(failure as Any)")
    #expect(journal.entries.isEmpty)
    _ = try MigrationJournal(folder: folder + "-b", uuid: UUID().uuidString)
  }

  /// A journal decides which command connects to which URI, so one that somebody else may have written is not read.
  @Test(arguments: ["link", "pipe", "mode", "hard link", "folder"])
  func aPlantedJournalIsRefused(kind: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = "\(folder)/\(uuid).jsonl"
    let other = folder + "/other"
    _ = FileManager.default.createFile(atPath: other, contents: nil, attributes: [.posixPermissions: 0o600])
    switch kind {
    case "link": #expect(unsafe symlink(other, path) == 0)
    case "pipe": #expect(unsafe mkfifo(path, 0o600) == 0)
    case "mode":
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      #expect(unsafe chmod(path, 0o666) == 0)
    case "hard link": #expect(unsafe link(other, path) == 0)
    default: #expect(unsafe chmod(folder, 0o777) == 0)
    }
    let failure = #expect(throws: JournalFailure.self) { try MigrationJournal(folder: folder, uuid: uuid) }
    #expect(failure?.kind == .foreign, "\(failure as Any)")
    #expect(failure?.message.hasPrefix(path + ": Martlet does not use this journal") == true)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
  func anotherUsersJournalIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(uuid).jsonl"
    _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    #expect(unsafe chown(path, 65534, 65534) == 0)
    let failure = #expect(throws: JournalFailure.self) { try MigrationJournal(folder: folder, uuid: uuid) }
    #expect(failure?.message.contains("belongs to user 65534, not to user 0") == true, "\(failure as Any)")
  }
}
