/// The steps of a task or of a step on one platform: those that make the change, and those around them.
struct TaskSteps: Sendable {
  /// What looks, or saves what is there.
  var before: [Command] = []
  /// What makes the change.
  var change: [Command]
  /// What restarts, so that the change counts.
  var after: [Command] = []

  /// All of them, in order.
  var all: [Command] { before + change + after }

  /// The places in `all` of those that make the change.
  var essential: Range<Int> { before.count..<before.count + change.count }

  /// With a note beside the first step, unless that has one.
  func noted(_ note: String?) -> TaskSteps {
    var steps = self
    func add(_ list: inout [Command]) { list[0].note = list[0].note ?? note }
    if !before.isEmpty {
      add(&steps.before)
    } else if !change.isEmpty {
      add(&steps.change)
    }
    return steps
  }
}
