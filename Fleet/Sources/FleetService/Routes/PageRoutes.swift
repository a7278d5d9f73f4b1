internal import CPUCatalog
internal import FleetQuestions
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

/// What the page asks besides the questions about a fleet.
enum PageRoutes {
  static let all = [features, ledgerHistory, ledgerCSV]

  private static let feature = JSONShape(
    about: "A feature.",
    members: [
      .needed("name", .text(most: 100), "libvirt's name."),
      .needed("location", .text(most: 100), "Where it is, in the manuals' notation."),
      .needed("meaning", .text(most: 1000), "What it is."),
    ])

  private static let features = ServiceRoute(
    method: .get, path: "/api/v1/features",
    summary: "List the catalogue's features, those first whose names begin with the words.",
    parameters: [
      .query("search", "A part of a name, of a location or of the meaning."),
      .query("limit", .number(1...1000), "The most features; 100 by default."),
    ],
    answer: .shape(
      JSONShape(
        about: "Features of the catalogue.",
        members: [
          .needed("features", .list(.object(feature), of: 0...1000), "The features."),
          .needed("total", .number(0...100_000), "How many match."),
        ]))
  ) { request, core in
    struct Entry: Encodable { var name, location, meaning: String }
    struct Page: Encodable {
      var features: [Entry]
      var total: Int
    }
    let catalog = core.desk.fleet.records.options.catalog
    let words = request.values["search"]?.lowercased() ?? ""
    let found = words.isEmpty ? catalog.features : catalog.features(matching: words)
    let named = found.filter { $0.name.hasPrefix(words) }
    let others = found.filter { !$0.name.hasPrefix(words) }
    return try .json(
      Page(
        features: (named + others).prefix(request.limit).map {
          Entry(name: $0.name, location: "\($0.location)", meaning: catalog.article(of: $0).meaning)
        }, total: found.count))
  }

  private static let ledgerHistory = ServiceRoute.question(
    "/ledger/history", "Count for each day of the records the guests that were due for a power cycle."
  ) { _, fleet throws(QuestionError) in try FleetLedgerHistoryQuestion().answer(in: fleet) }

  private static let ledgerCSV = ServiceRoute(
    method: .get, path: "/api/v1/ledger/csv",
    summary: "Give the guests that are due for a power cycle as CSV.",
    parameters: LedgerFilter.parameters, answer: .text("text/csv")
  ) { request, core in
    let filter = LedgerFilter(request)
    var answer = try await core.kept(request) { state, _ in
      let whole = try await core.ledger(nil, in: state)
      return FinishedBody(ByteBuffer(string: filter.part(of: whole).csv))
    }
    guard answer.status == .ok else { return answer }
    answer.type = "text/csv"
    answer.fields[.contentDisposition] = "attachment; filename=\"ledger.csv\""
    return answer
  }
}

/// A part of a ledger.
struct LedgerFilter: Sendable {
  private let pool, owner, window: String?

  /// The filter that a request names.
  init(_ request: ServiceRequest) {
    pool = request.values["pool"]
    owner = request.values["owner"]
    window = request.values["window"]
  }

  /// The values of a request's query.
  static let parameters: [ServiceParameter] = [
    .query("pool", "The pool of the guests' hosts."), .query("owner", "The guests' tag owner."),
    .query("window", "The guests' tag window."),
  ]

  /// The ledger with the entries that the filter lets through; its counts stay those of the fleet.
  func part(of whole: FleetLedgerReport) -> FleetLedgerReport {
    guard pool != nil || owner != nil || window != nil else { return whole }
    var part = whole
    part.entries = whole.entries.filter { entry in
      (pool == nil || entry.pool == pool) && (owner == nil || entry.owner == owner)
        && (window == nil || entry.window == window)
    }
    return part
  }
}
