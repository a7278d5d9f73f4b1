import Foundation
import LibvirtClient
import TestSupport
import Testing

/// Whose definition `martlet fix --apply` and `--undo` take, and what they say of it.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct UndoTests {
  private let guest: GuestToFix
  private let before: String

  init() throws {
    guest = try GuestToFix()
    before = try guest.definition()
  }

  private func object(_ answer: Answer) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
  }

  @Test func bothAnswerInJSON() throws {
    let applied = try object(try guest.apply("applied", at: nil, "--format", "json"))
    #expect(applied["schema"] as? String == "martlet.fix/2.0")
    let done = try #require(applied["applied"] as? [String: Any])
    let saved = try #require(try guest.saved().first)
    #expect(done["saved"] as? String == saved && done["domain"] as? String == "applied")
    #expect((applied["diff"] as? String)?.contains("+    <feature policy='disable' name='vaes'/>") == true)
    let undone = try object(try guest.undo("applied", at: nil, "--format", "json"))
    #expect(undone["schema"] as? String == "martlet.undo/2.0" && undone["result"] as? String == "restored")
    #expect(undone["uuid"] as? String == done["uuid"] as? String && undone["isRunning"] as? Bool == false)
  }

  @Test func optionsThatUndoDoesNotTakeAreRefused() throws {
    for more in [
      ["--from", "x"], ["--allow-drop", "fault"], ["--policy", "x"], ["-o", "x"], ["--on", "x"], ["--apply"],
      ["--input-format", "libvirt"], ["--cpu-map", "installed"],
    ] {
      let answer = try guest.fix(["--undo", "applied", "--connect", guest.daemon.uri] + more)
      #expect(answer.status == 64, "\(more): \(answer)")
    }
  }

  @Test func whatForceGivesUpIsSavedAndPutBackByTheNext() throws {
    #expect(try guest.apply().status == 0)
    let changed = try guest.definition().replacing("passwd='secret'", with: "passwd='hidden'")
      .replacing("16384</", with: "32768</")
    try guest.redefine(changed)
    let refused = try guest.undo()
    #expect(refused.status == 65 && refused.errors.contains("32768"), "\(refused)")
    #expect(!refused.errors.contains("hidden") && !refused.errors.contains("secret"))
    let forced = try guest.undo("applied", at: nil, "--force")
    #expect(forced.status == 0, "\(forced)")
    #expect(try guest.definition() == before)
    let saved = try guest.saved()
    #expect(saved.count == 1 && forced.output.contains(saved.first ?? "-"))
    #expect(try String(contentsOfFile: #require(saved.first), encoding: .utf8) == changed)
    #expect(try guest.undo().status == 0)
    #expect(try guest.definition() == changed)
  }

  @Test func severalChangesAreTakenBackOneByOne() throws {
    #expect(try guest.apply().status == 0)
    let between = try guest.definition().replacing(
      "policy='disable' name='vaes'", with: "policy='require' name='avx512f'")
    try guest.redefine(between)
    #expect(try guest.apply().status == 0)
    let saved = try guest.saved()
    #expect(saved.count == 2)
    #expect(try String(contentsOfFile: saved[1], encoding: .utf8) == between)
    // The older one, by its file: what was changed since is not given up.
    #expect(try guest.undo(saved[0]).status == 65)
    #expect(try guest.undo(saved[1]).status == 0)
    #expect(try guest.definition() == between)
    #expect(try guest.undo(saved[0], at: nil, "--force").status == 0)
    #expect(try guest.definition() == before)
  }

  @Test func aGuestThatIsGoneCanBeBroughtBack() throws {
    #expect(try guest.apply().status == 0)
    let saved = try #require(try guest.saved().first)
    #expect(try guest.daemon.virsh("undefine", "applied").status == 0)
    for name in ["applied", saved] {
      let gone = try guest.undo(name)
      #expect(gone.status == 66 && gone.errors.contains("define \(saved)"), "\(gone)")
      #expect(gone.errors.split(separator: "\n").count == 1)
    }
    // Another guest of that name is none of it.
    try guest.define(GuestToFix.wide)
    let other = try guest.definition()
    for name in ["applied", saved] {
      let refused = try guest.undo(name, at: nil, "--force")
      #expect(refused.status == 65 && refused.errors.contains("another guest"), "\(refused)")
    }
    let path = guest.folder + "/old.xml"
    try before.write(toFile: path, atomically: true, encoding: .utf8)
    let refused = try guest.apply(path)
    #expect(refused.status == 65 && refused.errors.contains("another guest"), "\(refused)")
    #expect(try guest.definition() == other)
  }

  @Test func aRenamedGuestIsNotTakenForTheOldOne() throws {
    #expect(try guest.apply().status == 0)
    #expect(try guest.daemon.virsh("domrename", "applied", "renamed").status == 0)
    defer { _ = try? guest.daemon.virsh("domrename", "renamed", "applied") }
    let refused = try guest.undo("renamed", at: nil, "--force")
    #expect(refused.status == 65 && refused.errors.contains("or it was renamed"), "\(refused)")
  }

  /// A running guest whose persistent definition has another CPU: that one is planned for.
  @Test func thePlanIsForTheNextStart() throws {
    let started = try guest.daemon.virsh("start", "applied", "--paused")
    try #require(started.status == 0, "\(started)")
    let live = guest.folder + "/live.xml"
    try guest.daemon.virsh("dumpxml", "applied").output.write(toFile: live, atomically: true, encoding: .utf8)
    try guest.redefine(
      before.replacing("Haswell-noTSX<", with: "Nehalem<").replacing("'vaes'", with: "'avx512f'"))
    let planned = try guest.fix(guest.plan())
    #expect(planned.status == 0 && planned.output.contains("avx512f"), "\(planned)")
    let words = planned.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("runs with another CPU than its persistent definition"), "\(planned)")
    let stale = try guest.apply(live)
    #expect(stale.status == 65 && stale.errors.contains("has another at its next start"), "\(stale)")
    let next = try guest.definition()
    #expect(try guest.apply().status == 0)
    #expect(
      try guest.definition() == next.replacing("'require' name='avx512f'", with: "'disable' name='avx512f'"))
  }

  @Test func aPlanReadsOnlyAndShowsNoPasswords() throws {
    let plan = try guest.fix(guest.plan() + ["--format", "json"])
    #expect(plan.status == 0 && !plan.output.contains("secret"), "\(plan)")
    let reading = try DomainDefinitions(uri: guest.daemon.uri, for: .reading)
    #expect(try !reading.domain("applied").definition.contains("secret"))
    #expect(throws: LibvirtFailure.self) { try reading.define(before) }
    do {
      _ = try reading.define(before)
    } catch {
      #expect(error.kind == .denied)
    }
    // A file with passwords beside the CPU.
    let path = guest.folder + "/one-line.xml"
    try before.replacing(#/\n\s*/#, with: "").write(toFile: path, atomically: true, encoding: .utf8)
    let file = try guest.fix(guest.plan(path) + ["--format", "json"])
    #expect(file.status == 0 && file.output.contains("vaes") && !file.output.contains("secret"), "\(file)")
  }

  /// Runs `martlet fix` as another user, who can read the test's folder and not write there.
  private func fix(as user: String, group: String, _ arguments: [String]) throws -> Answer {
    let command = guest.folder + "/martlet"
    try copyProgram(GuestToFix.command, to: command)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: guest.folder)
    return try Program(
      command: ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", command, "fix"]
        + arguments, environment: guest.environment
    ).run()
  }

  @Test(.enabled(if: getuid() == 0, "only root can be another user"))
  func whoMayNotConnectIsToldSo() throws {
    let undo = ["--undo", "applied", "--connect", guest.daemon.uri]
    let denied = try fix(as: "daemon", group: "daemon", undo)
    #expect(denied.status == 77 && denied.errors.split(separator: "\n").count == 1, "\(denied)")
  }

  @Test(.enabled(if: getuid() == 0, "only root can be another user"))
  func whoMayNotSaveChangesNothing() throws {
    // The daemon's own user, who may connect.
    let denied = try fix(as: "nobody", group: "nogroup", guest.plan() + ["--apply"])
    #expect(denied.status == 77 && denied.errors.contains(guest.folder + "/state"), "\(denied)")
    #expect(try guest.definition() == before)
  }
}
