import Foundation
import LibvirtClient
import Testing

/// `martlet fix --apply` and `--undo` where the connection, libvirt, the disk or Martlet itself fails in between.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct ApplyFaultTests {
  private let guest: GuestToFix
  private let before: String

  init() throws {
    guest = try GuestToFix()
    before = try guest.definition()
  }

  private var after: String {
    before.replacing("policy='require' name='vaes'", with: "policy='disable' name='vaes'")
  }

  private func proxy(_ fault: DefineProxy.Fault) throws -> DefineProxy {
    // Short, because a socket's path may have 107 bytes.
    try DefineProxy(
      fault, before: guest.daemon.socket, at: "/tmp/martlet-\(UUID().uuidString.prefix(8)).sock")
  }

  @Test func anAnswerThatIsLostIsNoRefusal() throws {
    let proxy = try proxy(.answerLost)
    defer { proxy.stop() }
    let applied = try guest.apply("applied", at: proxy.uri)
    #expect(applied.status == 0 && applied.output.contains("has the new definition"), "\(applied)")
    #expect(try guest.definition() == after)
    #expect(try guest.saved().count == 1)
    let undone = try guest.undo("applied", at: proxy.uri)
    #expect(undone.status == 0, "\(undone)")
    #expect(try guest.definition() == before)
    #expect(try guest.saved().isEmpty)
  }

  @Test func aRequestThatIsLostChangesNothing() throws {
    let proxy = try proxy(.requestLost)
    defer { proxy.stop() }
    let failed = try guest.apply("applied", at: proxy.uri)
    #expect(
      failed.status == 69 && failed.errors.contains("rejects the new definition and keeps the old one"),
      "\(failed)")
    #expect(try guest.definition() == before)
    // What the daemon may still do can be undone; what it did not do is forgotten.
    #expect(try guest.saved().count == 1)
    #expect(try guest.undo().output.contains("already"))
    #expect(try guest.saved().isEmpty)
  }

  @Test func withoutTheDaemonTheSavedDefinitionIsKept() throws {
    let proxy = try proxy(.daemonLost)
    defer { proxy.stop() }
    let failed = try guest.apply("applied", at: proxy.uri)
    let saved = try #require(try guest.saved().first)
    #expect(failed.status == 69 && failed.errors.contains(saved), "\(failed)")
    #expect(failed.errors.split(separator: "\n").count == 1)
    #expect(try String(contentsOfFile: saved, encoding: .utf8) == before)
    #expect(try guest.definition() == after)
    #expect(try guest.undo().status == 0)
    #expect(try guest.definition() == before)
  }

  /// Runs `martlet fix` until the proxy holds the definition or its answer, and kills it there.
  private func kill(at proxy: DefineProxy, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: GuestToFix.command)
    process.arguments = ["fix"] + arguments
    process.environment = guest.environment
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let isHeld = proxy.isHeld.wait(timeout: .now() + 30) == .success
    #expect(isHeld)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func killedBeforeTheChangeThereIsNothingToUndo() throws {
    let proxy = try proxy(.requestHeld)
    defer { proxy.stop() }
    try kill(at: proxy, guest.plan(at: proxy.uri) + ["--apply"])
    #expect(try guest.definition() == before)
    #expect(try guest.saved().count == 1)
    // Another --apply forgets what did not happen.
    #expect(try guest.apply().status == 0)
    #expect(try guest.saved().count == 1)
    #expect(try guest.undo().status == 0)
    #expect(try guest.definition() == before)
    #expect(try guest.undo().status == 66)
  }

  @Test func killedAfterTheChangeItCanBeUndone() throws {
    let proxy = try proxy(.answerHeld)
    defer { proxy.stop() }
    try kill(at: proxy, guest.plan(at: proxy.uri) + ["--apply"])
    #expect(try guest.definition() == after)
    let again = try guest.apply()
    let words = again.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(again.status == 0 && words.contains("An earlier --apply can be taken back"), "\(again)")
    #expect(try guest.undo().status == 0)
    #expect(try guest.definition() == before)
    #expect(try guest.saved().isEmpty)
  }

  @Test func killedWhileItPutsBackTheNextUndoFinds() throws {
    #expect(try guest.apply().status == 0)
    let proxy = try proxy(.answerHeld)
    defer { proxy.stop() }
    try kill(at: proxy, ["--undo", "applied", "--connect", proxy.uri])
    #expect(try guest.definition() == before)
    let undone = try guest.undo()
    #expect(undone.status == 0 && undone.output.contains("already"), "\(undone)")
    #expect(try guest.saved().isEmpty)
  }

  @Test func whatLibvirtRefusesLeavesNothingBehind() throws {
    // A definition whose emulator has gone since is not taken any more.
    let emulator = guest.folder + "/qemu"
    try FileManager.default.createSymbolicLink(
      atPath: emulator, withDestinationPath: "/usr/bin/qemu-system-x86_64")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: guest.folder)
    #expect(try guest.daemon.virsh("undefine", "applied").status == 0)
    try guest.define(GuestToFix.wide, emulator: emulator)
    let before = try guest.definition()
    try FileManager.default.removeItem(atPath: emulator)
    let refused = try guest.apply()
    #expect(
      refused.status == 69 && refused.errors.contains("rejects the new definition and keeps the old one"),
      "\(refused)")
    #expect(refused.errors.split(separator: "\n").count == 1)
    #expect(try guest.definition() == before)
    #expect(try guest.saved().isEmpty)
  }

  @Test func aSavedDefinitionThatIsNoneAnyMoreIsNotPutBack() throws {
    #expect(try guest.apply().status == 0)
    let saved = try #require(try guest.saved().first)
    // libvirt does not take a guest without memory.
    let broken = before.replacing(
      #/<(memory|currentMemory) [^>]*>[0-9]*<\/(memory|currentMemory)>/#, with: "")
    try broken.write(toFile: saved, atomically: true, encoding: .utf8)
    let refused = try guest.undo()
    #expect(refused.status == 65 && refused.errors.contains(saved), "\(refused)")
    #expect(try guest.definition() == after)
    try "<domain".write(toFile: saved, atomically: true, encoding: .utf8)
    #expect(try guest.undo().status == 65)
    #expect(try guest.definition() == after)
    #expect(try guest.saved() == [saved])
  }

  @Test func withoutAPlaceForTheOldDefinitionNothingIsChanged() throws {
    try "".write(toFile: guest.folder + "/state", atomically: true, encoding: .utf8)
    let failed = try guest.apply()
    #expect(failed.status == 73 && failed.errors.contains(guest.folder + "/state"), "\(failed)")
    #expect(try guest.definition() == before)
  }
}
