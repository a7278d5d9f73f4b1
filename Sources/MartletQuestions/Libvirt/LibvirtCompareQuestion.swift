internal import LibvirtCPU

/// Asks whether a host can provide a CPU, as `virsh cpu-compare` does.
public struct LibvirtCompareQuestion: Sendable {
  /// The host's CPU.
  public var host: DocumentSource
  /// The CPU that it should provide: a guest's or a host's.
  public var cpu: DocumentSource
  /// The libvirt to answer as.
  public var era: LibvirtEra

  /// A question.
  public init(host: DocumentSource, cpu: DocumentSource, era: LibvirtEra = LibvirtEra()) {
    self.host = host
    self.cpu = cpu
    self.era = era
  }

  /// libvirt's answer.
  ///
  /// - Throws: `refusedByLibvirt` for what libvirt refuses, such as an unknown feature; `badInput`, `noInput`, `noPermission`,
  ///   `unavailable` for documents and maps that cannot be read.
  public func answer() throws(QuestionError) -> LibvirtComparisonAnswer {
    let map = try era.cpuMap()
    let hostInput = try LibvirtInput(host)
    let cpuInput = try LibvirtInput(cpu)
    return try era.answering { () throws(LibvirtError) in
      let comparison = try map.compare(
        host: try hostInput.definition(map), candidate: try cpuInput.definition(map))
      return LibvirtComparisonAnswer(
        comparison, map: map, uncertainty: era.uncertainty,
        inputs: [hostInput.report("host"), cpuInput.report("cpu")])
    }
  }
}
