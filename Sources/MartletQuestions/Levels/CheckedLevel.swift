internal import CPULevelling

/// A configuration that was checked, or what stands against it.
public struct CheckedLevel: Sendable {
  /// The configuration; nil if there is none, or it must not be used.
  public var text: String?
  /// Whether there is a level, and the configuration is refused.
  public var isRefused = false
  /// What is to be known of it, in order.
  public var remarks: [Remark] = []

  /// Something to be known of a configuration.
  public struct Remark: Sendable, Hashable {
    /// What it is.
    public var kind: Kind
    /// What is to be known, a sentence without a full stop or a line of a check's.
    public var text: String

    /// What it is.
    public enum Kind: String, Sendable, Hashable, Encodable {
      /// Why there is no level, or no configuration of it.
      case obstacle
      /// What is good to know.
      case note
      /// What works, and may not last.
      case warning
      /// What could not be checked.
      case unchecked = "not checked"
      /// Who refuses it, and why.
      case refused
    }
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
