internal import CPUCompatibility
internal import LibvirtCPU

/// Which libvirt or QEMU, where the guest runs, makes an obstacle what a rule says.
enum MoveCondition: Sendable {
  /// Every version.
  case always
  /// Every version of QEMU, where KVM runs the guest.
  case kvm
  /// libvirt before a version.
  case libvirt(before: [Int])
  /// Every libvirt but those before a version, and an unknown one.
  case libvirtUnless(before: [Int])
  /// QEMU before a version.
  case qemu(before: [Int])
  /// Every QEMU but those before a version, and an unknown one.
  case qemuUnless(before: [Int])

  /// The condition over prepared columns.
  var term: RuleShape.Term? {
    switch self {
    case .always: nil
    case .kvm: .guest(.runByKVM)
    case .libvirt(let end): .guestNumber(.sourceLibvirt, .versions(before: end))
    case .libvirtUnless(let end): .guestNumberIsNot(.sourceLibvirt, .versions(before: end))
    case .qemu(let end): .guestNumber(.qemuVersion, .versions(before: end))
    case .qemuUnless(let end): .guestNumberIsNot(.qemuVersion, .versions(before: end))
    }
  }

  /// Whether it holds for the host that the guest runs on, and the version that decides; nil where it does not hold.
  func decision(of guest: GuestCPU) -> (version: String?, ())? {
    func isBefore(_ version: [Int]?, _ end: [Int]) -> Bool {
      version.map { $0.lexicographicallyPrecedes(end) } ?? false
    }
    let libvirt = guest.source?.toldLibvirt
    let qemu = guest.source?.qemu(behind: guest.machine?.emulator).version
    let numbers = libvirt.map { [$0.major, $0.minor, $0.micro] }
    switch self {
    case .always: return (nil, ())
    case .kvm: return guest.isEmulated ? nil : (nil, ())
    case .libvirt(let end): return isBefore(numbers, end) ? (libvirt?.description, ()) : nil
    case .libvirtUnless(let end): return isBefore(numbers, end) ? nil : (libvirt?.description, ())
    case .qemu(let end): return isBefore(qemu, end) ? (qemu.map(versionText), ()) : nil
    case .qemuUnless(let end): return isBefore(qemu, end) ? nil : (qemu.map(versionText), ())
    }
  }
}
