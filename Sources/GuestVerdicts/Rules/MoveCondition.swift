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

  /// That the condition holds.
  struct Decision {
    /// The version that decides; nil if none does, or if it is unknown.
    var version: String?
  }

  /// Whether it holds for the host that the guest runs on, and the version that decides; nil where it does not hold.
  func decision(of guest: GuestCPU) -> Decision? {
    func isBefore(_ version: [Int]?, _ end: [Int]) -> Bool {
      version.map { $0.lexicographicallyPrecedes(end) } ?? false
    }
    let libvirt = guest.source?.toldLibvirt
    let qemu = guest.source?.qemu(behind: guest.machine?.emulator).version
    let numbers = libvirt.map { [$0.major, $0.minor, $0.micro] }
    switch self {
    case .always: return Decision()
    case .kvm: return guest.isEmulated ? nil : Decision()
    case .libvirt(let end): return isBefore(numbers, end) ? Decision(version: libvirt?.description) : nil
    case .libvirtUnless(let end):
      return isBefore(numbers, end) ? nil : Decision(version: libvirt?.description)
    case .qemu(let end): return isBefore(qemu, end) ? Decision(version: qemu.map(versionText)) : nil
    case .qemuUnless(let end): return isBefore(qemu, end) ? nil : Decision(version: qemu.map(versionText))
    }
  }
}
