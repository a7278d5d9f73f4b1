extension Reader {
  /// Every reader, in the order in which they are listed.
  public static let all: [Reader] = [
    .novaJSON, .novaTable, .libvirtCapabilities, .libvirtDomainCapabilities, .libvirtDomain, .libvirtCPU,
    .cpuidTool, .aida, .libcpuid, .kcpuid, .x86info, .firecracker, .qmp, .cpuinfo, .lscpu, .traits, .snapshot,
  ]

  /// The largest document that is read, in bytes.
  public static let sizeLimit = 16 << 20

  /// Whether some reader takes a document for its own.
  package static func isRecord(_ document: Document) -> Bool {
    guard let preview = try? DocumentPreview(document) else { return false }
    return all.contains { $0.recognises(preview) != nil }
  }

  /// Whether a document is a snapshot of a host.
  package static func isSnapshot(_ document: Document) -> Bool {
    guard let preview = try? DocumentPreview(document) else { return false }
    return snapshot.recognises(preview) != nil
  }

  /// Reads a document as `format`, or as the format that it is recognised as.
  ///
  /// - Throws: `ReadError` if the document is too large, is not UTF-8 text, is of no known format or of several,
  ///   or does not follow its format.
  public static func read(_ document: Document, format: String? = nil) throws(ReadError) -> Reading {
    let preview = try DocumentPreview(document)
    if let format {
      guard let reader = all.first(where: { $0.format == format }) else {
        throw ReadError(
          document: document.name,
          reason: "no input format is called \(format); use \(all.map(\.format).joined(separator: ", "))"
        )
      }
      return try reader.read(document)
    }
    let sure = all.compactMap { reader in reader.recognises(preview).map { (reader, $0) } }
    guard let best = sure.map(\.1).max() else {
      throw ReadError(
        document: document.name,
        reason:
          "this looks like \(preview.appearance), which holds no CPU that Martlet can read; expected Nova's cpu_info "
          + "(JSON or a hypervisor show table), virsh capabilities, virsh domcapabilities, a libvirt <cpu>, a CPUID dump "
          + "(cpuid -r, kcpuid -r, x86info -r, AIDA64, libcpuid), /proc/cpuinfo, lscpu, a Firecracker fingerprint, QEMU's QMP replies, or a martlet capture snapshot",
        line: 1, column: 1)
    }
    let candidates = sure.filter { $0.1 == best }.map(\.0)
    guard candidates.count == 1 else {
      throw ReadError(
        document: document.name,
        reason:
          "this could be \(candidates.map(\.format).joined(separator: " or ")); choose one with --input-format",
        line: 1, column: 1)
    }
    return try candidates[0].read(document)
  }
}

extension Reading {
  /// The one CPU that is meant: the only one, or the one whose host the document's selector names.
  public func selecting(_ document: Document) throws(ReadError) -> RecordedCPU {
    let names = cpus.map { $0.hostName ?? "(no name)" }.joined(separator: ", ")
    if let selector = document.selector {
      guard let chosen = cpus.first(where: { $0.hostName == selector }) else {
        throw ReadError(
          document: document.name,
          reason: cpus.count == 1
            ? "it has no host \(selector), but \(cpus[0].hostName ?? "one without a name")"
            : "it has no host \(selector); it has \(names)")
      }
      return chosen
    }
    guard let first = cpus.first else {
      throw ReadError(document: document.name, reason: "it contains no CPU")
    }
    guard cpus.count == 1 else {
      throw ReadError(
        document: document.name,
        reason: "it has \(cpus.count) hosts (\(names)); choose one with \(document.name)#NAME")
    }
    return first
  }
}
