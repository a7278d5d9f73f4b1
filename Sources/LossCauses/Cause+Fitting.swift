package import Remedies

extension Cause {
  /// The cause with the commands of `platform`, in what would settle it and in its cure.
  ///
  /// What the platform leaves open stays a task, whose commands the report lists for every platform.
  package func fitted(to platform: Platform?) -> Cause {
    var cause = self
    cause.collect = collect.flatMap { $0.fitted(to: platform) }
    cause.cure?.actions = cure?.actions.flatMap { $0.fitted(to: platform) } ?? []
    cause.cure?.checks = cure?.checks.flatMap { $0.fitted(to: platform) } ?? []
    cause.cure?.undoActions = cure?.undoActions.flatMap { $0.fitted(to: platform) } ?? []
    return cause
  }

  /// All its steps: the cure's, its checks, those of its undoing, then those that would settle it.
  package var steps: [Command] {
    (cure?.actions ?? []) + (cure?.checks ?? []) + (cure?.undoActions ?? []) + collect
  }
}
