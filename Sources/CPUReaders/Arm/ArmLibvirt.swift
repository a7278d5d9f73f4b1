internal import ArmCPU
internal import LibvirtCPU
internal import XMLReading

/// Reads what libvirt says of arm64 hosts and guests.
///
/// - SeeAlso: libvirt 11.3 src/cpu/cpu_arm.c: a host's CPU is a model, a vendor and words of the kernel.
enum ArmLibvirt {
  /// Whether it is libvirt's name of a 64-bit Arm architecture.
  static func isArm(_ architecture: String?) -> Bool { architecture == "aarch64" || architecture == "arm64" }

  /// A host's CPU.
  static func host(_ element: CPUElement, name: String?) -> RecordedCPU {
    var record = ArmRecord(point: .libvirtHost)
    record.hostName = name
    record.model = element.modelName
    record.vendor = element.vendorName
    var core = ArmCore()
    core.words = Set(element.featureNames.map(\.name))
    record.cores = [core]
    return .arm(record)
  }

  /// A guest's definition.
  static func guest(_ element: CPUElement?, type: String?, interruptController: String?, name: String?)
    -> RecordedCPU
  {
    var record = ArmRecord(point: .guest)
    record.hostName = name
    var guest = ArmGuest()
    guest.usesKVM = type.map { $0 == "kvm" }
    guest.mode = element?.mode
    guest.model = element?.modelName
    guest.interruptController = interruptController
    for (feature, policy) in element?.featureNames ?? [] {
      guest.features[feature] = policy != "disable" && policy != "forbid"
    }
    record.guest = guest
    return .arm(record)
  }

  /// What QEMU offers guests: the versions of the interrupt controller.
  static func domainCapabilities(interruptControllers: [String]?) -> RecordedCPU {
    var record = ArmRecord(point: .qemu)
    if let interruptControllers {
      for version in ["2", "3"] {
        record.properties["gic\(version)"] = interruptControllers.contains(version)
      }
    }
    return .arm(record)
  }
}
