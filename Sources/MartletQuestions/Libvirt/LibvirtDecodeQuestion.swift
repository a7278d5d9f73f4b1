internal import CPUReaders
public import LibvirtCPU
internal import QEMUReplies

/// Asks which model is nearest to what a CPU has, as libvirt decodes it.
public struct LibvirtDecodeQuestion: Sendable {
  /// A `<cpudata>` dump, QMP replies of query-cpu-model-expansion, or a host whose record has CPUID.
  public var input: DocumentSource
  /// Whose CPU it is; nil for a host's in dumps, a guest's in replies.
  public var kind: CPUDefinition.Kind?
  /// QEMU's models: QMP replies of query-cpu-definitions; nil for those of `input`, if it has them.
  public var models: DocumentSource?
  /// The libvirt to answer as.
  public var era: LibvirtEra
  /// How hosts and daemons are asked that an argument names.
  public var access: HostAccess

  /// A question.
  public init(
    _ input: DocumentSource, as kind: CPUDefinition.Kind? = nil, models: DocumentSource? = nil,
    era: LibvirtEra = LibvirtEra(),
    access: HostAccess = HostAccess()
  ) {
    self.input = input
    self.kind = kind
    self.models = models
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
    let source = try await reader.libvirtInput(input, as: .registers)
    let given = try models.map { source throws(QuestionError) in try LibvirtInput(try source.document()) }
    return try era.answering { () throws(LibvirtError) in
      let (table, told) = try source.data(map)
      let offered = try given.map { input throws(LibvirtError) in
        guard let models = try input.replies().hypervisorModels(in: map) else {
          throw LibvirtError(
            .internalError, "\(input.document.name) has no reply to query-cpu-definitions")
        }
        return models
      }
      let cpu = try map.decode(
        table, as: kind ?? (source.isDump ? .host : .guest), models: offered ?? told)
      return LibvirtCPUAnswer(
        cpu, map: map, uncertainty: era.uncertainty(with: [source]),
        inputs: source.reports("cpu") + (given?.reports("models") ?? []))
    }
  }
}
