internal import LibvirtCPU

/// Asks whether a host can provide a CPU, as `virsh cpu-compare` does.
public struct LibvirtCompareQuestion: Sendable {
  /// The host's CPU.
  public var host: DocumentSource
  /// The CPU that it should provide: a guest's or a host's.
  public var cpu: DocumentSource
  /// The libvirt to answer as.
  public var era: LibvirtEra
  /// How hosts and daemons are asked that an argument names.
  public var access: HostAccess

  /// A question.
  public init(
    host: DocumentSource, cpu: DocumentSource, era: LibvirtEra = LibvirtEra(),
    access: HostAccess = HostAccess()
  ) {
    self.host = host
    self.cpu = cpu
    self.era = era
    self.access = access
  }

  /// libvirt's answer.
  ///
  /// - Throws: `refusedByLibvirt` for what libvirt refuses, such as an unknown feature; `badInput`, `noInput`, `noPermission`,
  ///   `unavailable` for documents and maps that cannot be read; `temporary`, `interrupted` for hosts that do not answer.
  public func answer() async throws(QuestionError) -> LibvirtComparisonAnswer {
    let map = try era.cpuMap()
    let reader = try Records(RecordOptions(access: access))
    let hostInput = try await reader.libvirtInput(host, as: .host)
    let cpuInput = try await reader.libvirtInput(cpu, as: .guestOrHost)
    return try era.answering { () throws(LibvirtError) in
      let comparison = try map.compare(
        host: try hostInput.definition(map), candidate: try cpuInput.definition(map))
      return LibvirtComparisonAnswer(
        comparison, map: map, uncertainty: era.uncertainty(with: [hostInput, cpuInput]),
        inputs: hostInput.reports("host") + cpuInput.reports("cpu"))
    }
  }
}
