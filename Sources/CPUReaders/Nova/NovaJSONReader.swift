internal import CPUCompatibility

extension Reader {
  /// Nova's cpu_info as JSON from every release: bare, in a string, or in an answer of the API or a client.
  ///
  /// - SeeAlso: nova doc/source/reference/api-microversion-history.rst, 2.28, 2.53 and 2.88.
  static let novaJSON = Reader(
    format: "nova-json", title: "Nova's cpu_info as JSON",
    recognises: { preview in
      guard let first = preview.firstCharacter, "{[\"".contains(first) else { return nil }
      if preview.contains("cpu_info") { return .certain }
      return preview.contains("features") && preview.contains("topology") ? .certain : nil
    },
    read: { document throws(ReadError) in
      let value = try JSONValue.parse(document.bytes, document: document.name)
      var reading = Reading(format: "nova-json", cpus: [])
      // What martlet-fleet adds of the record's age.
      if case .array(let notes)? = value["notes"] {
        reading.notes = notes.compactMap(\.string).prefix(8).map { ReadingNote(String($0.prefix(400))) }
      }
      for (info, host) in records(in: value) {
        let cpu = try NovaCPUInfo(info, host: host, document: document.name, notes: &reading.notes)
        reading.cpus.append(.nova(cpu))
      }
      guard !reading.cpus.isEmpty else {
        throw ReadError(
          document: document.name,
          reason: "this JSON has no cpu_info; expected Nova's hypervisor details", line: 1,
          column: 1)
      }
      return reading
    })
}

/// The cpu_info values in a document, each with its host's record.
private func records(in value: JSONValue) -> [(info: JSONValue, host: JSONValue)] {
  switch value {
  case .array(let elements): return elements.flatMap(records)
  case .object(let object):
    if let info = object["cpu_info"] { return [(info, value)] }
    if let inner = object["hypervisor"] ?? object["hypervisors"] { return records(in: inner) }
    return object["features"] != nil ? [(value, value)] : []
  case .string(let text):
    // A JSON string that contains the object, as in the database and the API before 2.28.
    guard let inner = try? JSONValue.parse(Array(text.utf8), document: "") else { return [] }
    return records(in: inner)
  case .number, .bool, .null: return []
  }
}

extension NovaCPUInfo {
  /// Reads a cpu_info value: an object, or a string that holds one.
  fileprivate init(
    _ value: JSONValue, host: JSONValue, document: String, notes: inout [ReadingNote]
  ) throws(ReadError) {
    let name = host["hypervisor_hostname"]?.string
    let of = name.map { " of \($0)" } ?? ""
    var info = value
    if let text = value.string, !text.isEmpty {
      do {
        info = try JSONValue.parse(Array(text.utf8), document: document)
      } catch {
        throw ReadError(
          document: document,
          reason:
            "the cpu_info\(of) is a string that does not hold well-formed JSON (its line \(error.line ?? 1), column "
            + "\(error.column ?? 1)); if somebody copied it by hand, try --input-format nova-table")
      }
    }
    guard case .object(let object) = info, !object.isEmpty else {
      throw ReadError(
        document: document,
        reason: "the cpu_info\(of) is empty, because Nova omits it from microversion 2.88 on; ask with "
          + "--os-compute-api-version 2.87")
    }
    self.init()
    hostName = name
    hypervisorVersion = host["hypervisor_version"]?.integer
    architecture = object["arch"]?.string
    if let architecture, !OtherArchitecture.isX86(architecture) {
      throw ReadError(
        document: document,
        reason: OtherArchitecture.refusal(of: "the cpu_info\(of)", architecture))
    }
    model = object["model"]?.string
    vendor = object["vendor"]?.string
    guard case .array(let names)? = object["features"] else {
      throw ReadError(document: document, reason: "the cpu_info\(of) has no list of features")
    }
    for element in names {
      guard let feature = element.string else {
        throw ReadError(document: document, reason: "the features of the cpu_info\(of) are not all strings")
      }
      addFeature(feature, at: nil, notes: &notes)
    }
    for key in ["cells", "sockets", "cores", "threads"] {
      topology[key] = object["topology"]?[key]?.integer
    }
    physicalAddressBits = object["maxphysaddr"]?["bits"]?.integer
    let service = ComputeService(host)
    compute = service.isEmpty ? nil : service
  }
}

extension ComputeService {
  /// Reads a hypervisor of the API, to which martlet-fleet adds the zone and the aggregates.
  ///
  /// - SeeAlso: nova api-ref, os-hypervisors/detail: state, status, service.disabled_reason; os-services: zone; os-aggregates: hosts.
  fileprivate init(_ host: JSONValue) {
    self.init()
    func text(_ value: JSONValue?) -> String? {
      value?.string.flatMap { $0.isEmpty ? nil : String($0.prefix(255)) }
    }
    switch host["state"]?.string {
    case "up"?: isUp = true
    case "down"?: isUp = false
    default: break
    }
    switch host["status"]?.string {
    case "enabled"?: isEnabled = true
    case "disabled"?: isEnabled = false
    default: break
    }
    disabledReason = text(host["service"]?["disabled_reason"])
    zone = text(host["service"]?["zone"])
    if case .array(let names)? = host["aggregates"] {
      aggregates = Set(names.prefix(100).compactMap(text)).sorted()
    }
  }
}
