/// The kernel, QEMU and libvirt of one distribution's release, as it ships them together.
struct SoftwareStack: Sendable {
  let kernel, qemu, libvirt: String
  /// The year from which hosts are installed with it.
  let year: Int
  /// The newest versioned machine types of its QEMU.
  let machines: [String]

  /// Releases by year.
  ///
  /// - SeeAlso: packages linux-image-amd64, qemu-system-x86 and libvirt0 of Debian 11 to 13, and of Ubuntu 22.04 and 24.04.
  static let all: [SoftwareStack] = [
    .init(
      kernel: "5.10.0-28-amd64", qemu: "5.2.0", libvirt: "7.0.0", year: 2021,
      machines: machines(to: ["4.2", "5.0", "5.2"])),
    .init(
      kernel: "5.15.0-92-generic", qemu: "6.2.0", libvirt: "8.0.0", year: 2022,
      machines: machines(to: ["4.2", "5.0", "5.2", "6.0", "6.2"])),
    .init(
      kernel: "6.1.0-18-amd64", qemu: "7.2.9", libvirt: "9.0.0", year: 2023,
      machines: machines(to: ["4.2", "5.0", "5.2", "6.0", "6.2", "7.0", "7.2"])),
    .init(
      kernel: "6.8.0-31-generic", qemu: "8.2.2", libvirt: "10.0.0", year: 2024,
      machines: machines(to: ["4.2", "5.0", "5.2", "6.0", "6.2", "7.0", "7.2", "8.0", "8.2"])),
    .init(
      kernel: "6.12.38-amd64", qemu: "10.0.2", libvirt: "11.3.0", year: 2025,
      machines: machines(to: [
        "4.2", "5.0", "5.2", "6.0", "6.2", "7.0", "7.2", "8.0", "8.2", "9.0", "9.2", "10.0",
      ])),
  ]

  private static func machines(to versions: [String]) -> [String] {
    versions.flatMap { ["pc-i440fx-\($0)", "pc-q35-\($0)"] }
  }
}
