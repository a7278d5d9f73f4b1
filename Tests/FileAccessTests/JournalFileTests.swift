import FileAccess
import Foundation
import Testing

@Suite struct JournalFileTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)")
    .path

  init() throws { try Folder.makeAll(root, permissions: 0o700) }

  private func text(_ lines: [ArraySlice<UInt8>]) -> [String] {
    lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func oneProcessAppendsLines() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/a.jsonl"
    do {
      let journal = try JournalFile(path)
      #expect(try journal.lines().isEmpty)
      try journal.append(Array("one".utf8))
      try journal.append(Array("two".utf8))
      #expect(throws: JournalFile.Failure.locked) { try JournalFile(path) }
    }
    #expect(try text(JournalFile(path).lines()) == ["one", "two"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aLineThatWasCutShortStaysAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/a.jsonl"
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data("one\ntw".utf8), attributes: [.posixPermissions: 0o600]))
    do {
      let journal = try JournalFile(path)
      #expect(try text(journal.lines()) == ["one", "tw"])
      try journal.append(Array("three".utf8))
    }
    #expect(try text(JournalFile(path).lines()) == ["one", "tw", "three"])
  }

  @Test func aFileThatOthersMayWriteIsRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let path = root + "/a.jsonl"
    #expect(
      FileManager.default.createFile(atPath: path, contents: Data(), attributes: [.posixPermissions: 0o666]))
    #expect { try JournalFile(path) } throws: { error in
      guard case .unusable(.foreign) = error as? JournalFile.Failure else { return false }
      return true
    }
  }
}
