internal import CPUReaders
internal import LibvirtCPU
internal import X86CPU

/// Asks what libvirt makes of a guest's definition on a host, and of that once the guest runs.
public struct LibvirtExpandQuestion: Sendable {
  /// The guest's definition.
  public var guest: DocumentSource
  /// The host's CPU, as the hypervisor reports it; nil for none.
  public var host: DocumentSource?
  /// The models that the hypervisor offers; nil if unknown.
  public var models: [String]?
  /// Whether features of the host that cannot be migrated are left out.
  public var migratable: Bool
  /// What QEMU enabled and what it could not enable, as `<cpudata>` dumps; nil for a guest that does not run yet.
  public var live: Live?
  /// Whether to list the model's features.
  public var expandsFeatures: Bool
  /// The libvirt to answer as.
  public var era: LibvirtEra
  /// How hosts and daemons are asked that an argument names.
  public var access: HostAccess

  /// What QEMU says of a guest that runs.
  public struct Live: Sendable {
    /// What it enabled.
    public var enabled: DocumentSource
    /// What it could not enable.
    public var disabled: DocumentSource

    /// Two dumps.
    public init(enabled: DocumentSource, disabled: DocumentSource) {
      self.enabled = enabled
      self.disabled = disabled
    }
  }

  /// A question.
  public init(
    guest: DocumentSource, host: DocumentSource? = nil, models: [String]? = nil, migratable: Bool = false,
    live: Live? = nil, expandsFeatures: Bool = false, era: LibvirtEra = LibvirtEra(),
    access: HostAccess = HostAccess()
  ) {
    self.guest = guest
    self.host = host
    self.models = models
    self.migratable = migratable
    self.live = live
    self.expandsFeatures = expandsFeatures
    self.era = era
    self.access = access
  }

  /// The definition as libvirt would print it.
  ///
  /// - Throws: `refusedByLibvirt` if libvirt refuses the input; `badInput`, `noInput`, `noPermission`, `unavailable` for documents and
  ///   maps that cannot be read; `temporary`, `interrupted` for hosts that do not answer.
  public func answer() async throws(QuestionError) -> LibvirtCPUAnswer {
    let map = try era.cpuMap()
    let reader = try Records(RecordOptions(access: access))
    let input = try await reader.libvirtInput(guest, as: .guest)
    let hostInput: LibvirtInput? =
      if let host { try await reader.libvirtInput(host, as: .hypervisor) } else { nil }
    let dumps = try live.map { live throws(QuestionError) in
      (
        enabled: try LibvirtInput(try live.enabled.document()),
        disabled: try LibvirtInput(try live.disabled.document())
      )
    }
    return try era.answering { () throws(LibvirtError) in
      var definition = try input.definition(map, as: .guest)
      var onHost = try hostInput?.definition(map)
      if migratable, let read = onHost { onHost = map.migratableCopy(of: read) }
      definition = try map.update(definition, on: onHost)
      definition = try map.translate(definition, models: models.map { HypervisorModels(names: $0) })
      if let dumps {
        definition = try map.updateLive(
          definition, enabled: try CPUIDTable(cpudata: dumps.enabled.document.bytes),
          disabled: try CPUIDTable(cpudata: dumps.disabled.document.bytes))
      }
      if expandsFeatures { definition = try map.expandingFeatures(of: definition) }
      var read = input.reports("guest") + (hostInput?.reports("host") ?? [])
      if let dumps { read += dumps.enabled.reports("enabled") + dumps.disabled.reports("disabled") }
      return LibvirtCPUAnswer(
        definition, map: map, uncertainty: era.uncertainty(with: [input] + (hostInput.map { [$0] } ?? [])),
        inputs: read)
    }
  }
}
