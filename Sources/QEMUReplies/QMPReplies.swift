internal import FoundationEssentials
public import LibvirtCPU
internal import X86CPU

/// Replies of QEMU's to `query-cpu-model-expansion` and `query-cpu-definitions`, as recorded one after another.
public struct QMPReplies: Sendable {
  /// The first expanded model, or nil if there is none.
  public private(set) var model: QEMUModel?
  /// The name of the first expanded model, such as `host`.
  public private(set) var modelName: String?
  /// The properties of the first expanded model that are numbers.
  public private(set) var numbers: [String: Int64] = [:]
  /// The models that QEMU defines, by its names, and the properties that each lacks; nil if it was not asked.
  public private(set) var definitions: [String: [String]]?

  /// Reads replies and skips other replies, events and greetings.
  ///
  /// A second expansion counts as the migratable or non-migratable one, whichever the first is not.
  /// libvirt asks first for what can be migrated, and then for everything
  /// (`src/qemu/qemu_capabilities.c`, `virQEMUCapsProbeQMPHostCPU`).
  ///
  /// - Throws: `LibvirtError` if the text is no sequence of JSON objects.
  public init(_ bytes: [UInt8]) throws(LibvirtError) {
    for document in try jsonDocuments(bytes) {
      let reply: Reply
      do {
        reply = try JSONDecoder().decode(Reply.self, from: Data(document.bytes))
      } catch {
        throw LibvirtError(.internalError, "cannot parse json: \(error)", line: document.line)
      }
      switch reply.result {
      case .model(let expanded): add(expanded)
      case .definitions(let list):
        guard definitions == nil else { continue }
        definitions = Dictionary(list.map { ($0.name, $0.unavailable ?? []) }) { first, _ in first }
      case .other: continue
      }
    }
  }

  /// The models that may be chosen, with what they lack by libvirt's names; nil if QEMU was not asked.
  public func hypervisorModels(in map: CPUMap) -> HypervisorModels? {
    definitions.map { models in
      HypervisorModels(blockers: models.mapValues { $0.map(map.libvirtName(ofQEMU:)) })
    }
  }

  private mutating func add(_ expanded: Reply.Model) {
    let read = expanded.properties
    guard var first = model else {
      model = read
      modelName = expanded.name
      numbers = expanded.numbers
      return
    }
    guard !first.tellsMigratable else { return }
    first.tellsMigratable = true
    let gained = read.enabled.subtracting(first.enabled).intersection(first.known)
    first.notMigratable = first.enabled.subtracting(read.enabled).union(gained)
    first.enabled.formUnion(gained)
    model = first
  }
}
