import CPUCompatibility
import Testing

@Suite struct TablesAgeTests {
  private func newer(libvirt: String? = nil, qemu: String? = nil, kernel: String? = nil) -> [String] {
    var host = HostConfiguration(captured: "")
    host.libvirtVersion = libvirt
    if let qemu { host.qemuVersions = ["/usr/bin/qemu": qemu] }
    host.kernelRelease = kernel
    return TablesAge.newerParts(of: host)
  }

  @Test func theTablesSayWhatTheyAreOf() {
    let text = TablesAge.standard.lines.joined(separator: "\n")
    for part in [
      "libvirt 7.0.0, 9.0.0, 10.0.0, 11.3.0, 12.8.0", "qemu 11.1.3", "linux 6.18.15", "linux 7.1.13",
    ] {
      #expect(text.contains(part))
    }
  }

  @Test func newerHostsAreToldSo() {
    #expect(newer().isEmpty)
    #expect(newer(libvirt: "12.8.1", qemu: "11.1.9", kernel: "7.1.99-arch1-1").isEmpty)
    #expect(newer(libvirt: "9.0.0", qemu: "7.2.22", kernel: "5.14.0-503.el9.x86_64").isEmpty)
    #expect(newer(libvirt: "12.9.0") == ["libvirt 12.9.0 is newer than Martlet's CPU maps (up to 12.8.0)"])
    #expect(newer(qemu: "11.2.0") == ["QEMU 11.2 is newer than Martlet's tables of QEMU (up to 11.1)"])
    #expect(newer(kernel: "7.3.4+deb14-amd64").count == 1)
  }
}
