internal import ArmCPU
internal import CPUCatalog
public import LibvirtCPU
internal import QEMUReplies
internal import X86CPU

/// A CPU model that QEMU expanded into its properties.
public struct QEMUExpansion: Sendable, Codable {
  /// The model's name in QEMU, such as `host` or `max`.
  public var name: String?
  /// The properties with their values.
  public var model: QEMUModel
  /// `kvm` or `tcg`, if the record has it.
  public var accelerator: String?
  /// Properties that are numbers: `phys-bits`, `level`, `tsc-frequency`.
  public var numbers: [String: Int64]
}

extension Reader {
  /// QEMU's QMP replies to query-cpu-model-expansion.
  ///
  /// - SeeAlso: qemu 10.0 qapi/machine-target.json, query-cpu-model-expansion.
  static let qmp = Reader(
    format: "qmp", title: "QEMU's QMP replies (query-cpu-model-expansion)",
    recognises: { preview in
      guard preview.firstCharacter == "{" else { return nil }
      let isReply = preview.contains("\"return\"")
      if isReply, preview.contains("\"props\"") { return .certain }
      return (isReply || preview.contains("\"error\"")) && S390Replies.isPossible(in: preview)
        ? .certain : nil
    },
    read: { document throws(ReadError) in
      if let reading = try S390Replies.read(document) { return reading }
      let replies: QMPReplies
      do throws(LibvirtError) {
        replies = try QMPReplies(document.bytes)
      } catch {
        throw ReadError(document: document.name, reason: error.detail, line: error.line ?? 1, column: 1)
      }
      guard let model = replies.model else {
        throw ReadError(
          document: document.name,
          reason: "it has no expanded model; expected the reply to query-cpu-model-expansion",
          line: 1,
          column: 1)
      }
      if model.vendor == nil, model.known.contains("aarch64") || model.known.contains("sve") {
        var record = ArmRecord(point: .qemu)
        for name in model.known { record.properties[name] = model.enabled.contains(name) }
        return Reading(format: "qmp", cpus: [.arm(record)])
      }
      if model.vendor == nil, let machine = OtherArchitecture.ofQEMU(properties: model.known) {
        throw ReadError(
          document: document.name,
          reason: "this is a CPU model that QEMU expanded for \(machine); \(OtherArchitecture.limits)",
          line: 1,
          column: 1)
      }
      var expansion = QEMUExpansion(name: replies.modelName, model: model, numbers: replies.numbers)
      if model.hasParavirtualFeatures { expansion.accelerator = "kvm" }
      return Reading(format: "qmp", cpus: [.qemu(expansion)])
    })
}

extension QEMUModel {
  /// Whether the model has one of KVM's own features, which QEMU removes from every CPU it emulates without KVM.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/cpu.c, feature_word_info (FEAT_KVM has no tcg_features) and
  ///   x86_cpu_get_supported_feature_word.
  fileprivate var hasParavirtualFeatures: Bool {
    enabled.contains { name in
      ReaderCatalog.names.features(calledByQEMU: name).contains { feature in
        if case .cpuid(leaf: 0x4000_0001, _, _) = feature.location.kind { true } else { false }
      }
    }
  }
}
