import Foundation
import LibvirtClient
import Testing

/// `martlet fix --apply` and `--undo` on guests of a private libvirtd.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct ApplyTests {
  @Test func theDefinitionIsChangedSavedAndPutBack() throws {
    let guest = try GuestToFix()
    let before = try guest.definition()
    #expect(before.contains("passwd='secret'"))
    let applied = try guest.apply()
    #expect(applied.status == 0, "\(applied)")
    let words = applied.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("has the new definition") && words.contains("--undo applied"))
    #expect(!applied.output.contains("secret"))
    let after = try guest.definition()
    #expect(after == before.replacing("policy='require' name='vaes'", with: "policy='disable' name='vaes'"))
    // The saved definition is whole, and nobody else's to read.
    let folder = guest.folder + "/state/martlet/definitions"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let saved = try #require(files.first { $0.hasSuffix(".xml") })
    #expect(try String(contentsOfFile: folder + "/" + saved, encoding: .utf8) == before)
    let mode =
      try FileManager.default.attributesOfItem(atPath: folder + "/" + saved)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // A second time there is nothing to do.
    let again = try guest.apply()
    #expect(again.status == 0 && again.output.contains("as it is"), "\(again)")
    let undone = try guest.undo()
    #expect(undone.status == 0, "\(undone)")
    #expect(try guest.definition() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(try guest.undo().status == 66)
  }

  @Test func whatWasChangedSinceIsNotGivenUpUnasked() throws {
    let guest = try GuestToFix()
    let before = try guest.definition()
    #expect(try guest.apply().status == 0)
    let changed = try guest.definition().replacing(
      "<memory unit='KiB'>16384", with: "<memory unit='KiB'>32768"
    )
    .replacing("<currentMemory unit='KiB'>16384", with: "<currentMemory unit='KiB'>32768")
    #expect(try guest.daemon.virsh("define", guest.daemon.file("changed.xml", changed)).status == 0)
    let refused = try guest.undo()
    #expect(
      refused.status == 65 && refused.errors.contains("32768") && refused.errors.contains("--force"),
      "\(refused)")
    #expect(try guest.definition() == changed)
    #expect(try guest.undo("applied", at: nil, "--force").status == 0)
    #expect(try guest.definition() == before)
  }

  @Test func aPlanForAnotherCPUIsRefused() throws {
    let guest = try GuestToFix()
    let before = try guest.definition()
    let path = guest.folder + "/old.xml"
    try before.replacing("name='vaes'", with: "name='vpclmulqdq'").write(
      toFile: path, atomically: true, encoding: .utf8)
    let refused = try guest.apply(path)
    #expect(refused.status == 65 && refused.errors.contains("now has another CPU"), "\(refused)")
    #expect(try guest.definition() == before)
    try before.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try guest.apply(path).status == 0)
    #expect(try guest.undo(path).status == 0)
    #expect(try guest.definition() == before)
  }

  /// A running guest of the host's model: the plan is made for what it runs with, and the definition that leaves the model to the host
  /// gets its first features.
  @Test func aRunningHostModelGuestTakesItAtItsNextStart() throws {
    let guest = try GuestToFix("<cpu mode='host-model'/>")
    let before = try guest.definition()
    let started = try guest.daemon.virsh("start", "applied", "--paused")
    try #require(started.status == 0, "\(started)")
    // A host like this one, that lacks one of the features.
    let capabilities = try guest.daemon.virsh("domcapabilities", "--virttype", "qemu", "--arch", "x86_64")
      .output
    let named = try #require(
      capabilities.firstMatch(of: /policy='require' name='(fsgsbase|smep|smap|bmi1|erms|adx)'/))
    try capabilities.replacing(named.0, with: "policy='disable' name='\(named.1)'").write(
      toFile: guest.folder + "/host.xml", atomically: true, encoding: .utf8)
    let applied = try guest.apply()
    #expect(applied.status == 0, "\(applied)")
    #expect(applied.output.contains("shut it down and start"))
    let after = try guest.definition()
    #expect(after.contains("<cpu mode='host-model'") && after.contains("<feature policy='disable'"))
    #expect(try guest.undo().output.contains("until you shut it down"))
    #expect(try guest.definition() == before)
  }

  @Test func errorsSayWhatIsMissing() throws {
    let guest = try GuestToFix()
    #expect(try guest.apply("nobody").status == 66)
    let away = try guest.fix([
      "g", "--on", guest.folder + "/host.xml", "--connect", "qemu+unix:///session?socket=/nowhere", "--apply",
    ])
    #expect(away.status == 69 && away.errors.split(separator: "\n").count == 1, "\(away)")
    #expect(try guest.fix(["g", "--on", guest.folder + "/host.xml", "--apply"]).status == 64)
    #expect(try guest.fix(["g"]).status == 64)
    #expect(try guest.fix(["--undo", "g"]).status == 64)
  }
}
