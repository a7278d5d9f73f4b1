internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
public import FailureMessages
public import Remedies
internal import ReportContract

/// Asks what messages mean: what they prove, their possible causes, what to collect, and what to do.
public struct MessageQuestion: Sendable {
  /// Logs of any length, plain or gzip.
  public var logs: [DocumentSource]
  /// The versions and settings of the stack that printed them, `KEY=VALUE` each.
  public var stack: [String]
  /// Records of the host that the guest runs on.
  public var from: [DocumentSource]
  /// Records of the host that the guest is to move to.
  public var to: [DocumentSource]
  /// Records of another host.
  public var on: [DocumentSource]
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions
  /// The platform whose commands remedies use; nil for the one in the hosts' records.
  public var platform: Platform?

  /// Creates a question; nothing is read or asked before `answer()`.
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

  /// The recognised messages, the likeliest cause first.
  ///
  /// - Throws: `usage` for a word of `stack` that Martlet does not know; `badInput`, `noInput`, `noPermission` for documents and logs that
  ///   cannot be read; `unavailable`, `temporary`, `interrupted` if no host answers.
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

  /// The full message that a short text ends; nil if the text ends no known message.
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

  /// The stack as the caller describes it, and the hosts, one for each list of records.
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

/// The evidence beside the messages: the stack and the hosts.
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
  /// The log's entry among a report's inputs.
  var input: InputReport {
    var notes = ["\(bytes) bytes, \(lines) lines"]
    if dropped > 0 { notes.append("\(dropped) more different messages were not kept") }
    return InputReport(role: "log", name: name, format: "log", sha256: nil, notes: notes)
  }
}
