internal import CPUCatalog
internal import CPUReaders
internal import ConfigurationLint
internal import FileAccess
internal import GuestVerdicts
internal import ReportContract

extension CompatibilityPolicy {
  /// The policy in YAML that `source` names; one that accepts nothing and asks for nothing without it.
  ///
  /// - Throws: `badInput` for what is no policy, at its line.
  init(_ source: DocumentSource?, catalog: Catalog) throws(QuestionError) {
    guard let source else {
      self.init()
      return
    }
    let document = try source.document()
    do {
      try self.init(yaml: document.bytes, name: document.name, catalog: catalog)
    } catch {
      throw QuestionError(
        .badInput, "\(error)",
        at: .document(name: document.name, line: error.position?.line, column: nil))
    }
  }
}

extension Document {
  /// How a report names this document as the policy that it was judged by.
  var policyInput: InputReport {
    InputReport(role: "policy", name: name, format: "policy", sha256: sha256(bytes))
  }
}
