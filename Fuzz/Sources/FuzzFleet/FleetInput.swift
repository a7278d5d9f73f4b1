import CPUCatalog
import CPUReaders
import FleetPlans
import FuzzDriver
import MartletQuestions

@testable import FleetDrains
@testable import FleetQuestions

/// What others may have written that a fleet's questions read.
enum FleetInput: String, CaseIterable {
  /// A plan: verified against a fleet, compared with itself, written as text, page and JSON.
  case plan = "fleet-plan"
  /// A file that is added: a record, an archive, an answer of a manager.
  case added = "fleet-add"
  /// An inventory of Ansible's.
  case inventory = "fleet-inventory"
  /// Weights of a plan of pools.
  case weights = "fleet-weights"
  /// Rules of a drain.
  case rules = "fleet-rules"
  /// Capacities of a drain.
  case capacity = "fleet-capacity"
  /// The journal of a drain.
  case journal = "fleet-journal"

  /// Answers; an error is an answer.
  func answer(_ bytes: [UInt8]) {
    let document = Document(name: "fuzz", bytes: bytes)
    switch self {
    case .plan: plan(document)
    case .added: add(document)
    case .inventory: _ = try? AnsibleInventory(String(decoding: bytes, as: UTF8.self), name: "fuzz")
    case .weights: _ = try? PoolWeights(document, catalog: .standard)
    case .rules: _ = try? PlacementRules(document)
    case .capacity: _ = try? HostCapacity(document)
    case .journal:
      guard write(bytes, "\(fuzzFolder)/key.jsonl") else { return }
      _ = try? MoveJournal(folder: fuzzFolder, key: "key")
    }
  }

  private func plan(_ document: Document) {
    guard let plan = try? SomePlan(reading: document) else { return }
    let fleet = FuzzedFleet.planned
    switch plan {
    case .pools(let plan):
      checkAnswer(plan.text, (try? plan.json()) ?? "-")
      if let report = try? PlanVerificationQuestion(of: plan).answer(in: fleet) {
        checkAnswer(report.text, "-")
      }
      checkAnswer(PlanDifferenceReport(from: plan, to: plan, inputs: []).text, "-")
    case .drain(let plan):
      checkAnswer(plan.text, (try? plan.json()) ?? "-")
      if let report = try? DrainVerificationQuestion(of: plan).answer(in: fleet) {
        checkAnswer(report.text, "-")
      }
      checkAnswer(PlanDifferenceReport(from: plan, to: plan, inputs: []).text, "-")
    case .roll(let plan):
      checkAnswer(plan.text, (try? plan.json()) ?? "-")
      checkAnswer(plan.html, "-")
      if let report = try? RollVerificationQuestion(of: plan).answer(in: fleet) {
        checkAnswer(report.text, "-")
      }
      checkAnswer(RollDifferenceReport(from: plan, to: plan, inputs: []).text, "-")
    }
  }

  private func add(_ document: Document) {
    FuzzedFleet.withNewStore { fleet in
      // As a file's bytes are taken apart: gzip and tar, then one document for each member.
      guard let items = try? AddedItem.items(in: document) else { return }
      let documents = items.compactMap { item -> Document? in
        if case .document(let document) = item { document } else { nil }
      }
      guard !documents.isEmpty else { return }
      wait {
        var question = FleetAddQuestion()
        question.documents = (documents.count, { documents[$0] })
        let report = try await question.answer(in: fleet)
        checkAnswer(report.text, try report.json())
        let list = try FleetListQuestion().answer(in: fleet)
        checkAnswer(list.text, try list.json())
      }
    }
  }
}
