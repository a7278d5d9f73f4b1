public import CPUCompatibility
public import Remedies
public import ReportContract

/// Whether hosts are fit to be judged and to take guests; encoded as JSON, `martlet.doctor/1.0`.
public struct DoctorReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("doctor", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents read.
  public var inputs: [InputReport]
  /// Empty: no CPU map decides anything here.
  public var judgedBy: [Yardstick]
  /// The hosts, in the order given.
  public var hosts: [Host]
  /// 1 if some host is not fit, else 2 if that is unknown for one of them, else 0.
  public var exitStatus: Int32

  /// One host with the result of every check.
  public struct Host: Sendable, Codable {
    /// Its name.
    public var host: String
    /// Whether it is fit.
    public var outcome: Outcome
    /// The answer, in one sentence.
    public var answer: String
    /// The platform that the commands are written for.
    public var platform: PlatformAdvice
    /// The checks, in a fixed order.
    public var checks: [Check]
  }

  /// Whether a host is fit.
  public enum Outcome: String, Sendable, Codable, CaseIterable, Comparable {
    /// No check found a problem.
    case fit
    /// Evidence is missing.
    case undetermined
    /// A check found something wrong.
    case notFit = "not-fit"

    /// Orders results so that the worst of several hosts decides.
    public static func < (a: Self, b: Self) -> Bool {
      let order = allCases
      return order.firstIndex(of: a) ?? 0 < order.firstIndex(of: b) ?? 0
    }
  }

  /// The result of one check on a host.
  public struct Check: Sendable, Codable {
    /// A stable identifier, such as `libvirt.map`.
    public var id: String
    /// What is checked, in a few words.
    public var title: String
    /// The rule's finding as a value.
    public var result: Result
    /// The evidence, or why it is missing, in sentences.
    public var text: String
    /// The steps that correct the problem, in order; empty if there is none.
    public var commands: [Command]
    /// The steps that undo the correction.
    public var undo: [Command]
    /// The source of the fact: a manual's section, or a file and function.
    public var citation: String
  }

  /// What a check found.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// Nothing is wrong.
    case passed
    /// Something is wrong: the host is not fit.
    case failed
    /// The host is fit, but the operator should know something.
    case advice
    /// The host's record does not answer the check.
    case notChecked = "not-checked"
    /// The check does not apply to the host.
    case notApplicable = "not-applicable"
  }

  /// The report on hosts.
  ///
  /// - Parameter platform: The platform that commands fit; nil for what each host's record tells.
  public init(
    _ hosts: [HostCPU], platform: Platform? = nil, martlet: String, inputs: [InputReport]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = []
    self.hosts = hosts.map { Host(DoctorContext(host: $0, platform: platform)) }
    switch self.hosts.map(\.outcome).max() ?? .undetermined {
    case .fit: exitStatus = 0
    case .notFit: exitStatus = 1
    case .undetermined: exitStatus = 2
    }
  }
}

extension DoctorReport.Host {
  init(_ context: DoctorContext) {
    host = context.host.name
    let rules = HostCheck.all
    let findings = rules.map { ($0, $0.find(context)) }
    checks = findings.map { rule, finding in
      DoctorReport.Check(
        id: rule.id, title: rule.title, result: finding.result, text: finding.text,
        commands: finding.commands.flatMap { $0.fitted(to: context.platform) },
        undo: finding.undo.flatMap { $0.fitted(to: context.platform) }, citation: rule.citation)
    }
    platform = PlatformAdvice(platform: context.platform, steps: checks.flatMap { $0.commands + $0.undo })
    let open = findings.filter { $0.1.result == .notChecked && $0.0.decides }.map(\.0.title)
    let wrong = checks.filter { $0.result == .failed }.map(\.title)
    if !wrong.isEmpty {
      outcome = .notFit
      answer = "\(host) is not fit: \(wrong.joined(separator: ", "))."
    } else if !open.isEmpty {
      outcome = .undetermined
      answer =
        "Nothing found speaks against \(host), but \(open.count == 1 ? "one check" : "\(open.count) checks") could not be made."
    } else {
      outcome = .fit
      answer = "\(host) is fit to be judged and to take guests."
    }
  }
}
