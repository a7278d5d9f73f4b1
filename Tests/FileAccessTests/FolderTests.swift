import FileAccess
import Foundation
import Testing

@Suite struct FolderTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID().uuidString)")
    .path

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func foldersAreMadeWithThoseAbove() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try Folder.makeAll(root + "/a/b", permissions: 0o700)
    #expect(try permissions(root + "/a/b") == 0o700)
    #expect(try permissions(root + "/a") != 0o700)
    // What is there stays as it is.
    try Folder.makeAll(root + "/a", permissions: 0o700)
    #expect(try permissions(root + "/a") != 0o700)
    try Data().write(to: URL(fileURLWithPath: root + "/file"))
    #expect(throws: FileAccessError(code: ENOTDIR)) { try Folder.makeAll(root + "/file/b") }
  }

  @Test func contentsAreFilesAndOthers() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try Folder.makeAll(root + "/b/c")
    for name in ["z", "b/c/y", "b/.hidden"] {
      try Data().write(to: URL(fileURLWithPath: root + "/" + name))
    }
    for (link, target) in [("to-file", "z"), ("to-folder", "b"), ("to-nothing", "q")] {
      try FileManager.default.createSymbolicLink(atPath: root + "/" + link, withDestinationPath: target)
    }
    let found = try Folder.contents(below: root)
    #expect(found.files == ["b/.hidden", "b/c/y", "to-file", "z"])
    #expect(found.others == ["to-folder", "to-nothing"])
    #expect(try Folder.names(in: root) == ["b", "to-file", "to-folder", "to-nothing", "z"])
    #expect { _ = try Folder.contents(below: root, limit: 5) } throws: {
      ($0 as? FileAccessError)?.isTooLarge == true
    }
    #expect(throws: FileAccessError(code: ENOENT)) { _ = try Folder.names(in: root + "/q") }
  }
}
