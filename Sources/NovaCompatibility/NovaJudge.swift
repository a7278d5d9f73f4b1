extension NovaQuestion {
  /// Judges a migration as Nova's code does.
  public func verdict() -> NovaVerdict {
    let checks = migrationChecks()
    var verdict = NovaVerdict(startup: startupChecks(), checks: checks, answer: answer(to: checks), notes: [])
    verdict.notes = notes(on: verdict)
    return verdict
  }
}
