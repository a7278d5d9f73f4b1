internal import LibvirtCPU
internal import QEMUReplies
internal import S390Compatibility

/// Reads what QEMU for s390x answers through QMP: replies, with their requests where the record has them.
///
/// A reply belongs to the request with its `id`, or else to the first that has no reply yet. Events, greetings and other replies are skipped.
///
/// - SeeAlso: qemu 10.0.13 qapi/machine-target.json; docs/interop/qmp-spec.rst, section 2.
struct S390Replies {
  private let document: Document
  private var record = S390Record()
  /// The requests in order; nil for those that have their reply.
  private var requests: [Request?] = []
  private var next = 0
  private var places: [String: Int] = [:]
  private var hasMark = false
  private var hasRequests = false
  private var assumesHost = false

  private struct Request {
    var name: String
    var arguments: JSONValue?
  }

  private init(_ document: Document) { self.document = document }

  /// The marks of s390x in a text; what has none is not parsed for it.
  static func isPossible(in preview: DocumentPreview) -> Bool {
    preview.contains("\"responsible-properties\"") || preview.contains("-s390x-cpu")
      || preview.contains("\"query-cpu-model-comparison\"")
      || preview.contains("\"query-cpu-model-baseline\"")
      || preview.contains("-base\"") || preview.contains("\"esan3\"")
  }

  /// Reads replies; nil if none of them is of s390x.
  ///
  /// - Throws: `ReadError` for a text that is cut, and for a reply that does not fit its request.
  static func read(_ document: Document) throws(ReadError) -> Reading? {
    guard isPossible(in: try DocumentPreview(document)) else { return nil }
    var replies = S390Replies(document)
    let parts: [JSONDocument]
    do throws(LibvirtError) {
      parts = try jsonDocuments(document.bytes)
    } catch {
      throw ReadError(document: document.name, reason: error.detail, line: error.line ?? 1, column: 1)
    }
    for part in parts { try replies.take(part) }
    guard replies.hasMark else { return nil }
    var notes: [ReadingNote] = []
    if replies.assumesHost {
      notes.append(
        ReadingNote(
          "the record has no request, so Martlet assumes that the expanded model is host: what QEMU offers there"
        ))
    }
    return Reading(format: "qmp", cpus: [.s390x(replies.record)], notes: notes)
  }

  private mutating func take(_ part: JSONDocument) throws(ReadError) {
    let value: JSONValue
    do throws(ReadError) {
      value = try JSONValue.parse(Array(part.bytes), document: document.name)
    } catch {
      var placed = error
      placed.line = (error.line ?? 1) + part.line - 1
      throw placed
    }
    if let name = value["execute"]?.string {
      hasRequests = true
      if let id = value["id"]?.word, places[id] == nil { places[id] = requests.count }
      requests.append(Request(name: name, arguments: value["arguments"]))
    } else if let version = value["QMP"]?["version"]?["qemu"] {
      let numbers = ["major", "minor", "micro"].compactMap { version[$0]?.integer }
      if numbers.count == 3 { record.qemu = numbers.map(String.init).joined(separator: ".") }
    } else if let answer = value["return"] {
      try take(answer, of: request(for: value), line: part.line)
    } else if let error = value["error"] {
      refuse(error, of: request(for: value))
    }
  }

  /// The request that a reply answers; nil if the record has none.
  private mutating func request(for reply: JSONValue) -> Request? {
    while next < requests.count, requests[next] == nil { next += 1 }
    let place = reply["id"]?.word.flatMap { places.removeValue(forKey: $0) } ?? next
    guard requests.indices.contains(place) else { return nil }
    defer { requests[place] = nil }
    return requests[place]
  }

