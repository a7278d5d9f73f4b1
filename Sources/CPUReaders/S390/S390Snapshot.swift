internal import HostSnapshots
internal import S390Compatibility

extension Snapshot {
  /// The s390x host in the snapshot: its parts folded into one record; nil if it is of another machine.
  ///
  /// A part that cannot be read counts as missing.
  ///
  /// - Throws: `ReadError` for a damaged /proc/cpuinfo of s390x.
  func s390Record(in document: Document) throws(ReadError) -> S390Record? {
    guard let text = text(from: "/proc/cpuinfo"), text.contains("bogomips per cpu"),
      case .s390x(var record)? = try Reader.readHere(
        Document(name: document.name, bytes: Array(text.utf8)), format: "cpuinfo"
      ).cpus.first
    else { return nil }
    record.hostName = identity.hostName
    for part in parts where part.source != "/proc/cpuinfo" {
      let isReply = [Kind.qemuExpansion.rawValue, Kind.qemuDefinitions.rawValue].contains(part.kind)
      guard let format = isReply ? "qmp" : part.document else { continue }
      let inner = Document(name: part.source, bytes: try part.bytes(in: document))
      guard case .s390x(let other)? = try? Reader.readHere(inner, format: format).cpus.first,
        other.guest == nil
      else { continue }
      // Only of the model host or max does an expansion show what the host offers.
      let offers = !isReply || ["host", "max"].contains(part.about?["model"] ?? "")
      if offers { record.offer = record.offer ?? other.offer }
      record.deprecated = other.deprecated.map { (record.deprecated ?? []).union($0) } ?? record.deprecated
      record.answers += other.answers
    }
    return record
  }
}

extension Interpreter {
  /// Why a record of an s390x machine has no place in a question about x86 CPUs.
  static func s390Refusal(_ document: Document) -> ReadError {
    ReadError(
      document: document.name,
      reason:
        "this is a record of an s390x machine; compare, check and diagnose serve s390x, this question x86 alone"
    )
  }
}
