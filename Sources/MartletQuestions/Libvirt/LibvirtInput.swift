internal import CPUReaders
internal import FileAccess
internal import LibvirtCPU
internal import QEMUReplies
internal import ReportContract
internal import X86CPU
internal import XMLReading

/// A file of CPUs for libvirt's operations.
struct LibvirtInput {
  let document: Document
  private let first: UInt8?

  /// - Throws: `badInput` for a document that is too large, and as `DocumentSource.document()`.
  init(_ source: DocumentSource) throws(QuestionError) {
    document = try source.document()
    guard document.bytes.count <= Reader.sizeLimit else {
      throw QuestionError(
        .badInput, "\(document.name): the document is larger than \(Reader.sizeLimit >> 20) MiB",
        at: .document(name: document.name, line: nil, column: nil))
    }
    first = document.bytes.first { !" \t\r\n".utf8.contains($0) }
  }

  /// How an answer names the file.
  func report(_ role: String) -> InputReport {
    let format = isJSON ? "qmp" : (try? rootName()) == "cpudata" ? "cpudata" : "libvirt"
    return InputReport(role: role, name: document.name, format: format, sha256: sha256(document.bytes))
  }

  /// Whether the file is a dump, and no replies of QEMU.
  var isDump: Bool { !isJSON }

  private var isJSON: Bool { first == UInt8(ascii: "{") || first == UInt8(ascii: "[") }

  /// The file's QMP replies.
  func replies() throws(LibvirtError) -> QMPReplies { try QMPReplies(document.bytes) }

  /// CPUID and MSRs: of `<cpudata>`, or of the model that QEMU expanded; with QEMU's models, if it told.
  func data(_ map: CPUMap) throws(LibvirtError) -> (table: CPUIDTable, models: HypervisorModels?) {
    guard isJSON else { return (try CPUIDTable(cpudata: document.bytes), nil) }
    let replies = try replies()
    guard let model = replies.model else {
      throw LibvirtError(.internalError, "\(document.name) has no reply to query-cpu-model-expansion")
    }
    return (try map.table(of: model), replies.hypervisorModels(in: map))
  }

  /// The CPUs of the file, as definitions; dumps and replies are decoded.
  ///
  /// - Parameters:
  ///   - kind: Whose CPUs they are; nil to tell by `<arch>`, as libvirt does.
  ///   - most: How many are read, from the first.
  func definitions(
    _ map: CPUMap, as kind: CPUDefinition.Kind? = nil, atMost most: Int = .max
  ) throws(LibvirtError) -> [CPUDefinition] {
    if isJSON {
      let (table, models) = try data(map)
      return [try map.decode(table, as: kind ?? .guest, models: models)]
    }
    if try rootName() == "cpudata" {
      return [try map.decode(try CPUIDTable(cpudata: document.bytes), as: kind ?? .host)]
    }
    var definitions: [CPUDefinition] = []
    for element in try elements().prefix(most) { definitions.append(try element.definition(as: kind)) }
    return definitions
  }

  /// The first CPU of the file; others are not read, so that faults of theirs do not matter, as with virsh.
  func definition(_ map: CPUMap, as kind: CPUDefinition.Kind? = nil) throws(LibvirtError) -> CPUDefinition {
    guard let first = try definitions(map, as: kind, atMost: 1).first else {
      throw LibvirtError(
        .xmlError,
        "File '\(document.name)' does not contain a <cpu> element or is not a valid domain or capabilities XML"
      )
    }
    return first
  }

  private func rootName() throws(LibvirtError) -> String? {
    // Several roots are allowed, so that a fault further on is not this function's.
    try? XMLCursor(document.bytes).name
  }

  private func elements() throws(LibvirtError) -> [CPUElement] {
    do {
      let found = try CPUElement.all(in: document.bytes)
      guard found.isEmpty else { return found }
      // Any other root that holds <cpu> elements, as libvirt's own lists of test CPUs do.
      let cursor = try XMLCursor(document.bytes)
      var children: [CPUElement] = []
      try cursor.forEachChild { child throws(XMLError) in
        if child.name == "cpu" { children.append(try CPUElement(child)) }
      }
      return children
    } catch {
      throw LibvirtError(error, file: document.name)
    }
  }
}