  private mutating func take(
    _ answer: JSONValue, of request: Request?, line: Int
  ) throws(ReadError) {
    func fail(_ reason: String) -> ReadError {
      ReadError(document: document.name, reason: reason, line: line, column: 1)
    }
    if let list = answer["responsible-properties"] {
      guard let responsible = list.words, let word = answer["result"]?.string,
        let result = S390Comparison(rawValue: word)
      else { throw fail("the reply to query-cpu-model-comparison has no result that QEMU documents") }
      hasMark = true
      guard request == nil || request?.name == "query-cpu-model-comparison" else {
        throw fail(
          "this reply to query-cpu-model-comparison stands after the request \(request?.name ?? ""): a request or a reply is missing"
        )
      }
      let pair = pair(of: request)
      record.answers.append(.comparison(a: pair?.a, b: pair?.b, result: result, responsible: responsible))
    } else if let model = answer["model"].flatMap({ S390Model($0) }) {
      if model.machine != nil || OtherArchitecture.isS390(properties: Set(model.properties.keys)) {
        hasMark = true
      }
      try take(model, answer, of: request)
    } else if let list = answer.elements {
      for entry in list { take(definition: entry) }
    }
  }

  private mutating func take(
    _ model: S390Model, _ answer: JSONValue, of request: Request?
  ) throws(ReadError) {
    if let words = answer["deprecated-props"]?.words {
      var deprecated = record.deprecated ?? []
      record.deprecated = nil
      deprecated.formUnion(words)
      record.deprecated = deprecated
    }
    if request?.name == "query-cpu-model-baseline" {
      if let pair = pair(of: request) { record.answers.append(.baseline(a: pair.a, b: pair.b, model: model)) }
      return
    }
    // An expansion of another model shows nothing about the host.
    if let request {
      guard let asked = request.arguments?["model"].flatMap({ S390Model($0) }), asked.isWhatQEMUOffers else {
        return
      }
    } else {
      guard !hasRequests else { return }
      assumesHost = true
    }
    // A static expansion has the properties that differ from the definition, a full one has all.
    if let known = record.offer, known.properties.count <= model.properties.count { return }
    record.offer = model
  }

  private mutating func take(definition entry: JSONValue) {
    guard let name = entry["name"]?.string, entry["typename"]?.string?.hasSuffix("-s390x-cpu") == true else {
      return
    }
    hasMark = true
    let missing = entry["unavailable-features"]?.words
    record.answers.append(
      .definition(
        S390Definition(
          name, by: .qemu, isUsable: missing?.isEmpty, missing: missing ?? [],
          isMigrationSafe: entry["migration-safe"]?.truth, isDeprecated: entry["deprecated"]?.truth ?? false))
    )
  }

  private mutating func refuse(_ error: JSONValue, of request: Request?) {
    guard let message = error["desc"]?.string, let pair = pair(of: request) else { return }
    if pair.a.machine != nil || pair.b.machine != nil { hasMark = true }
    record.answers.append(.refusal(a: pair.a, b: pair.b, message: message))
  }

  /// The two models of a request that compares or combines; nil for others.
  private func pair(of request: Request?) -> (a: S390Model, b: S390Model)? {
    guard let arguments = request?.arguments, let a = arguments["modela"].flatMap({ S390Model($0) }),
      let b = arguments["modelb"].flatMap({ S390Model($0) })
    else { return nil }
    return (a, b)
  }
}

extension S390Model {
  /// A model as QMP writes it; nil without a name.
  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.string else { return nil }
    var properties: [String: Bool] = [:]
    if case .object(let object)? = value["props"] {
      for (key, value) in object {
        if let truth = value.truth { properties[key] = truth }
      }
    }
    self.init(name, properties)
  }
}

extension JSONValue {
  /// The value of `true` or `false`.
  fileprivate var truth: Bool? {
    guard case .bool(let truth) = self else { return nil }
    return truth
  }

  /// The strings of a list; nil if something else is in it.
  fileprivate var words: [String]? {
    guard let elements else { return nil }
    let words = elements.compactMap(\.string)
    return words.count == elements.count ? words : nil
  }

  /// An identifier, which may be a string or a number.
  fileprivate var word: String? { string ?? integer.map { String($0) } }
}
