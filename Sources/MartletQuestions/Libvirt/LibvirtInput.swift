internal import CPUReaders
internal import FileAccess
internal import LibvirtCPU
internal import QEMUReplies
internal import ReportContract
internal import X86CPU
internal import XMLReading

/// CPUs for libvirt's operations: a text that libvirt or QEMU wrote, or what a record of another kind says in their terms.
struct LibvirtInput {
  /// The text; of a capture, the part of it that is read.
  let document: Document
  private let content: Content
  /// The record that `document` is a part of; nil for a text alone.
  private let record: InputReport?
  /// Folders and lists that named this input and those after it, with the files left out of them.
  var groups: [InputReport] = []
  /// Why an answer by this input is not certain; nil if the input leaves no choice.
  var uncertainty: String?

  private enum Content {
    case text(first: UInt8?)
    case definition(CPUDefinition)
    case table(CPUIDTable)
  }

  /// A text as it is.
  ///
  /// - Throws: `badInput` for one that is too large.
  init(_ document: Document) throws(QuestionError) {
    try self.init(document, record: nil)
  }

  /// A part of a record.
  ///
  /// - Throws: `badInput` for one that is too large.
  init(_ part: Document, of document: Document, _ reading: Reading) throws(QuestionError) {
    try self.init(part, record: document.input(role: "", reading))
  }

  private init(_ document: Document, record: InputReport?) throws(QuestionError) {
    guard document.bytes.count <= Reader.sizeLimit else {
      throw QuestionError(
        .badInput, "\(document.name): the document is larger than \(Reader.sizeLimit >> 20) MiB",
        at: .document(name: document.name, line: nil, column: nil))
    }
    self.document = document
    self.record = record
    content = .text(first: document.bytes.first { !" \t\r\n".utf8.contains($0) })
  }

  /// A record that gives a definition.
  init(_ document: Document, _ reading: Reading, definition: CPUDefinition) {
    self.document = document
    content = .definition(definition)
    record = document.input(role: "", reading)
  }

  /// A record that gives CPUID and MSRs.
  init(_ document: Document, _ reading: Reading, table: CPUIDTable) {
    self.document = document
    content = .table(table)
    record = document.input(role: "", reading)
  }

  /// How an answer names the file, and the folders and lists that named it.
  func reports(_ role: String) -> [InputReport] {
    [report(role)]
      + groups.map { group in
        var group = group
        group.role = role
        return group
      }
  }

  private func report(_ role: String) -> InputReport {
    if var record {
      record.role = role
      return record
    }
    let format = isJSON ? "qmp" : (try? rootName()) == "cpudata" ? "cpudata" : "libvirt"
    return InputReport(role: role, name: document.name, format: format, sha256: sha256(document.bytes))
  }

  /// Whether the file is a dump, and no replies of QEMU.
  var isDump: Bool { !isJSON }

  /// Whether the text looks like XML.
  var isXML: Bool { first == UInt8(ascii: "<") }

  private var isJSON: Bool { first == UInt8(ascii: "{") || first == UInt8(ascii: "[") }

  private var first: UInt8? {
    if case .text(let first) = content { first } else { nil }
  }

  /// The file's QMP replies.
  func replies() throws(LibvirtError) -> QMPReplies { try QMPReplies(document.bytes) }

  /// CPUID and MSRs: of `<cpudata>`, or of the model that QEMU expanded; with QEMU's models, if it told.
  func data(_ map: CPUMap) throws(LibvirtError) -> (table: CPUIDTable, models: HypervisorModels?) {
    if case .table(let table) = content { return (table, nil) }
    guard isJSON else { return (try CPUIDTable(cpudata: document.bytes, version: map.libvirtVersion), nil) }
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
    switch content {
    case .definition(let definition): return [definition]
    case .table(let table): return [try map.decode(table, as: kind ?? .host)]
    case .text: break
    }
    if isJSON {
      let (table, models) = try data(map)
      return [try map.decode(table, as: kind ?? .guest, models: models)]
    }
    if try rootName() == "cpudata" {
      return [
        try map.decode(
          try CPUIDTable(cpudata: document.bytes, version: map.libvirtVersion), as: kind ?? .host)
      ]
    }
    var definitions: [CPUDefinition] = []
    for element in try elements().prefix(most) {
      definitions.append(try element.definition(as: kind, version: map.libvirtVersion))
    }
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
