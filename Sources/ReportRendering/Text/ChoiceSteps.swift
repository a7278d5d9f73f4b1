internal import CPUDiagnosis
internal import Remedies

/// The steps of a choice as the answer on one screen shows them.
///
/// A task that no platform decides is shown by the commands of each platform that make its change, once in an answer.
struct ChoiceSteps {
  /// The steps to print.
  private(set) var steps: [Command] = []
  /// The platforms whose commands stand one below the other, where each has one; else every platform's name stands above its own.
  private(set) var platforms: [String] = []

  /// The steps of a choice.
  ///
  /// - Parameter shown: The titles of the tasks whose commands were shown; the choice's are added.
  init(_ choice: DiagnosisSummary.Choice, of diagnosis: Diagnosis, shown: inout Set<String>) {
    guard diagnosis.remedies.indices.contains(choice.remedy) else { return }
    let actions = diagnosis.remedies[choice.remedy].actions
    for place in choice.steps where actions.indices.contains(place) {
      guard case .task(let task) = actions[place].form else {
        steps.append(actions[place])
        continue
      }
      guard let advice = diagnosis.platform.tasks.first(where: { $0.text == task.title }) else {
        steps.append(.instruction(task.title))
        continue
      }
      guard shown.insert(task.title).inserted else {
        steps.append(.instruction("\(task.title), as above"))
        continue
      }
      add(advice, isAlone: choice.steps.count == 1)
    }
  }

  private mutating func add(_ task: PlatformAdvice.Task, isAlone: Bool) {
    let isShort = isAlone && task.variants.allSatisfy { $0.essential.count == 1 }
    if isShort { platforms = task.variants.map(\.platform) }
    for variant in task.variants {
      if !isShort { steps.append(.instruction("on \(variant.platform):")) }
      for place in variant.essential where variant.steps.indices.contains(place) {
        var step = variant.steps[place]
        // What is said beside it stands with all commands.
        if isShort { step.note = nil }
        steps.append(step)
      }
    }
  }
}
