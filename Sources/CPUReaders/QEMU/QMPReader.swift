public import LibvirtCPU
internal import QMPReplies

/// A CPU model that QEMU expanded into its properties.
public struct QEMUExpansion: Sendable {
  /// The model's name as QEMU gives it, such as `host` or `max`.
  public var name: String?
  /// The properties.
  public var model: QEMUModel
  /// `kvm` or `tcg`, where the record tells.
  public var accelerator: String?
  /// Properties that are numbers: `phys-bits`, `level`, `tsc-frequency`.
  public var numbers: [String: Int64]
}

extension Reader {
  /// QEMU's replies to query-cpu-model-expansion, as QMP gave them.
  ///
  /// - SeeAlso: qemu 10.0 qapi/machine-target.json, query-cpu-model-expansion.
  static let qmp = Reader(
    format: "qmp", title: "QEMU's replies by QMP (query-cpu-model-expansion)",
    recognises: { preview in
      guard preview.firstCharacter == "{", preview.contains("\"return\"") else { return nil }
      return preview.contains("\"props\"") ? .certain : nil
    },
    read: { document throws(ReadError) in
      let replies: QMPReplies
      do throws(LibvirtError) {
        replies = try QMPReplies(document.bytes)
      } catch {
        throw ReadError(document: document.name, reason: error.detail, line: error.line ?? 1, column: 1)
      }
      guard let model = replies.model else {
        throw ReadError(
          document: document.name,
          reason: "there is no expanded model in it; expected the reply to query-cpu-model-expansion",
          line: 1,
          column: 1)
      }
      let expansion = QEMUExpansion(name: replies.modelName, model: model, numbers: replies.numbers)
      return Reading(format: "qmp", cpus: [.qemu(expansion)])
    })
}
