public import Remedies

extension DoctorReport.Host {
  /// The checks by result, in reading order: wrong, worth knowing, not checked, in order, not applicable; results without a check are left out.
  public var sections: [(result: DoctorReport.Result, checks: [DoctorReport.Check])] {
    let order: [DoctorReport.Result] = [.failed, .advice, .notChecked, .passed, .notApplicable]
    return order.compactMap { result in
      let found = checks.filter { $0.result == result }
      return found.isEmpty ? nil : (result, found)
    }
  }
}

extension DoctorReport.Check {
  /// The steps that belong to this check alone; the cure for missing evidence is the same for all checks and is printed once.
  public var ownCommands: (steps: [Command], undo: [Command]) {
    result == .failed || result == .advice ? (commands, undo) : ([], [])
  }
}
