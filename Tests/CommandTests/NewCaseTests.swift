import Foundation
import Testing

/// `martlet case new`: what it writes can be run, holds no name that it should have replaced, and is answered like the original.
@Suite struct NewCaseTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")

  private static let log = """
    2026-11-29 04:00:01.123 7 ERROR nova.virt.libvirt.driver [req-5f6e7d8c-1a2b-4c3d-8e9f-0a1b2c3d4e5f - - - - -] [instance: \
    8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11] Live Migration failure: operation failed: guest CPU doesn't match specification: missing \
    features: hle,rtm
    from compute-7.example.org (10.20.30.40, 52:54:00:ab:cd:ef, fe80:1:2:3:4:5:6:7) as admin@corp.example.com to \
    qemu+tls://compute-8.example.org/system, disk /srv/billing/disk.img of payroll on compute-7

    """

  private func contents(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: "case/\(name)"), encoding: .utf8)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  @Test func aLogIsRedactedAndCanBeRun() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write("nova-compute.log", Self.log)
    let target = folder.appending(path: "case").path
    let made = try martlet([
      "case", "new", target, "--log", path, "--stack", "nova=27.0.0", "--replace", "payroll", "--product",
      "openstack", "--title", "TSX is gone",
    ])
    #expect(made.status == 0, "\(made.errors)")
    #expect(!made.output.contains("unlike the original"))
    let text = try contents("log.txt")
    for secret in [
      "5f6e7d8c", "8f0c7e52", "compute-7", "compute-8", "example.org", "10.20.30.40", "ab:cd:ef", "fe80",
      "admin", "corp", "billing", "payroll",
    ] { #expect(!text.contains(secret), "\(secret) in \(text)") }
    for kept in [
      "missing features: hle,rtm", "nova.virt.libvirt.driver", "2026-11-29 04:00:01.123", "/system",
    ] {
      #expect(text.contains(kept), "\(kept) not in \(text)")
    }
    let file = try contents("case.json")
    for fact in ["martlet.case/1.0", "names.tsx", "\"openstack\"", "TSX is gone", "nova=27.0.0"] {
      #expect(file.contains(fact), "\(fact) not in \(file)")
    }
    #expect(try martlet(["case", "run", target]).status == 0)
    // A second one does not overwrite it.
    #expect(try martlet(["case", "new", target, "--log", path]).status == 73)
  }

  /// Records are cut to what bears on CPUs, and the names in them are replaced in the log beside them.
  @Test func recordsAndTheirNamesAreRedacted() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let inputs = packageRoot + "/Tests/ReportTests/Inputs/"
    let guest = try String(contentsOfFile: inputs + "guest.xml", encoding: .utf8)
    let named = try write("guest.xml", guest.replacing("web1", with: "payroll-web"))
    let log = try write(
      "libvirtd.log", "error on payroll-web: guest CPU doesn't match specification: missing features: fma\n")
    let target = folder.appending(path: "case").path
    let made = try martlet([
      "case", "new", target, "--guest", named, "--on", inputs + "old.xml", "--from", inputs + "new.xml",
      "--log",
      log,
    ])
    #expect(made.status == 0, "\(made.errors)")
    #expect(!made.output.contains("unlike the original"))
    #expect(try !contents("guest.xml").contains("payroll") && contents("guest.xml").contains("guest-1"))
    #expect(
      try contents("log.txt")
        == "error on guest-1: guest CPU doesn't match specification: missing features: fma\n")
    #expect(try contents("case.json").contains("\"check\""))
    #expect(try martlet(["case", "run", target]).status == 0)
  }

  @Test func publicInputsStayAsTheyAre() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try write("nova-compute.log", Self.log)
    let made = try martlet(["case", "new", folder.appending(path: "case").path, "--log", path, "--public"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try contents("log.txt") == Self.log)
  }

  @Test func whatIsNoQuestionIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let target = folder.appending(path: "case").path
    let guest = packageRoot + "/Tests/ReportTests/Inputs/guest.xml"
    #expect(try martlet(["case", "new", target]).status == 64)
    #expect(try martlet(["case", "new", target, "--guest", guest]).status == 64)
    #expect(try martlet(["case", "new", target, "--log", folder.path + "/absent.log"]).status == 66)
    let bytes = try write("bytes.log", "")
    try Data([0xff, 0xfe, 0x80]).write(to: URL(fileURLWithPath: bytes))
    #expect(try martlet(["case", "new", target, "--log", bytes]).status == 65)
    #expect(!FileManager.default.fileExists(atPath: target))
  }
}
