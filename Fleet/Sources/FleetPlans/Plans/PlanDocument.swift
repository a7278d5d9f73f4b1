public import CPUReaders
internal import FileAccess
public import MartletQuestions
public import ReportContract

/// A plan as a file has it: of pools, of a drain, or of a roll.
public protocol PlanDocument: Report {}

extension PlanDocument {
  /// Reads a plan.
  ///
  /// - Throws: `badInput` for what is no plan of this kind, or one of another major version.
  public init(reading document: Document) throws(QuestionError) {
    do throws(ReportError) { try self.init(json: document.bytes) } catch {
      throw QuestionError(
        .badInput, "\(document.name): \(error.reason)",
        at: .document(name: document.name, line: nil, column: nil))
    }
  }

  /// How a report names the document of a plan.
  public static func input(_ document: Document) -> InputReport {
    InputReport(role: "plan", name: document.name, format: form.name, sha256: sha256(document.bytes))
  }
}
