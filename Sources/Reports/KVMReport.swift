internal import CPUCatalog
internal import X86CPU

/// How KVM of one Linux series treats a feature's bit.
public struct KVMReport: Sendable, Codable {
  /// The series, such as `6.1`.
  public var kernel: String
  /// The release of it that was read.
  public var read: String
  /// The treatment in a few words.
  public var summary: String
  /// The ways of `summary`, one by one.
  public var summaries: [String]
  /// The ways in which KVM offers the bit, or the reasons why it does not; empty if no source mentions the bit.
  public var ways: [Way]
  /// The source of the fact: a manual's section, or a file and function.
  public var citation: String

  /// A way by which KVM offers a bit.
  public struct Way: Sendable, Codable {
    /// `host`, `passed-through`, `synthesized`, `emulated`, `requested`, `runtime`, `not-offered`, `number` or `state`.
    public var kind: String
    /// `Intel` or `AMD`; nil for both.
    public var vendor: String?
    /// The conditions, such as `kvm_intel.nested`; `!` negates one.
    public var requires: [String]
    /// The newest point release that was read and lacks the way, such as `6.1.8`; nil if the series' first one has it.
    public var lackedBy: String?
    /// The oldest point release that was read and has it, such as `6.1.170`; nil if the series' first one has it.
    public var hadBy: String?
    /// One sentence; it may be empty.
    public var text: String
    /// The source of the fact: a manual's section, or a file and function.
    public var citation: String
  }

  /// The reports on the bit at `location`, one for each series whose table knows its register.
  static func reports(at location: FeatureLocation) -> [KVMReport] {
    KVMKernel.all.compactMap { kernel in
      guard let treatment = kernel.treatment(at: location) else { return nil }
      let summaries =
        treatment.ways.isEmpty
        ? treatment.summaries
        : zip(treatment.ways, treatment.summaries).map { way, summary in
          way.points.arrival(in: kernel.release).map { "\(summary); \($0)" } ?? summary
        }
      return KVMReport(
        kernel: kernel.release, read: kernel.source, summary: summaries.joined(separator: "; or "),
        summaries: summaries,
        ways: treatment.ways.map { way in
          Way(
            kind: way.kind.rawValue, vendor: way.vendor?.rawValue,
            requires: way.requirements.map { ($0.isNegated ? "!" : "") + $0.name },
            lackedBy: way.points.first.map { "\(kernel.release).\($0.lowerBound - 1)" },
            hadBy: way.points.first.map { "\(kernel.release).\($0.upperBound)" }, text: way.note.text,
            citation: way.note.citation)
        },
        citation: treatment.citations.joined(separator: "; "))
    }
  }
}

extension KVMPoints {
  /// Since which point release of a series a way is there, in words; nil if its first release has it.
  fileprivate func arrival(in series: String) -> String? {
    first.map { range in
      range.count == 1
        ? "from \(series).\(range.lowerBound) on"
        : "\(series).\(range.lowerBound - 1) does not, \(series).\(range.upperBound) does"
    }
  }
}
