internal import CPUReaders
internal import FleetJobs
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions

/// The plans of a store's services: files beside a store that is a file, else rows of the database, which all services see.
struct PlanShelf: Sendable {
  /// The files.
  var folder: PlanFolder
  /// The database's rows; nil for files.
  var desk: JobDesk?

  /// Keeps a plan that a job has made; who does the job again replaces a file of it.
  ///
  /// - Returns: The job's outcome; rows are written with the job's end, so that a job which another service has taken over leaves none.
  /// - Throws: `cannotWrite`.
  func outcome(
    _ json: String, kind: String, summary: String, outcome: String, of job: JobHandle
  ) throws(QuestionError) -> JobBoard.Outcome {
    let bytes = Array(json.utf8)
    let entry = PlanFolder.summary(
      ofJob: job.id, made: job.made, kind: kind, summary: summary, outcome: outcome)
    let link = "/api/v1/plans/\(entry.id)"
    guard desk != nil else {
      try folder.add(bytes, entry)
      return .link(link)
    }
    let note: String
    do { note = try serviceJSON(entry, isOnOneLine: true) } catch {
      throw QuestionError(.cannotWrite, "the plan's summary cannot be written as JSON: \(error)")
    }
    return .link(link, JobDocument(name: entry.id, note: note, bytes: bytes))
  }

  /// Takes the plans of the folder into the database, where a service of an earlier version kept them; those that are there stay.
  func adoptFolder() async throws {
    guard let desk else { return }
    try await desk.work { [folder] queue in
      for entry in folder.all() {
        guard let plan = try? folder.document(entry.id) else { continue }
        try queue.keep(
          JobDocument(
            name: entry.id, note: try serviceJSON(entry, isOnOneLine: true), bytes: plan.bytes))
      }
    }
  }

  /// The plans, the newest first; files are read on a thread that may block.
  ///
  /// - Throws: A problem of status 503 if the database does not answer.
  func all(_ answers: AnswerDesk) async throws -> [PlanFolder.Summary] {
    guard let desk else {
      return try await answers.run(.quick) { _ throws(QuestionError) in folder.all() }
    }
    return try await desk.ask { try $0.documentNotes() }.compactMap {
      try? JSONDecoder().decode(PlanFolder.Summary.self, from: Data($0.utf8))
    }
  }

  /// A plan as a document.
  ///
  /// - Throws: A problem of status 404; of 503 if the database does not answer.
  func document(_ id: String) async throws -> Document {
    guard let desk else { return try folder.document(id) }
    guard PlanFolder.isName(id), let found = try await desk.ask({ try $0.document(named: id) }) else {
      throw Problem(.notFound, "there is no plan \(id)")
    }
    return Document(name: "\(id).json", bytes: found.bytes)
  }
}
