public import Remedies

/// A remedy of the answer on one screen, with the steps that are shown of it.
///
/// A task that no platform decides has the commands of each platform that make its change, once in an answer.
public struct ChoiceSteps: Sendable {
  /// The choice in the summary.
  public let choice: DiagnosisSummary.Choice
  /// The remedy that it names.
  public let remedy: Remedy
  /// The steps to show.
  public private(set) var steps: [Command] = []
  /// The platforms whose commands stand one below the other, where each has one; else every platform's name stands above its own.
  public private(set) var platforms: [String] = []

  /// The steps of a choice.
  ///
  /// - Parameter shown: The titles of the tasks whose commands were shown; the choice's are added.
  fileprivate init?(_ choice: DiagnosisSummary.Choice, of diagnosis: Diagnosis, shown: inout Set<String>) {
    guard diagnosis.remedies.indices.contains(choice.remedy) else { return nil }
    self.choice = choice
    remedy = diagnosis.remedies[choice.remedy]
    let actions = remedy.actions
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

extension Diagnosis {
  /// The remedies of the answer on one screen, in its order, with their steps.
  public var choices: [ChoiceSteps] {
    var shown: Set<String> = []
    var found: [ChoiceSteps] = []
    for choice in summary.remedies {
      if let steps = ChoiceSteps(choice, of: self, shown: &shown) { found.append(steps) }
    }
    return found
  }
}
