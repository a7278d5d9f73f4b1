internal import CPUDiagnosis
internal import Remedies

extension Diagnosis {
  /// The steps of a choice as the answer on one screen shows them: in a task's place stand the commands of each platform that make its
  /// change; where an earlier choice showed them, the task alone.
  ///
  /// - Parameter shown: The titles of the tasks whose commands were shown; the choice's are added.
  func steps(of choice: DiagnosisSummary.Choice, shown: inout Set<String>) -> [Command] {
    guard remedies.indices.contains(choice.remedy) else { return [] }
    let actions = remedies[choice.remedy].actions
    return choice.steps.filter(actions.indices.contains).flatMap { place -> [Command] in
      guard case .task(let task) = actions[place].form else { return [actions[place]] }
      guard let advice = platform.tasks.first(where: { $0.text == task.title }), !advice.variants.isEmpty
      else {
        return [.instruction(task.title)]
      }
      guard shown.insert(task.title).inserted else { return [.instruction("\(task.title), as above")] }
      return advice.variants.flatMap { variant in
        [.instruction("on \(variant.platform):")]
          + variant.essential.filter(variant.steps.indices.contains).map { variant.steps[$0] }
      }
    }
  }
}
