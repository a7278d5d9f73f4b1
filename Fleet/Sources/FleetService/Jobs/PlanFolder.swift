internal import CPUReaders
internal import FileAccess
internal import FleetPlans
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions

/// The plans that a service has made: a private folder beside the store, two files for each.
struct PlanFolder: Sendable {
  /// The folder, which is made with the first plan.
  var path: String

  /// A plan in a list.
  struct Summary: Sendable, Codable {
    /// Its name in links: when its job was made, and the beginning of the digest of the job's name.
    var id: String
    /// What it is about: `pools`, `drain` or `roll`.
    var kind: String
    /// When it was made: RFC 3339, UTC.
    var made: String
    /// What it says, in a sentence.
    var summary: String
    /// What is possible, in a word.
    var outcome: String

    static let shape = JSONShape(
      about: "A plan in a list.",
      members: [
        .needed("id", .text(most: 64), "Its name in links."),
        .needed("kind", .words(["pools", "drain", "roll"]), "What it is about."),
        .needed("made", .text(most: 64), "When it was made: RFC 3339, UTC."),
        .needed("summary", .text(most: 1000), "What it says, in a sentence."),
        .needed("outcome", .text(most: 64), "What is possible, in a word."),
      ])
  }

  /// The names that plans have.
  static let names = "^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}$"

  /// What a list shows of a plan that is made now.
  ///
  /// - Parameter made: When the job was made: RFC 3339, UTC.
  static func summary(
    ofJob job: String, made: String, kind: String, summary: String, outcome: String
  ) -> Summary {
    let id = "\(made.filter { $0 != "-" && $0 != ":" })-\(sha256(Array(job.utf8)).prefix(12))"
    return Summary(
      id: id, kind: kind, made: Date().formatted(.iso8601), summary: summary, outcome: outcome)
  }

  /// Stores a plan.
  ///
  /// - Throws: `cannotWrite`.
  func add(_ bytes: [UInt8], _ entry: Summary) throws(QuestionError) {
    do {
      try Folder.makeAll(path, permissions: 0o700)
      try WholeFile.replace(bytes, at: "\(path)/\(entry.id).json", permissions: 0o600)
      try WholeFile.replace(
        Array(try serviceJSON(entry).utf8), at: "\(path)/\(entry.id).summary", permissions: 0o600)
    } catch {
      throw QuestionError(
        .cannotWrite,
        "cannot write the plan to \(path): \((error as? FileAccessError)?.message ?? "\(error)")")
    }
  }

  /// The plans, the newest first.
  func all() -> [Summary] {
    let names = ((try? Folder.names(in: path)) ?? []).filter { $0.hasSuffix(".summary") }.sorted(by: >)
    return names.compactMap { name in
      guard let bytes = try? PrivateFile.read("\(path)/\(name)", limit: 1 << 16),
        let entry = try? JSONDecoder().decode(Summary.self, from: Data(bytes)), name == entry.id + ".summary"
      else { return nil }
      return entry
    }
  }

  /// Whether a plan may have this name.
  static func isName(_ id: String) -> Bool {
    id.wholeMatch(of: /[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}/) != nil
  }

  /// A plan as a document.
  ///
  /// - Throws: A problem of status 404.
  func document(_ id: String) throws(Problem) -> Document {
    guard Self.isName(id), let bytes = try? PrivateFile.read("\(path)/\(id).json", limit: 1 << 30)
    else { throw Problem(.notFound, "there is no plan \(id)") }
    return Document(name: "\(id).json", bytes: bytes)
  }
}
