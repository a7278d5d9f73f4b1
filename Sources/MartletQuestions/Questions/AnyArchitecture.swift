internal import ArmCPU
public import ArmCompatibility
internal import CPUCompatibility
internal import CPUReaders
internal import FailureMessages
internal import LibvirtCPU
internal import ReportContract
public import Reports

/// An answer about hosts whose architecture their records decide.
public enum AnyArchitecture<X86: Sendable>: Sendable {
  /// They are x86 hosts.
  case x86(X86)
  /// One of them, or the guest, is of arm64.
  case arm(ArmReport)
  /// One of them, or the guest, is of s390x.
  case s390x(S390Report)

  /// The answer about x86 hosts.
  ///
  /// - Throws: `badInput` for arm64 and s390x hosts.
  func requireX86() throws(QuestionError) -> X86 {
    switch self {
    case .x86(let answer): return answer
    case .arm(let report):
      throw QuestionError(
        .badInput,
        "\(report.source.name): this is a record of an arm64 machine, which this question does not serve")
    case .s390x(let report):
      throw QuestionError(
        .badInput,
        "\(report.source.name): this is a record of an s390x machine, which this question does not serve")
    }
  }
}

extension RecordedCPU {
  /// The record, if it is of an arm64 machine or guest.
  var arm: ArmRecord? {
    guard case .arm(let record) = self else { return nil }
    return record
  }
}

extension Records.Host {
  /// Whether one of its records is of an arm64 machine.
  public var isArm: Bool { records.contains { $0.cpu.arm != nil } }

  /// The host as Arm's verdicts know it; one of another architecture has nothing but its name.
  public var arm: ArmHost {
    guard isArm else { return ArmHost(name: cpu.name, architecture: cpu.architecture ?? "x86_64") }
    return ArmHost(records.compactMap(\.cpu.arm), name: cpu.name)
  }
}

extension ArmReport {
  /// The report on a guest, or on the source's CPU, where a record of arm64 is among them; nil if none is.
  ///
  /// - Parameter guest: The guest's record; nil if there is none.
  init?(
    guest: Records.Record?, from source: Records.Host?, to destinations: [Records.Host],
    messages: [LogFinding] = [],
    inputs: [InputReport]
  ) {
    let definition = guest?.cpu.arm?.guest
    guard definition != nil || source?.isArm == true || destinations.contains(where: \.isArm) else {
      return nil
    }
    var host = source?.arm ?? ArmHost(name: "an unknown host", architecture: "aarch64")
    var named: (name: String, definition: ArmGuest)?
    if let guest {
      let name = guest.cpu.hostName ?? guest.document.name
      if let definition {
        named = (name, definition)
      } else {
        // What an x86 guest is not moved for, is its architecture.
        host = ArmHost(name: name, architecture: guest.x86Architecture)
      }
    }
    self.init(
      guest: named, from: host, to: destinations.map(\.arm), messages: messages, martlet: martletVersion,
      inputs: inputs)
  }
}

extension Records.Record {
  /// The architecture of an x86 guest's definition, `x86_64` if it does not say.
  var x86Architecture: String {
    guard case .libvirt(let definition, _, _) = cpu else { return "x86_64" }
    return definition.architecture ?? "x86_64"
  }
}
