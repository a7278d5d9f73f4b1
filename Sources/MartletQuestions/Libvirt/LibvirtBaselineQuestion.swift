internal import LibvirtCPU

/// Asks which CPU all of several hosts can provide, as libvirt computes it.
public struct LibvirtBaselineQuestion: Sendable {
  /// The hosts' CPUs in any form that names hosts; a document may hold several.
  public var hosts: [DocumentSource]
  /// Whether to list the model's features.
  public var expandsFeatures: Bool
  /// Whether to leave out features that cannot migrate.
  public var migratable: Bool
  /// Whether to answer like a QEMU connection, which leaves out what QEMU cannot give; otherwise like the CPU driver.
  public var onConnection: Bool
  /// The libvirt to answer as.
  public var era: LibvirtEra
  /// How hosts and daemons are asked that an argument names.
  public var access: HostAccess

  /// A question.
  public init(
    hosts: [DocumentSource], expandsFeatures: Bool = false, migratable: Bool = false,
    onConnection: Bool = false, era: LibvirtEra = LibvirtEra(),
    access: HostAccess = HostAccess()
  ) {
    self.hosts = hosts
    self.expandsFeatures = expandsFeatures
    self.migratable = migratable
    self.onConnection = onConnection
    self.era = era
    self.access = access
  }

  /// The CPU as libvirt would print it.
  ///
  /// - Throws: `refusedByLibvirt` if libvirt refuses the input; `badInput`, `noInput`, `noPermission`, `unavailable` for documents and
  ///   maps that cannot be read; `temporary`, `interrupted` for hosts that do not answer.
  public func answer() async throws(QuestionError) -> LibvirtCPUAnswer {
    let map = try era.cpuMap()
    let reader = try Records(RecordOptions(access: access))
    let inputs = try await reader.libvirtInputs(hosts, as: .host)
    return try era.answering { () throws(LibvirtError) in
      var definitions: [CPUDefinition] = []
      for input in inputs { definitions += try input.definitions(map, as: .host) }
      guard !definitions.isEmpty else { throw LibvirtError(.invalidArgument, "No CPUs given") }
      var cpu: CPUDefinition
      if onConnection {
        cpu = try map.connectionBaseline(definitions, expanding: expandsFeatures, migratable: migratable)
      } else {
        cpu = try map.baseline(definitions, migratable: migratable)
        if expandsFeatures { cpu = try map.expandingFeatures(of: cpu) }
      }
      return LibvirtCPUAnswer(
        cpu, map: map, uncertainty: era.uncertainty(with: inputs),
        inputs: inputs.flatMap { $0.reports("host") })
    }
  }
}
