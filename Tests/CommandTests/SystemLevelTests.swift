import Foundation
import Testing

/// `martlet level --for` where the hosts need nothing, and where they have no common vendor.
@Suite struct SystemLevelTests {
  private static func record(_ model: String, _ vendor: String) -> String {
    "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch><cpu>"
      + "<mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model><vendor>\(vendor)</vendor>"
      + "</mode></cpu></domainCapabilities>"
  }

  /// One host, and twice the same, have a configuration in every system, which `lint` takes.
  @Test(
    arguments: [
      "nova", "libvirt", "qemu", "proxmox", "kubevirt", "incus", "ovirt", "opennebula", "xen",
      "cloud-hypervisor", "firecracker",
    ], [1, 2])
  func equalHostsHaveAConfiguration(_ system: String, _ count: Int) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "equal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var hosts: [String] = []
    for number in 0..<count {
      let path = folder.appending(path: "node\(number).txt").path
      try Self.record("Skylake-Server-IBRS", "Intel").write(toFile: path, atomically: true, encoding: .utf8)
      hosts.append(path)
    }
    let level = try martlet(["level", "--for", system] + hosts)
    #expect(level.status == 0 && !level.output.isEmpty, "\(level)")
    guard ["xen", "cloud-hypervisor", "firecracker"].contains(system) else { return }
    let lint = try martlet("lint", "-", "--as", system, input: level.output)
    #expect(lint.status == 0, "\(lint)\n\(level.output)")
    if system == "xen" {
      #expect(level.output.hasPrefix("# ") && level.output.contains("nothing to take out"))
    }
  }

  /// JSON holds one template and no comments.
  @Test func aTemplateIsForOneVendor() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vendors-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var hosts: [String] = []
    for (model, vendor) in [("EPYC-Rome", "AMD"), ("Skylake-Server-IBRS", "Intel")] {
      let path = folder.appending(path: vendor).path
      try Self.record(model, vendor).write(toFile: path, atomically: true, encoding: .utf8)
      hosts.append(path)
    }
    let both = try martlet(["level", "--for", "firecracker"] + hosts)
    #expect(both.status == 1 && both.output.isEmpty, "\(both)")
    #expect(both.errors.contains("ask for each with --vendor (AMD: "), "\(both.errors)")
    let one = try martlet("level", "--for", "firecracker", hosts[0])
    #expect(one.status == 0, "\(one)")
    _ = try JSONSerialization.jsonObject(with: Data(one.output.utf8))
    let annotated = try martlet("level", "--for", "firecracker", "--annotate", hosts[0])
    #expect(annotated.status == 64 && annotated.errors.contains("JSON, which has none"), "\(annotated)")
  }

  @Test func schemaTakesTheNameThatItLists() throws {
    let plain = try martlet("schema", "check")
    let names = try martlet("schema").output.split(separator: "\n").map { $0.prefix { $0 != " " } }
    let full = try #require(names.first { $0.hasPrefix("martlet.check/") })
    for name in ["martlet.check", String(full), String(full.dropFirst(8))] {
      #expect(try martlet("schema", name).output == plain.output && plain.status == 0, "\(name)")
    }
    #expect(try martlet("schema", "martlet.check/0.1").status == 66)
  }
}
