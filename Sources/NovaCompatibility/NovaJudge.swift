extension NovaQuestion {
  /// Nova's verdict.
  public func verdict() -> NovaVerdict {
    let checks = migrationChecks()
    var verdict = NovaVerdict(startup: startupChecks(), checks: checks, answer: answer(to: checks), notes: [])
    verdict.notes = notes(on: verdict)
    return verdict
  }
}
