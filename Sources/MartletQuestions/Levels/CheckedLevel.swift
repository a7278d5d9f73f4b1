internal import CPULevelling

/// A checked configuration, or the reasons against it.
public struct CheckedLevel: Sendable {
  /// The configuration; nil if there is none, or it must not be used.
  public var text: String?
  /// Whether there is a level but a check refuses the configuration.
  public var isRefused = false
  /// Remarks, in order.
  public var remarks: [Remark] = []

  /// A remark about a configuration.
  public struct Remark: Sendable, Hashable {
    /// What it is.
    public var kind: Kind
    /// The remark, a sentence without a full stop or a check's line.
    public var text: String

    /// What it is.
    public enum Kind: String, Sendable, Hashable, Encodable {
      /// Why there is no level, or no configuration of it.
      case obstacle
      /// A remark.
      case note
      /// It works but may fail later.
      case warning
      /// What could not be checked.
      case unchecked = "not checked"
      /// A check refuses it, for this reason.
      case refused
    }
  }

  /// No configuration, for one reason.
  init(refusing reason: String) {
    isRefused = true
    remarks = [Remark(kind: .obstacle, text: reason)]
  }

  /// Writes and checks the level of a report.
  init(
    _ report: LevelReport, for target: EmissionTarget, annotated: Bool, by check: LevelCheck
  ) throws(QuestionError) {
    func add(_ kind: Remark.Kind, _ texts: [String]) {
      remarks += texts.map { Remark(kind: kind, text: $0) }
    }
    guard report.model != nil else {
      add(.obstacle, report.obstacles)
      return
    }
    let emission: LevelEmission
    do throws(EmissionError) {
      emission = try LevelEmission(report, for: target)
    } catch {
      isRefused = true
      add(.obstacle, ["no configuration for \(target.system.rawValue): \(error.reason)"])
      return
    }
    let findings = try check.findings(emission, of: report)
    add(.note, emission.notes)
    add(.warning, findings.warnings)
    add(.unchecked, findings.unchecked)
    guard findings.refusals.isEmpty else {
      isRefused = true
      add(.refused, findings.refusals)
      add(.obstacle, ["no configuration: it did not pass its checks"])
      return
    }
    text = report.configuration(emission, annotated: annotated)
  }
}
