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

  /// What a domain's `<features>` say of its CPU and its machine.
  struct Features {
    fileprivate var interruptController: String?
    fileprivate var hasCounters: Bool?

    /// Reads one element of `<features>`.
    ///
    /// - SeeAlso: libvirt 11.3 src/conf/domain_conf.c, virDomainFeaturesDefParse: a `<pmu>` without a state is on.
    mutating func take(_ element: XMLCursor) {
      switch element.name {
      case "gic": interruptController = element.attribute("version")
      case "pmu": hasCounters = element.attribute("state") != "off"
      default: break
      }
    }
  }

  /// A guest's definition.
  ///
  /// - SeeAlso: libvirt 11.3 src/qemu/qemu_command.c, qemuBuildCpuCommandLine: `<pmu>` becomes the last property of the CPU, so it counts.
  static func guest(_ element: CPUElement?, type: String?, _ features: Features, name: String?) -> RecordedCPU
  {
    var record = ArmRecord(point: .guest)
    record.hostName = name
    var guest = ArmGuest()
    guest.usesKVM = type.map { $0 == "kvm" }
    guest.mode = element?.mode
    guest.model = element?.modelName
    guest.interruptController = features.interruptController
    for (feature, policy) in element?.featureNames ?? [] {
      guest.features[feature] = policy != "disable" && policy != "forbid"
    }
    if let hasCounters = features.hasCounters { guest.features["pmu"] = hasCounters }
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
