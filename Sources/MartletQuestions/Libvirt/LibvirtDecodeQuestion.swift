internal import CPUReaders
public import LibvirtCPU
internal import QEMUReplies

/// Asks which model is nearest to what a CPU has, as libvirt decodes it.
public struct LibvirtDecodeQuestion: Sendable {
  /// A `<cpudata>` dump, or QMP replies of query-cpu-model-expansion.
  public var input: DocumentSource
  /// Whose CPU it is; nil for a host's in dumps, a guest's in replies.
  public var kind: CPUDefinition.Kind?
  /// QEMU's models: QMP replies of query-cpu-definitions; nil for those of `input`, if it has them.
  public var models: DocumentSource?
  /// The libvirt to answer as.
  public var era: LibvirtEra

  /// A question.
  public init(
    _ input: DocumentSource, as kind: CPUDefinition.Kind? = nil, models: DocumentSource? = nil,
    era: LibvirtEra = LibvirtEra()
  ) {
    self.input = input
    self.kind = kind
    self.models = models
    self.era = era
  }

  /// The CPU as libvirt would print it.
  ///
  /// - Throws: `refusedByLibvirt` for what libvirt refuses; `badInput`, `noInput`, `noPermission`, `unavailable` for documents and
  ///   maps that cannot be read.
  public func answer() throws(QuestionError) -> LibvirtCPUAnswer {
    let map = try era.cpuMap()
    let source = try LibvirtInput(input)
    let given = try models.map { source throws(QuestionError) in try LibvirtInput(source) }
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
        cpu, map: map, uncertainty: era.uncertainty,
        inputs: [source.report("cpu")] + (given.map { [$0.report("models")] } ?? []))
    }
  }
}
