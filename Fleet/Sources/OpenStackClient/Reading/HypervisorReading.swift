internal import FleetDocuments
internal import FoundationEssentials

/// A hypervisor, reduced to what Martlet's reader of Nova's records needs.
struct Hypervisor: Codable, Sendable {
  /// Its service.
  struct Service: Codable, Sendable { var host: String? }

  var id: JSONText?
  var hypervisorHostname: String?
  var hypervisorType: String?
  var hypervisorVersion: Int?
  var state: String?
  var status: String?
  var service: Service?
  var cpuInfo: JSONText?

  enum CodingKeys: String, CodingKey {
    case id, state, status, service
    case hypervisorHostname = "hypervisor_hostname"
    case hypervisorType = "hypervisor_type"
    case hypervisorVersion = "hypervisor_version"
    case cpuInfo = "cpu_info"
  }

  /// The name that an operator gives: the hypervisor's.
  var name: String { hypervisorHostname ?? service?.host ?? "" }

  /// Whether an operator means it by `name`: the hypervisor's name or its compute host's.
  func isCalled(_ name: String) -> Bool { hypervisorHostname == name || service?.host == name }

  /// Why Martlet can do nothing with its `cpu_info`; nil if it can.
  var fault: String? {
    var info = cpuInfo ?? .null
    if case .string(let text) = info {
      info = (try? JSONDecoder().decode(JSONText.self, from: Data(text.utf8))) ?? .null
    }
    guard case .object(let object) = info, case .array(let features)? = object["features"], !features.isEmpty
    else {
      return
        "Nova has no cpu_info of it\(hypervisorType.map { " (its type is \($0.oneLine(limit: 40)))" } ?? "")"
    }
    let architecture = object["arch"]?.text ?? "x86_64"
    return ["x86_64", "i686"].contains(architecture)
      ? nil : "its architecture is \(architecture.oneLine(limit: 20)); Martlet judges x86"
  }
}

/// A page of hypervisors.
struct HypervisorPage: CloudPage {
  var hypervisors: [Hypervisor]
  var hypervisorsLinks: [PageLink]?

  enum CodingKeys: String, CodingKey {
    case hypervisors
    case hypervisorsLinks = "hypervisors_links"
  }

  var elements: [Hypervisor] { hypervisors }
  var hasNext: Bool { hypervisorsLinks?.contains { $0.rel == "next" } ?? false }
  static func marker(of element: Hypervisor) -> String? { element.id?.text }
}

extension CloudClient {
  /// The records of hypervisors: all, or those of the given names.
  ///
  /// - Parameter names: Names of hypervisors or of compute hosts; empty for all.
  /// - Throws: `CloudFailure`; of kind `noInput` for a name that no hypervisor has.
  func addHypervisors(_ names: [String], to answer: inout FetchedDocuments) async throws(CloudFailure) {
    let microversion = try await microversion(of: .hypervisors) ?? Microversion(2, 1)
    var found: [Hypervisor] = []
    var known: [String] = []
    try await pages(
      .hypervisors, size: microversion >= Microversion(2, 33) ? 500 : nil, as: HypervisorPage.self, limit: 500
    ) { hypervisor in
      if known.count < 1_000 { known.append(hypervisor.name) }
      if names.isEmpty || names.contains(where: hypervisor.isCalled) { found.append(hypervisor) }
    }
    for name in names where !found.contains(where: { $0.isCalled(name) }) {
      throw CloudFailure(
        .noInput, "Nova has no hypervisor \(name)\(near(name, known))")
    }
    guard !found.isEmpty else {
      throw CloudFailure(.noInput, "Nova has no hypervisor")
    }
    for hypervisor in found {
      guard let fault = hypervisor.fault else {
        answer.documents.append(try document(hypervisor))
        continue
      }
      if names.count == 1, let traits = try await traits(of: hypervisor, into: &answer) {
        answer.documents.append(traits)
      } else {
        answer.missing.append(.init(kind: "host", name: hypervisor.name, reason: fault))
      }
    }
  }

  /// The first names of a list, for a name that is not in it.
  private func near(_ name: String, _ known: [String]) -> String {
    let close = known.filter { $0.contains(name) || name.contains($0) }
    let shown = (close.isEmpty ? known : close).prefix(5).map { $0.oneLine(limit: 80) }
    return shown.isEmpty
      ? ""
      : "; there \(shown.count == 1 ? "is" : "are") \(shown.joined(separator: ", "))\(known.count > 5 ? " and others" : "")"
  }

  /// What Martlet's reader of Nova's records takes.
  private func document(_ hypervisor: Hypervisor) throws(CloudFailure) -> FetchedDocuments.Item {
    struct Listing: Encodable {
      var hypervisors: [Hypervisor]
      var notes: [String]
    }
    var notes = [
      "Nova stores cpu_info when nova-compute starts and keeps libvirt's first answer; its age is unknown, and a change of firmware, microcode or kernel may be missing"
    ]
    if hypervisor.state == "down" { notes.append("nova-compute is down; this is what it reported before") }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let bytes = try encoder.encode(Listing(hypervisors: [hypervisor], notes: notes))
      return .init(
        .hypervisor, name: "nova:\(hypervisor.name)", content: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw CloudFailure(.badInput, "the record of \(hypervisor.name) cannot be written")
    }
  }

  /// The CPU traits of a host, which are only hints; nil if Placement has none.
  private func traits(
    of hypervisor: Hypervisor, into answer: inout FetchedDocuments
  ) async throws(CloudFailure) -> FetchedDocuments.Item? {
    struct Answer: Decodable { var traits: [String] }
    guard let id = hypervisor.id?.text, id.count == 36 else { return nil }
    do throws(CloudFailure) {
      let traits = try await get(.traits, ["provider": id], as: Answer.self).traits
      let cpu = traits.filter { trait in
        trait.hasPrefix("HW_CPU_") && trait.utf8.allSatisfy { (0x30...0x5f).contains($0) }
          && trait.utf8.count <= 255
      }
      guard cpu.contains(where: { $0.hasPrefix("HW_CPU_X86_") }) else { return nil }
      let text = "[" + cpu.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
      return .init(.traits, name: "nova:\(hypervisor.name)", content: text)
    } catch {
      answer.missing.append(.init(kind: "traits", name: hypervisor.name, reason: error.line))
      return nil
    }
  }
}
