import Foundation
import Testing

/// The devices that stop a move by QEMU's own word: what `query-migrate` says of each.
@Suite struct UnmovedDeviceTests {
  private static let qemu = "/usr/bin/qemu-system-x86_64"

  /// The names that definitions are read as, and QEMU's arguments for the device.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: qemu), "qemu-system-x86_64 is not installed"),
    arguments: [
      ("virtio-crypto", "-object cryptodev-backend-builtin,id=c0 -device virtio-crypto-pci,cryptodev=c0"),
      ("usb-serial", "-chardev null,id=c0 -device qemu-xhci -device usb-serial,chardev=c0"),
      ("usb-net", "-netdev user,id=n0 -device qemu-xhci -device usb-net,netdev=n0"),
      ("usb-audio", "-audiodev none,id=a0 -device qemu-xhci -device usb-audio,audiodev=a0"),
      ("usb-mtp", "-device qemu-xhci -device usb-mtp,rootdir=/usr/share/doc"),
      ("nvme", "-drive if=none,id=d0,driver=null-co,size=1M -device nvme,drive=d0,serial=1"),
      ("amd-iommu", "-device amd-iommu"),
    ]) func areQEMUsToo(name: String, arguments: String) throws
  {
    #expect(try blockers(arguments).contains("non-migratable device: "), "\(name)")
    #expect(try blockers(arguments).contains(name), "\(name)")
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: qemu), "qemu-system-x86_64 is not installed"))
  func othersDoNot() throws {
    #expect(try !blockers("-device virtio-gpu-pci -device virtio-rng-pci").contains("blocked-reasons"))
    let folder = "-fsdev local,id=f0,path=/usr/share/doc,security_model=none"
    #expect(try !blockers("\(folder) -device virtio-9p-pci,fsdev=f0,mount_tag=t").contains("blocked-reasons"))
    let memory = "-object memory-backend-ram,id=m0,size=1M,share=on -device ivshmem-plain,memdev=m0,master="
    #expect(try !blockers(memory + "on").contains("blocked-reasons"))
    #expect(try blockers(memory + "off").contains("peer mode"))
  }

  private func blockers(_ arguments: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.qemu)
    process.arguments =
      ["-display", "none", "-nodefaults", "-S", "-machine", "q35", "-qmp", "stdio"]
      + arguments.split(separator: " ").map(String.init)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let commands = ["qmp_capabilities", "query-migrate", "quit"].map { "{\"execute\":\"\($0)\"}\n" }
    input.fileHandleForWriting.write(Data(commands.joined().utf8))
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
