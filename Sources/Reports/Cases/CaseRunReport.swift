public import ReportContract

/// How many diagnosed cases Martlet answers rightly; encoded as JSON, `martlet.case-run/1.0`.
public struct CaseRunReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("case-run", 1, 0)
  /// The JSON's form: the value of its key `schema`.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The cases' files, in the order of `cases`.
  public var inputs: [InputReport]
  /// Empty: each case's own records decide.
  public var judgedBy: [Yardstick]
  /// The cases, in the order given.
  public var cases: [Result]
  /// The sums over all cases.
  public var counts: Counts
  /// 1 if some case is not answered as its file says, else 0.
  public var exitStatus: Int32

  /// One case, and what Martlet answers to it.
  public struct Result: Sendable, Codable {
    /// The case's folder.
    public var folder: String
    /// What failed, in a few words.
    public var title: String
    /// The platform that it happened on.
    public var platform: DiagnosedCase.Platform
    /// The address of the thread.
    public var url: String
    /// Whether the answer is as it should be.
    public var outcome: Outcome
    /// Whether cause, layers, features and exit status are right.
    public var isCauseRight: Bool
    /// Whether the first remedy is right; nil if the case expects none.
    public var isRemedyRight: Bool?
    /// What the answer should be and is not, a sentence each, without a full stop.
    public var differences: [String]
    /// Why this case is not answered rightly yet; nil if it should be.
    public var knownMiss: String?
    /// Martlet's answer.
    public var answer: CaseAnswer
  }

  /// How an answer compares with what a case expects.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The answer is right.
    case right
    /// The answer differs, and the case says so.
    case knownMiss = "known-miss"
    /// The answer differs from what the case expects.
    case wrong
    /// It is right, although the case says that it is not.
    case mended
  }

  /// Sums over cases.
  public struct Counts: Sendable, Codable, Hashable {
    /// How many were answered.
    public var cases: Int
    /// Those with the right cause.
    public var rightCauses: Int
    /// Those that expect a first remedy.
    public var withRemedies: Int
    /// Those with the right first remedy.
    public var rightRemedies: Int
    /// Those that are wrong, and say so.
    public var knownMisses: Int
  }

  /// The report on cases that were answered.
  ///
  /// - Parameter cases: Each with its folder, in the order of `inputs`.
  public init(
    _ cases: [(folder: String, diagnosed: DiagnosedCase, answer: CaseAnswer)], martlet: String,
    inputs: [InputReport]
  ) {
    self.martlet = martlet
    self.inputs = inputs
    judgedBy = []
    self.cases = cases.map { Result(folder: $0.folder, $0.diagnosed, $0.answer) }
    counts = Counts(
      cases: cases.count, rightCauses: self.cases.count(where: \.isCauseRight),
      withRemedies: self.cases.count { $0.isRemedyRight != nil },
      rightRemedies: self.cases.count { $0.isRemedyRight == true },
      knownMisses: self.cases.count { $0.outcome == .knownMiss })
    let isAsWritten = self.cases.allSatisfy { $0.outcome == .right || $0.outcome == .knownMiss }
    exitStatus = isAsWritten ? 0 : 1
  }
}

extension CaseRunReport {
  /// The cases with that outcome, in the order given.
  public func cases(_ outcome: Outcome) -> [Result] { cases.filter { $0.outcome == outcome } }
}

extension CaseRunReport.Result {
  init(folder: String, _ diagnosed: DiagnosedCase, _ answer: CaseAnswer) {
    let expected = diagnosed.expected
    var differences: [String] = []
    func require(_ isRight: Bool, _ difference: @autoclosure () -> String) {
      if !isRight { differences.append(difference()) }
    }
    require(
      expected.causes.isEmpty || expected.causes.contains(where: answer.causes.contains),
      "the cause is \(listed(answer.causes)), not \(listed(expected.causes))")
    require(
      expected.layers.isEmpty || expected.layers.contains(where: answer.layers.contains),
      "the layers are \(listed(answer.layers)), not \(listed(expected.layers))")
    let unnamed = expected.features.filter { !answer.features.contains($0) }
    require(unnamed.isEmpty, "the answer does not name \(listed(unnamed))")
    require(
      expected.exitStatus.map { $0 == answer.exitStatus } ?? true,
      "the exit status is \(answer.exitStatus), not \(expected.exitStatus ?? 0)")
    isCauseRight = differences.isEmpty
    isRemedyRight =
      expected.remedies.isEmpty ? nil : answer.remedy.map(expected.remedies.contains) ?? false
    require(
      isRemedyRight ?? true,
      "the first remedy is \(answer.remedy ?? "none"), not \(listed(expected.remedies))")
    self.folder = folder
    title = diagnosed.title
    platform = diagnosed.platform
    url = diagnosed.source.url
    self.answer = answer
    self.differences = differences
    knownMiss = diagnosed.knownMiss
    outcome =
      switch (differences.isEmpty, diagnosed.knownMiss) {
      case (true, nil): .right
      case (true, _): .mended
      case (false, nil): .wrong
      case (false, _): .knownMiss
      }
  }
}

private func listed(_ words: [String]) -> String {
  words.isEmpty ? "none" : words.joined(separator: " or ")
}
