internal import Foundation
internal import HTTPTypes
internal import ReportContract

/// The description of a service's API that the table of routes gives.
///
/// - SeeAlso: OpenAPI Specification 3.1.1; its schemas are JSON Schema, draft 2020-12.
struct OpenAPIDocument {
  /// The document as JSON, with sorted keys.
  let json: String

  init(_ routes: [ServiceRoute], version: String) throws {
    var schemas: [String: Any] = ["Problem": Self.problem]
    var paths: [String: [String: Any]] = [:]
    for route in routes where route.path.hasPrefix("/api/v1") {
      paths[route.path, default: [:]][route.method.rawValue.lowercased()] = try Self.operation(
        route, &schemas)
    }
    let document: [String: Any] = [
      "openapi": "3.1.1",
      "info": [
        "title": "Martlet", "version": version,
        "summary": "Where the guests of a fleet can go, what keeps them, and what to do.",
      ],
      "servers": [["url": "/"]],
      "security": [["token": [String]()], ["session": [String]()]],
      "paths": paths,
      "components": [
        "schemas": schemas,
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer"],
          "session": ["type": "apiKey", "in": "cookie", "name": "martlet"],
        ],
      ],
    ]
    let data = try JSONSerialization.data(
      withJSONObject: document, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    json = String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func operation(_ route: ServiceRoute, _ schemas: inout [String: Any]) throws -> [String: Any]
  {
    var operation: [String: Any] = ["summary": route.summary, "operationId": name(of: route)]
    if route.scope == nil { operation["security"] = [[String: Any]()] }
    if let scope = route.scope { operation["description"] = "Needs the scope \(scope.rawValue)." }
    var parameters = route.parameters.map { parameter -> [String: Any] in
      [
        "name": parameter.name, "in": parameter.place.rawValue, "required": parameter.place == .path,
        "description": parameter.about, "schema": parameter.schema,
      ]
    }
    if route.isChange {
      parameters.append([
        "name": "X-Martlet", "in": "header", "required": false, "schema": ["type": "string", "enum": ["1"]],
        "description": "1; needed without a token in Authorization.",
      ])
    }
    if !parameters.isEmpty { operation["parameters"] = parameters }
    switch route.body {
    case .json(let shape, _):
      operation["requestBody"] = [
        "required": shape.members.contains { !$0.isOptional },
        "content": ["application/json": ["schema": shape.schema(isClosed: true)]],
      ]
    case .document:
      operation["requestBody"] = [
        "required": true,
        "content": [
          "application/octet-stream": [
            "schema": ["type": "string", "minLength": 1, "contentMediaType": "application/octet-stream"]
          ]
        ],
      ]
    case nil: break
    }
    operation["responses"] = try responses(of: route, &schemas)
    return operation
  }

  private static func responses(of route: ServiceRoute, _ schemas: inout [String: Any]) throws -> [String:
    Any]
  {
    var responses: [String: Any] = [:]
    func add(_ status: HTTPResponse.Status, _ type: String?, _ schema: [String: Any]?) {
      var response: [String: Any] = ["description": status.reasonPhrase]
      if let type { response["content"] = [type: schema.map { ["schema": $0] } ?? [:]] }
      responses[String(status.code)] = response
    }
    switch route.answer {
    case .forms(let forms, let status):
      var references: [[String: Any]] = []
      for form in forms {
        try Self.add(form, to: &schemas)
        references.append(["$ref": "#/components/schemas/\(form.form.name)"])
      }
      add(status, "application/json", references.count == 1 ? references[0] : ["anyOf": references])
    case .shape(let shape, let status): add(status, "application/json", shape.schema())
    case .text(let type): add(.ok, type, ["type": "string"])
    case .none: add(.noContent, nil, nil)
    }
    if route.method == .get { add(.notModified, nil, nil) }
    var refusals: [HTTPResponse.Status] = [
      .badRequest, .tooManyRequests, .misdirectedRequest, .serviceUnavailable,
    ]
    if route.scope != nil { refusals += [.unauthorized, .forbidden] }
    if route.isChange { refusals.append(.forbidden) }
    if route.parameters.contains(where: { $0.place == .path }) { refusals.append(.notFound) }
    if route.body != nil { refusals += [.unsupportedMediaType, .contentTooLarge, .requestTimeout] }
    for status in Set(refusals + route.refusals) {
      add(status, "application/problem+json", ["$ref": "#/components/schemas/Problem"])
    }
    return responses
  }

  /// Adds a published schema under the name of its form, and its definitions under names of their own.
  private static func add(_ form: PublishedForm, to schemas: inout [String: Any]) throws {
    let name = form.form.name
    guard schemas[name] == nil,
      var schema = try JSONSerialization.jsonObject(with: Data(form.schema.text.utf8)) as? [String: Any]
    else { return }
    let definitions = schema.removeValue(forKey: "$defs") as? [String: Any] ?? [:]
    schema["$schema"] = nil
    schema["$id"] = nil
    schemas[name] = relocated(schema, name)
    for (key, definition) in definitions { schemas["\(name).\(key)"] = relocated(definition, name) }
  }

  private static func relocated(_ value: Any, _ name: String) -> Any {
    if let list = value as? [Any] { return list.map { relocated($0, name) } }
    guard let object = value as? [String: Any] else { return value }
    return object.reduce(into: [String: Any]()) { result, member in
      guard member.key == "$ref", let reference = member.value as? String else {
        result[member.key] = relocated(member.value, name)
        return
      }
      result["$ref"] =
        reference == "#"
        ? "#/components/schemas/\(name)"
        : reference.replacing("#/$defs/", with: "#/components/schemas/\(name).")
    }
  }

  /// A name such as `getHostsGuests`.
  private static func name(of route: ServiceRoute) -> String {
    let parts = route.path.dropFirst("/api/v1".count).split { $0 == "/" || $0 == "." || $0 == "-" }.map {
      part in
      part.hasPrefix("{") ? "By" + part.dropFirst().dropLast().capitalized : part.capitalized
    }
    return route.method.rawValue.lowercased() + parts.joined()
  }

  private static let problem: [String: any Sendable] = [
    "type": "object", "description": "Why there is no other answer (RFC 9457).",
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "detail": ["type": "string"], "kind": ["type": "string"],
    ] as [String: any Sendable],
    "required": ["type", "title", "status", "detail"],
  ]
}
