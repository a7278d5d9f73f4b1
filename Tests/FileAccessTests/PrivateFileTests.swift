import FileAccess
import Foundation
import Glibc
import Testing

/// Files that steer later actions, and what is left beside them.
@Suite struct PrivateFileTests {
  private let folder = NSTemporaryDirectory() + "martlet-private-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  private func make(_ name: String, mode: Int = 0o600) -> String {
    let path = "\(folder)/\(name)"
    _ = FileManager.default.createFile(atPath: path, contents: Data("x".utf8))
    unsafe chmod(path, mode_t(mode))
    return path
  }

  @Test func aFileOfTheUsersOwnIsRead() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try PrivateFile.read(make("a"), limit: 10) == [120])
    #expect(try PrivateFile.read(make("b", mode: 0o644), limit: 10) == [120], "others may read it")
  }

  @Test(arguments: [0o620, 0o602, 0o666])
  func aFileThatOthersCanWriteIsRefused(mode: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = make("a", mode: mode)
    let error = #expect(throws: PrivateFileError.self) { try PrivateFile.read(path, limit: 10) }
    #expect(error == .foreign("can be written by others (mode 0\(String(mode, radix: 8)))"))
  }

  @Test(arguments: [0o600, 0o400, 0o640, 0o604, 0o610])
  func aSecretIsReadOnlyIfNobodyElseCan(mode: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = make("a", mode: mode)
    guard mode & 0o077 != 0 else { return #expect(try PrivateFile.readSecret(path, limit: 10) == [120]) }
    let error = #expect(throws: PrivateFileError.self) { try PrivateFile.readSecret(path, limit: 10) }
    let octal = String(mode, radix: 8)
    #expect(error == .foreign("can be read by others (mode 0\(octal)); chmod 600 it"))
    #expect(try PrivateFile.read(path, limit: 10) == [120])
  }

  @Test func aFolderWithTheStickyBitWillDo() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = make("a")
    unsafe chmod(folder, 0o1777)
    #expect(try PrivateFile.read(path, limit: 10) == [120])
    unsafe chmod(folder, 0o770)
    #expect(throws: PrivateFileError.self) { try PrivateFile.read(path, limit: 10) }
  }

  @Test func whatIsMissingAndWhatIsTooLargeAreTheSystemsErrors() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let missing = #expect(throws: PrivateFileError.self) { try PrivateFile.read(folder + "/no", limit: 10) }
    #expect(missing == .system(FileAccessError(code: ENOENT)))
    let path = make("a")
    let large = #expect(throws: PrivateFileError.self) { try PrivateFile.read(path, limit: 0) }
    #expect(large == .system(FileAccessError(code: EFBIG)))
  }

  @Test func leftoversOfDeadProcessesAreSwept() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    let kept = ["a.xml", "a.xml.applied", "a.xml.\(getpid())", "a.1x"].map { make($0) }
    let swept = make("a.xml.\(process.processIdentifier)")
    PrivateFile.sweep(folder)
    for path in kept { #expect(WholeFile.exists(path), "\(path)") }
    #expect(!WholeFile.exists(swept))
  }

  @Test func aLeftoverWithThisProcesssNumberIsNoObstacle() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = make("a.\(getpid())")
    try WholeFile.write([121], to: folder + "/a")
    #expect(try WholeFile.read(folder + "/a", limit: 10) == [121])
  }
}
