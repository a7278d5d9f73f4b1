internal import CPUDiagnosis
internal import CPUReaders
internal import ConfigurationLint
internal import FailureMessages
internal import GuestVerdicts
internal import Remedies
internal import Reports

/// A diagnosed case with its inputs' documents, as it is asked.
struct CaseDocuments {
  let diagnosed: DiagnosedCase
  /// The documents by the names that `diagnosed` gives them.
  let documents: [String: Document]

  /// Asks the case's question.
  ///
  /// - Throws: `badInput` for documents that cannot be read, `usage` for a word of the stack that Martlet does not know.
  func answer() async throws(QuestionError) -> CaseAnswer {
    let inputs = diagnosed.inputs
    switch diagnosed.question {
    case .explain:
      return CaseAnswer(
        try await MessageQuestion(
          logs: sources(inputs.logs), stack: inputs.stack, from: sources(inputs.from),
          to: sources(inputs.to), on: sources(inputs.on)
        ).answer())
    case .diagnose:
      return CaseAnswer(
        try await DiagnoseQuestion(
          from: sources(inputs.from), to: sources(inputs.to), logs: sources(inputs.logs),
          guest: inputs.guest.flatMap { sources([$0]).first }
        ).answer())
    case .check:
      guard let guest = sources(inputs.guest.map { [$0] } ?? []).first else {
        throw QuestionError(.badInput, "\(DiagnosedCase.fileName): check needs inputs.guest")
      }
      return CaseAnswer(
        try await CheckQuestion(
          guest: guest, hosts: sources(inputs.on), from: sources(inputs.from), stack: inputs.stack
        ).answer())
    case .lint:
      return CaseAnswer(try await LintQuestion(files: sources(inputs.configurations)).answer())
    }
  }

  private func sources(_ names: [String]) -> [DocumentSource] {
    names.compactMap { name in documents[name].map { .document($0) } }
  }
}

extension DiagnosedCase {
  /// The name of a case's own file in its folder.
  static let fileName = "case.json"

  /// What the question needs and the inputs lack, in a sentence's part; nil if nothing.
  var missingInput: String? {
    switch question {
    case .explain: inputs.logs.isEmpty ? "explain needs inputs.logs" : nil
    case .diagnose:
      inputs.to.isEmpty || (inputs.from.isEmpty && inputs.guest == nil)
        ? "diagnose needs inputs.from and inputs.to" : nil
    case .check: inputs.guest == nil || inputs.on.isEmpty ? "check needs inputs.guest and inputs.on" : nil
    case .lint: inputs.configurations.isEmpty ? "lint needs inputs.configurations" : nil
    }
  }
}

extension CaseAnswer {
  fileprivate init(_ report: MessageReport) {
    let first = report.findings.first
    self.init(
      causes: first?.causes.first.map { [$0.id] } ?? [], layers: first?.layers ?? [],
      features: report.findings.flatMap(\.features).unique,
      remedy: first?.remedies.map(\.id).first(where: changesSomething),
      exitStatus: report.findings.isEmpty ? 2 : 0)
  }

  fileprivate init(_ diagnosis: Diagnosis) {
    let missing = diagnosis.features.filter { $0.state == "missing" }
    let logged = diagnosis.log.flatMap(\.features)
    self.init(
      causes: diagnosis.gates.filter { $0.outcome == .refuses }.map(\.id),
      layers: missing.flatMap(\.candidates).unique, features: (missing.map(\.name) + logged).unique,
      remedy: diagnosis.summary.remedies.map { diagnosis.remedies[$0.remedy].id }.first(
        where: changesSomething),
      exitStatus: diagnosis.exitStatus)
  }

  fileprivate init(_ report: CheckReport) {
    let deciding = report.hosts.flatMap { host in
      host.reasons.filter { $0.weight.outcome == host.outcome && $0.weight != .note }
    }
    self.init(
      causes: deciding.map(\.id).unique, layers: deciding.flatMap(\.layers).unique,
      features: deciding.compactMap(\.feature).unique, remedy: nil, exitStatus: report.exitStatus)
  }

  fileprivate init(_ report: LintReport) {
    self.init(
      causes: report.findings.map(\.rule).unique, layers: [],
      features: report.findings.compactMap(\.name).unique, remedy: nil, exitStatus: report.exitStatus)
  }
}

/// Whether an action is more than a look: another host for the guest counts, evidence does not.
private func changesSomething(_ id: String) -> Bool {
  guard let kind = RemedyKind(rawValue: id) else { return true }
  return ![.collectEvidence, .lookAtGuest, .lookAtLog, .compareLabels].contains(kind)
}

extension [String] {
  /// The words in the order of their first appearance.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
