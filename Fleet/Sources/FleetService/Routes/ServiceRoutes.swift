internal import CPUCatalog
internal import FleetDrains
internal import FleetMetrics
internal import FleetPlans
internal import FleetPools
internal import FleetQuestions
internal import Foundation
internal import GuestVerdicts
internal import HTTPTypes
internal import MartletQuestions
internal import NIOCore
public import ReportContract
internal import Synchronization

/// Every route of the service.
struct ServiceRoutes: Sendable {
  /// The table.
  let all: [ServiceRoute]

  /// - Throws: What JSON cannot hold.
  init(page: PageFiles = PageFiles()) throws {
    let described =
      FleetRoutes.all + CommandRoutes.all + PageRoutes.all + PlanRoutes.all + InputRoutes.all + JobRoutes.all
      + SessionRoutes.all
      + Self.reference
    let openAPI = try OpenAPIDocument(described + [Self.openAPI("")], version: MartletVersion.current).json
    all = described + [Self.openAPI(openAPI)] + Self.watching + Self.pages(page)
  }

  private static func openAPI(_ text: String) -> ServiceRoute {
    ServiceRoute(
      method: .get, path: "/api/v1/openapi.json", summary: "Describe this API in OpenAPI 3.1.", scope: nil,
      answer: .shape(JSONShape(about: "An OpenAPI document.", members: []))
    ) { _, _ in .json(ByteBuffer(string: text)) }
  }

  /// The forms that the service and the commands print about fleets.
  static let forms: [PublishedForm] =
    FleetForms.all + PlanForms.all + PoolForms.all + DrainForms.all + RollForms.all + ServiceForms.all

  private static let reference: [ServiceRoute] = [
    ServiceRoute(
      method: .get, path: "/api/v1/schemas", summary: "List the forms of answers.",
      answer: .shape(
        JSONShape(
          about: "The forms of answers.",
          members: [
            .needed(
              "schemas",
              .list(
                .object(
                  JSONShape(
                    about: "A form.",
                    members: [
                      .needed("name", .text(most: 100), "Its name."),
                      .needed("form", .text(most: 100), "Its name and version."),
                      .needed("about", .text(most: 1000), "What it is."),
                    ])), of: 0...1000), "The forms.")
          ]))
    ) { _, _ in
      struct Entry: Encodable { var name, form, about: String }
      return try .json([
        "schemas": forms.map { Entry(name: $0.form.name, form: $0.form.description, about: $0.about) }
      ])
    },
    ServiceRoute(
      method: .get, path: "/api/v1/schemas/{name}", summary: "Print the JSON Schema of a form.",
      parameters: [.path("name", .pattern("^[a-z-]{1,60}$"), "The form's name, such as fleet-stuck.")],
      answer: .shape(JSONShape(about: "A JSON Schema, draft 2020-12.", members: []))
    ) { request, _ in
      let name = try request.value("name")
      guard let form = forms.first(where: { $0.form.name == name }) else {
        throw Problem(.notFound, "no answer is called \(name); /api/v1/schemas lists them")
      }
      return .json(ByteBuffer(string: form.schema.text))
    },
    ServiceRoute(
      method: .get, path: "/api/v1/rules", summary: "List the rules of verdicts with their sources.",
      answer: .shape(
        JSONShape(
          about: "The rules of verdicts.",
          members: [
            .needed(
              "rules",
              .list(
                .object(
                  JSONShape(
                    about: "A rule.",
                    members: [
                      .needed("rule", .text(most: 100), "Its identifier."),
                      .needed("authority", .text(most: 100), "Who refuses or warns."),
                      .needed(
                        "weight", .text(most: 100),
                        "What it does to a verdict; gap where evidence for the check is missing."),
                      .needed("about", .text(most: 1000), "What it finds."),
                      .needed("source", .text(most: 2000), "Where this is written."),
                    ])), of: 0...1000), "The rules, in the order in which they judge.")
          ]))
    ) { _, _ in
      struct Entry: Encodable { var rule, authority, weight, about, source: String }
      return try .json([
        "rules": VerdictRule.all.map { rule in
          Entry(
            rule: rule.header.id, authority: rule.authority.rawValue, weight: rule.weight?.rawValue ?? "gap",
            about: rule.header.title, source: rule.header.citation)
        }
      ])
    },
  ]

  private static let watching: [ServiceRoute] = [
    ServiceRoute(
      method: .get, path: "/metrics", summary: "Print the fleet's numbers for Prometheus.",
      answer: .text("text/plain; version=0.0.4; charset=utf-8")
    ) { _, core in
      let counts = try await core.overviewCounts(try await core.desk.state())
      let text =
        counts.value.metrics.exposition(
          version: MartletVersion.current, now: Date().timeIntervalSince1970.rounded())
        + (core.webhooks?.exposition ?? "") + (try await core.refreshExposition())
      return ServiceAnswer(
        type: "text/plain; version=0.0.4; charset=utf-8", body: .bytes(ByteBuffer(string: text)))
    },
    ServiceRoute(
      method: .get, path: "/healthz", summary: "Say that the process answers.", scope: nil,
      answer: .text("text/plain; charset=utf-8")
    ) { _, _ in
      ServiceAnswer(type: "text/plain; charset=utf-8", body: .bytes(ByteBuffer(string: "alive\n")))
    },
    ServiceRoute(
      method: .get, path: "/readyz", summary: "Say whether the store is read and questions are answered.",
      scope: nil, answer: .text("text/plain; charset=utf-8")
    ) { _, core in
      guard core.isReady else {
        throw Problem(
          .serviceUnavailable, "the store is being read, or the service stops", [.retryAfter: "1"])
      }
      _ = try await core.desk.state()
      return ServiceAnswer(type: "text/plain; charset=utf-8", body: .bytes(ByteBuffer(string: "ready\n")))
    },
  ]

  private static func pages(_ page: PageFiles) -> [ServiceRoute] {
    let file = ServiceParameter.path(
      "file", .pattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"), "A file of the page.")
    let digest = ServiceParameter.path("digest", .pattern("^[0-9a-f]{16}$"), "The digest of all files.")
    return [
      ServiceRoute(
        method: .get, path: "/", summary: "Show the page.", scope: nil, answer: .text("text/html")
      ) { request, _ in try page.answer("index.html", nil, request) },
      ServiceRoute(
        method: .get, path: "/assets/{file}", summary: "Give a file of the page.", scope: nil,
        parameters: [file], answer: .text("text/plain")
      ) { request, _ in try page.answer(try request.value("file"), nil, request) },
      ServiceRoute(
        method: .get, path: "/assets/{digest}/{file}", summary: "Give a file of the page, for good.",
        scope: nil,
        parameters: [digest, file], answer: .text("text/plain")
      ) { request, _ in
        try page.answer(try request.value("file"), try request.value("digest"), request)
      },
    ]
  }
}

/// The documents that the service alone publishes.
public enum ServiceForms {
  /// All of them, in the order of their names.
  public static let all: [PublishedForm] = [
    PublishedForm(FleetLedgerPageReport.self), PublishedForm(FleetMapReport.self),
    PublishedForm(FleetOverviewReport.self), PublishedForm(FleetWherePageReport.self),
    PublishedForm(FleetWhoPageReport.self), PublishedForm(OIDCFile.self), PublishedForm(WebhookEvent.self),
    PublishedForm(WebhookFile.self),
  ]
}
