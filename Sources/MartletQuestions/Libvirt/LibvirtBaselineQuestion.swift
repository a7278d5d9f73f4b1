internal import LibvirtCPU

/// Asks which CPU all of several hosts can provide, as libvirt computes it.
public struct LibvirtBaselineQuestion: Sendable {
  /// The hosts' CPUs; a document may hold several.
  public var hosts: [DocumentSource]
  /// Whether to list the model's features.
  public var expandsFeatures: Bool
  /// Whether to leave out features that cannot migrate.
  public var migratable: Bool
  /// Whether to answer like a QEMU connection, which leaves out what QEMU cannot give; otherwise like the CPU driver.
  public var onConnection: Bool
  /// The libvirt to answer as.
  public var era: LibvirtEra

  /// A question.
  public init(
    hosts: [DocumentSource], expandsFeatures: Bool = false, migratable: Bool = false,
    onConnection: Bool = false, era: LibvirtEra = LibvirtEra()
  ) {
    self.hosts = hosts
    self.expandsFeatures = expandsFeatures
    self.migratable = migratable
    self.onConnection = onConnection
    self.era = era
  }

  /// The CPU as libvirt would print it.
  ///
  /// - Throws: `refusedByLibvirt` if libvirt refuses the input; `badInput`, `noInput`, `noPermission`, `unavailable` for documents and
  ///   maps that cannot be read.
  public func answer() throws(QuestionError) -> LibvirtCPUAnswer {
    let map = try era.cpuMap()
    let inputs = try hosts.map { source throws(QuestionError) in try LibvirtInput(source) }
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
        cpu, map: map, uncertainty: era.uncertainty, inputs: inputs.map { $0.report("host") })
    }
  }
}
