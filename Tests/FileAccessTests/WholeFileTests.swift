import Foundation
import Glibc
import Testing

@testable import FileAccess

@Suite struct WholeFileTests {
  private let folder = NSTemporaryDirectory() + "whole-file-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }
  private func permissions(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }
  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(arguments: [0, 1, 16_383, 16_384, 16_385, 3 << 20]) func whatIsWrittenIsRead(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    try WholeFile.write(bytes, to: path("file"))
    #expect(try WholeFile.read(path("file"), limit: size) == bytes)
    #expect(try names() == ["file"], "nothing else is left")
  }

  @Test func theLimitIsToTheByte() throws {
    try WholeFile.write([1, 2, 3], to: path("file"))
    #expect(throws: FileAccessError(code: EFBIG)) { try WholeFile.read(path("file"), limit: 2) }
    #expect(try WholeFile.read(path("file"), limit: 3) == [1, 2, 3])
    // A device has no size, and no end.
    #expect(throws: FileAccessError(code: EFBIG)) { try WholeFile.read("/dev/zero", limit: 1 << 20) }
  }

  @Test func filesOfTheKernelHaveNoSizeAndAreReadWhole() throws {
    let bytes = try WholeFile.read("/proc/self/status", limit: 1 << 20)
    #expect(String(decoding: bytes, as: UTF8.self).contains("\nSigQ:"))
  }

  @Test func aPipeWithoutAWriterIsNotWaitedFor() throws {
    let isMade = unsafe mkfifo(path("pipe"), 0o600) == 0
    #expect(isMade)
    #expect(try WholeFile.read(path("pipe"), limit: 10, waits: false) == [])
  }

  @Test func errorsAreTheSystems() {
    #expect(throws: FileAccessError(code: ENOENT)) { try WholeFile.read(path("none"), limit: 10) }
    #expect(throws: FileAccessError(code: EISDIR)) { try WholeFile.read(folder, limit: 10) }
    #expect(throws: FileAccessError(code: ENOENT)) { try WholeFile.write([1], to: path("none/file")) }
    #expect(throws: FileAccessError(code: ENOSPC)) { try WholeFile.write([1], to: "/dev/full") }
    #expect(FileAccessError(code: ENOENT).message == "No such file or directory")
  }

  /// Devices stay what they are, also behind a link such as /dev/stdout; a link to a file is replaced by the new file.
  @Test func devicesAreWrittenAndNotReplaced() throws {
    for (name, target) in [("sink", "/dev/null"), ("full", "/dev/full"), ("link", path("file"))] {
      try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }
    try WholeFile.write([1], to: path("file"))
    try WholeFile.replace([2], at: path("sink"), permissions: 0o600)
    #expect(throws: FileAccessError(code: ENOSPC)) {
      try WholeFile.replace([2], at: path("full"), permissions: 0o600)
    }
    try WholeFile.replace([2], at: path("link"), permissions: 0o600)
    func isLink(_ name: String) throws -> Bool {
      try FileManager.default.attributesOfItem(atPath: path(name))[.type] as? FileAttributeType
        == .typeSymbolicLink
    }
    #expect(try isLink("sink") && isLink("full") && !isLink("link"))
    #expect(try WholeFile.read(path("file"), limit: 9) == [1])
    #expect(try WholeFile.read(path("link"), limit: 9) == [2])
    #expect(try names() == ["file", "full", "link", "sink"])
  }

  @Test func permissionsOfAFileThatIsThereStay() throws {
    try WholeFile.write([1], to: path("file"))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("file"))
    try WholeFile.write([2], to: path("file"))
    #expect(try permissions(path("file")) == 0o640)
    try WholeFile.replace([3], at: path("file"), permissions: 0o600)
    #expect(try permissions(path("file")) == 0o600)
    #expect(try WholeFile.read(path("file"), limit: 1) == [3])
  }

  @Test func whatIsThereIsNotCreated() throws {
    #expect(try WholeFile.create([1], at: path("file"), permissions: 0o600))
    #expect(try !WholeFile.create([2], at: path("file"), permissions: 0o600))
    #expect(try WholeFile.read(path("file"), limit: 1) == [1])
    #expect(try permissions(path("file")) == 0o600)
    #expect(try names() == ["file"])
  }
}
