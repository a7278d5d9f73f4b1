/// Work that outlasts its request.
struct ServiceJob: Sendable, Codable {
  /// Its name in links.
  var id: String
  /// What it does: `refresh`, `pools`, `drain`, `roll`, `execution`.
  var kind: String
  /// How far it is.
  var state = State.waiting
  /// What it has done.
  var progress = Progress()
  /// The link to what came out; nil as long as there is nothing.
  var result: String?
  /// Why it failed; nil if it did not.
  var problem: Problem.Body?
  /// When it was made: RFC 3339, UTC.
  var made: String
  /// The name of the token that asked for it, or the subject and issuer of a provider's; `local` without tokens.
  var caller: String

  /// How far a job is.
  enum State: String, Sendable, Codable, CaseIterable {
    case waiting, running, done, failed, stopped

    /// Whether nothing follows.
    var isEnd: Bool { self == .done || self == .failed || self == .stopped }
  }

  /// What a job has done.
  struct Progress: Sendable, Codable, Equatable {
    /// Parts that are done, and all of them; 0 of 0 where the number is unknown.
    var done = 0, total = 0
    /// What happens now.
    var sentence = ""
  }

  /// The shape of the JSON.
  static let shape = JSONShape(
    about: "Work that outlasts its request.",
    members: [
      .needed("id", .text(most: 64), "Its name in links."),
      .needed("kind", .words(["refresh", "pools", "drain", "roll", "execution"]), "What it does."),
      .needed("state", .words(State.allCases.map(\.rawValue)), "How far it is."),
      .needed(
        "progress",
        .object(
          JSONShape(
            about: "What it has done.",
            members: [
              .needed("done", .number(0...Int(Int32.max)), "Parts that are done."),
              .needed("total", .number(0...Int(Int32.max)), "All parts; 0 if unknown."),
              .needed("sentence", .text(most: 1000), "What happens now."),
            ])), "What it has done."),
      .optional("result", .text(most: 1000), "The link to what came out."),
      .optional("problem", .any, "Why it failed, as a problem's body."),
      .needed("made", .text(most: 64), "When it was made: RFC 3339, UTC."),
      .needed(
        "caller", .text(most: ServiceCaller.longestName),
        "The token's name, or the subject and issuer of a provider's token; local without tokens."),
    ])
}
