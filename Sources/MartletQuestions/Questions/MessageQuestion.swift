internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import FailureMessages
public import Remedies
internal import ReportContract

/// Asks what messages mean: what they prove, what may be the cause, what to collect, what to do.
public struct MessageQuestion: Sendable {
  /// Logs, whole and of any length, packed by gzip or plain.
  public var logs: [DocumentSource]
  /// The versions and settings of the stack that printed them, `KEY=VALUE` each.
  public var stack: [String]
  /// Records of the host that the guest is on.
  public var from: [DocumentSource]
  /// Records of the host that it should go to.
  public var to: [DocumentSource]
  /// Records of another host.
  public var on: [DocumentSource]
  /// How records are read.
  public var records: RecordOptions
  /// The platform that remedies fit; nil for what the hosts' records tell.
  public var platform: Platform?

  /// A question.
  public init(
    logs: [DocumentSource], stack: [String] = [], from: [DocumentSource] = [], to: [DocumentSource] = [],
    on: [DocumentSource] = [], records: RecordOptions = RecordOptions(), platform: Platform? = nil
  ) {
    self.platform = platform
    self.logs = logs
    self.stack = stack
    self.from = from
    self.to = to
    self.on = on
    self.records = records
  }

  /// What was recognised, likeliest to be the cause first.
  ///
  /// - Throws: `usage` for what `stack` cannot be; `badInput`, `noInput`, `noPermission` for documents and logs that cannot be read.
  public func answer() async throws(QuestionError) -> MessageReport {
    let known = try await knowledge()
    var inputs = known.inputs
    var scanners: [MessageScanner] = []
    for log in logs {
      var scanner = try scan(log)
      var input = scanner.input
      if scanner.findings.isEmpty, let whole = completed(log) {
        scanner = try scan(.document(whole))
        input.notes.append("read as the end of: \(String(decoding: whole.bytes, as: UTF8.self))")
      }
      inputs.append(input)
      scanners.append(scanner)
    }
    return known.report(on: scanners, inputs: inputs)
  }

  /// A short text at hand as the message that it is the end of; nil for all else.
  private func completed(_ log: DocumentSource) -> Document? {
    guard case .document(let document) = log, document.bytes.count <= 4096,
      let whole = MessageFragment.completed(String(decoding: document.bytes, as: UTF8.self))
    else { return nil }
    return Document(name: document.name, bytes: Array(whole.utf8))
  }

  private func scan(_ log: DocumentSource) throws(QuestionError) -> MessageScanner {
    var scanner: MessageScanner
    switch log {
    case .argument(let argument):
      var source = try LogSource(argument)
      defer { source.close() }
      scanner = MessageScanner(name: source.name)
      try source.readAll(into: &scanner)
    case .document(let document):
      scanner = MessageScanner(name: document.name)
      var rest = document.bytes[...]
      while unsafe scanner.fill({ buffer in
        let part = rest.prefix(buffer.count)
        unsafe buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
      }) > 0 {}
    }
    scanner.finish()
    return scanner
  }

  /// What is said of the stack, and the hosts that are named, read; of each list's records one host.
  func knowledge() async throws(QuestionError) -> MessageKnowledge {
    let stack: MessageStack
    do throws(StackError) {
      stack = try MessageStack(self.stack)
    } catch {
      throw QuestionError(error)
    }
    let catalog = records.catalog
    guard !(from + to + on).isEmpty else {
      return MessageKnowledge(
        stack: stack, evidence: nil, inputs: [], catalog: catalog, platform: platform)
    }
    let reader = try Records(records)
    var hosts: [Records.Host] = []
    for (role, sources) in [("from", from), ("to", to), ("on", on)] where !sources.isEmpty {
      hosts.append(try await reader.host(sources, role: role))
    }
    HostNames.tellApart(&hosts)
    return MessageKnowledge(
      stack: stack, evidence: MessageEvidence(hosts: hosts.map(\.cpu), map: reader.interpreter.map),
      inputs: hosts.flatMap(\.inputs), catalog: catalog, platform: platform)
  }
}

/// What is known beside the messages.
struct MessageKnowledge {
  let stack: MessageStack
  let evidence: MessageEvidence?
  let inputs: [InputReport]
  let catalog: Catalog
  let platform: Platform?

  var judgedBy: [Yardstick] {
    evidence.map { $0.map.yardsticks(of: $0.hosts) } ?? []
  }

  func report(on scanners: [MessageScanner], inputs: [InputReport]) -> MessageReport {
    MessageReport(
      scanners, stack: stack, evidence: evidence, catalog: catalog, martlet: martletVersion, inputs: inputs,
      platform: platform)
  }
}

extension MessageScanner {
  /// How a report names the log.
  var input: InputReport {
    var notes = ["\(bytes) bytes, \(lines) lines"]
    if dropped > 0 { notes.append("\(dropped) more different messages were not kept") }
    return InputReport(role: "log", name: name, format: "log", sha256: nil, notes: notes)
  }
}
