public import ArmCPU
public import ArmCompatibility
public import CPUCompatibility

/// The evidence about a host of a fleet, whatever its architecture.
public struct HostEvidence: Sendable {
  /// The evidence about an x86 CPU; of another machine, its name and architecture.
  public var cpu: HostCPU
  /// The records of an arm64 machine; empty for x86.
  public var armRecords: [ArmRecord] = []

  /// The evidence about an x86 host.
  public init(_ cpu: HostCPU) { self.cpu = cpu }

  /// The evidence in a record of an arm64 machine.
  ///
  /// - Parameter name: The name of a host whose record has none.
  public init(_ record: ArmRecord, named name: String) {
    cpu = HostCPU(
      name: record.hostName ?? name, architecture: record.architecture, vendor: nil, modelName: nil,
      observations: [])
    armRecords = [record]
  }

  /// The arm64 host that the records show; nil for x86.
  public var arm: ArmHost? { armRecords.isEmpty ? nil : ArmHost(armRecords, name: cpu.name) }

  /// Merges the evidence of several documents about one host; nil without any.
  ///
  /// If one of them is of an arm64 machine, records of x86 do not count.
  public static func folding(_ hosts: [HostEvidence]) -> HostEvidence? {
    let arm = hosts.filter { !$0.armRecords.isEmpty }
    let counted = arm.isEmpty ? hosts : arm
    guard !counted.isEmpty else { return nil }
    var folded = HostEvidence(HostCPU.folding(counted.map(\.cpu)))
    folded.armRecords = counted.flatMap(\.armRecords)
    return folded
  }
}

/// What a guest of a fleet runs with, whatever its architecture.
public enum FleetGuest: Sendable {
  /// A guest of x86.
  case x86(GuestCPU)
  /// A guest of arm64, and the host that it started on; nil if that is unknown.
  case arm(ArmGuest, on: ArmHost?, machine: GuestMachine?)

  /// The rest of the virtual machine; nil if only a CPU is given.
  public var machine: GuestMachine? {
    switch self {
    case .x86(let guest): guest.machine
    case .arm(_, _, let machine): machine
    }
  }
}
