public import CPUCompatibility
public import CPUReaders
internal import ReportContract

extension Records {
  /// Reads the record of one CPU that `source` names.
  ///
  /// - Parameter mayBeGuest: Whether a guest of a capture may be picked.
  /// - Throws: `usage` for what names several; else as `host(_:role:mayBeGuest:interpreting:)`.
  public func record(of source: DocumentSource, mayBeGuest: Bool = false) async throws(QuestionError)
    -> Record
  {
    let documents = try await documents([source], role: "record")
    guard documents.found.count == 1, let document = documents.found.first?.document else {
      throw QuestionError(
        .usage, "\(source.argument) names \(documents.found.count) documents; one is expected here")
    }
    if mayBeGuest, let guest = try capturedGuest(in: document, orHost: true) { return guest.record }
    return try record(document)
  }

  /// Reads several records of one host, and folds them into one.
  ///
  /// A host or daemon that does not answer is named among the inputs, if there is another record.
  /// - Parameters:
  ///   - role: What they were given as, for the report.
  ///   - mayBeGuest: Whether a guest of a capture may be picked.
  ///   - interpret: How a record is understood; by default as a host's.
  /// - Throws: As `documents(_:role:)`; `badInput` for a document of several hosts without a picked one, and for a guest's definition.
  public func host(
    _ sources: [DocumentSource], role: String, mayBeGuest: Bool = false,
    interpreting interpret: ((RecordedCPU, Document) throws(ReadError) -> HostCPU)? = nil
  ) async throws(QuestionError) -> Host {
    var documents = try await documents(sources, role: role)
    let clouds = documents.found.map(\.document.name).filter { $0.hasPrefix("nova:") }
    if clouds.count > 1, sources.contains(where: \.namesWholeCloud) {
      throw QuestionError(
        .usage,
        "nova: names \(clouds.count) hosts, and one is expected here; choose one, such as \(clouds[0])",
        at: .parameter(role))
    }
    var read: [Record] = []
    for (document, folder) in documents.found {
      if let folder, !Reader.isRecord(document) {
        documents.groups[folder].passOver(document)
      } else if mayBeGuest, let guest = try capturedGuest(in: document, orHost: true) {
        read.append(guest.record)
      } else {
        read.append(try record(document))
      }
    }
    try documents.requireRecords(read.count)
    var host = try host(read, role: role, interpreting: interpret)
    host.inputs += documents.otherInputs(role: role)
    return host
  }

  /// Reads hosts, each of a record of its own: one for each host of a listing.
  ///
  /// A host or daemon that does not answer is a host without evidence, if there is another one. Hosts of one name get different
  /// names.
  /// - Throws: As `documents(_:role:)`; `badInput` for what is no record of a host.
  public func hosts(_ sources: [DocumentSource], role: String) async throws(QuestionError) -> [Host] {
    var documents = try await documents(sources, role: role)
    var hosts: [Host] = []
    for (document, folder) in documents.found {
      if let folder, !Reader.isRecord(document) {
        documents.groups[folder].passOver(document)
        continue
      }
      for record in try records(document) {
        if let folder, record.cpu.isGuests {
          documents.groups[folder].passOver(document, "it is a guest's definition")
          continue
        }
        hosts.append(try host([record], role: role))
      }
    }
    try documents.requireRecords(hosts.count)
    for (name, error) in documents.unasked {
      var cpu = HostCPU(name: name, architecture: nil, vendor: nil, modelName: nil, observations: [])
      cpu.configuration = HostConfiguration(captured: "")
      cpu.configuration?.missing = [.init(kind: "record", source: name, reason: error.message)]
      hosts.append(Host(cpu: cpu, records: [], inputs: [Documents.input(name, error, role: role)]))
    }
    if !documents.groups.isEmpty { hosts[0].inputs += documents.groups }
    HostNames.tellApart(&hosts)
    return hosts
  }

  /// The records of a document: the one that is picked, or of each host in it.
  private func records(_ document: Document) throws(QuestionError) -> [Record] {
    do throws(ReadError) {
      let reading = try Reader.read(document, format: options.inputFormat)
      guard document.selector == nil, reading.cpus.count > 1 else {
        return [Record(document: document, reading: reading, cpu: try reading.selecting(document))]
      }
      var names: Set<String> = []
      return reading.cpus.enumerated().map { index, cpu in
        var part = document
        // By name where that picks this host alone.
        if let name = cpu.hostName, names.insert(name).inserted { part.selector = name }
        return Record(document: part, reading: reading, cpu: cpu)
      }
    } catch {
      throw QuestionError(error)
    }
  }
}

extension Records.Documents {
  /// Refuses folders without a record.
  ///
  /// - Throws: `badInput`.
  fileprivate func requireRecords(_ count: Int) throws(QuestionError) {
    guard count == 0 else { return }
    guard let folder = groups.first else { throw QuestionError(.noInput, "no record is given") }
    throw QuestionError(
      .badInput,
      "\(folder.name): there is no record of a host in this folder (\(folder.notes.count) other files)",
      at: .document(name: folder.name, line: nil, column: nil))
  }

  /// How a report names lists, folders, and what did not answer.
  fileprivate func otherInputs(role: String) -> [InputReport] {
    groups + unasked.map { Self.input($0.name, $0.error, role: role) }
  }
}

extension InputReport {
  /// Notes a file of a folder that is not read.
  mutating func passOver(
    _ document: Document, _ reason: String = "it is no record that Martlet reads"
  ) {
    notes.append("\(document.name) is left out: \(reason)")
  }
}

extension DocumentSource {
  /// Whether it is `nova:`, all hosts of a cloud.
  fileprivate var namesWholeCloud: Bool {
    guard case .argument(let argument) = self else { return false }
    return ArgumentForm.parsed(argument).form == .nova(.all)
  }
}

extension RecordedCPU {
  /// Whether it is a guest's definition.
  var isGuests: Bool {
    if case .libvirt(_, .guest, _) = self { return true }
    return false
  }
}
