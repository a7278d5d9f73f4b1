internal import FleetDocuments
internal import FoundationEssentials

/// A hypervisor, reduced to what Martlet's reader of Nova's records needs.
struct Hypervisor: Codable, Sendable {
  /// Its service.
  struct Service: Codable, Sendable {
    var host: String?
    var disabledReason: String?
    /// The availability zone, which `os-services` names.
    var zone: String?

    enum CodingKeys: String, CodingKey {
      case host, zone
      case disabledReason = "disabled_reason"
    }
  }

  var id: JSONText?
  var hypervisorHostname: String?
  var hypervisorType: String?
  var hypervisorVersion: Int?
  var state: String?
  var status: String?
  var service: Service?
  var cpuInfo: JSONText?
  /// The names of the host's aggregates, which `os-aggregates` names.
  var aggregates: [String]?

  enum CodingKeys: String, CodingKey {
    case id, state, status, service, aggregates
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

extension Hypervisor {
  /// The record with the zone and the aggregates of its host, as the lists of services and aggregates name them.
  func placed(by facts: CloudFacts) -> Hypervisor {
    var placed = self
    placed.aggregates = nil
    placed.service?.zone = nil
    placed.service?.disabledReason = service?.disabledReason?.oneLine(limit: 255)
    guard let host = service?.host else { return placed }
    placed.service?.zone = facts.services.first { $0.host == host }?.zone
    let groups = facts.aggregates.filter { $0.hosts.contains(host) }.map(\.name)
    placed.aggregates = groups.isEmpty ? nil : groups.sorted()
    return placed
  }
}

extension CloudService {
  /// Whether its cell does not answer, so that nothing else is known of it.
  ///
  /// - SeeAlso: nova rest_api_version_history.rst, 2.69.
  var isUnreachable: Bool { status == "UNKNOWN" }
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
  /// The records of hypervisors, all or those of the given names, with their services, zones and aggregates.
  ///
  /// - Parameter names: Names of hypervisors or of compute hosts; empty for all.
  /// - Throws: `FleetFailure`; of kind `noInput` for a name that no hypervisor has, `temporary` for one whose cell does not answer.
  func addHypervisors(
    _ names: [String], to answer: inout FetchedDocuments, _ facts: inout CloudFacts
  ) async throws(FleetFailure) {
    let microversion = try await microversion(of: .hypervisors) ?? Microversion(2, 1)
    var found: [Hypervisor] = []
    var known: [String] = []
    try await pages(
      .hypervisors, size: microversion >= Microversion(2, 33) ? 500 : nil, as: HypervisorPage.self, limit: 500
    ) { hypervisor in
      if known.count < 1_000 { known.append(hypervisor.name) }
      if names.isEmpty || names.contains(where: hypervisor.isCalled) { found.append(hypervisor) }
    }
    do throws(FleetFailure) { facts.services = try await services() } catch {
      answer.missing.append(.init(kind: "services", name: "", reason: error.line))
    }
    do throws(FleetFailure) { facts.aggregates = try await aggregates() } catch {
      answer.missing.append(.init(kind: "aggregates", name: "", reason: error.line))
    }
    let unreachable = facts.services.filter(\.isUnreachable).map(\.host)
    for name in names where !found.contains(where: { $0.isCalled(name) }) {
      guard !unreachable.contains(name) else {
        throw FleetFailure(.temporary, "\(name): \(Self.silentCell)")
      }
      throw FleetFailure(
        .noInput, "Nova has no hypervisor \(name)\(near(name, known))")
    }
    if names.isEmpty {
      answer.missing += unreachable.map { .init(kind: "host", name: $0, reason: Self.silentCell) }
    }
    guard !found.isEmpty || !unreachable.isEmpty else {
      throw FleetFailure(.noInput, "Nova has no hypervisor")
    }
    for hypervisor in found.map({ $0.placed(by: facts) }) {
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

  /// Why there is no record of a host of a cell that is down.
  ///
  /// - SeeAlso: nova api-guide/source/down_cells.rst.
  private static let silentCell = "its cell does not answer Nova's API, which lists no record of it now"

  /// The first names of a list, for a name that is not in it.
  private func near(_ name: String, _ known: [String]) -> String {
    let close = known.filter { $0.contains(name) || name.contains($0) }
    let shown = (close.isEmpty ? known : close).prefix(5).map { $0.oneLine(limit: 80) }
    return shown.isEmpty
      ? ""
      : "; there \(shown.count == 1 ? "is" : "are") \(shown.joined(separator: ", "))\(known.count > 5 ? " and others" : "")"
  }

  /// What Martlet's reader of Nova's records takes.
  private func document(_ hypervisor: Hypervisor) throws(FleetFailure) -> FetchedDocuments.Item {
    struct Listing: Encodable {
      var hypervisors: [Hypervisor]
      var notes: [String]
    }
    var notes = [
      "Nova stores cpu_info when nova-compute starts and keeps libvirt's first answer; its age is unknown, and a change of firmware, microcode or kernel may be missing"
    ]
    if hypervisor.state == "down" { notes.append("nova-compute is down; this is what it reported before") }
    if hypervisor.status == "disabled" {
      notes.append("nova-compute is disabled\(hypervisor.service?.disabledReason.map { ": \($0)" } ?? "")")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let bytes = try encoder.encode(Listing(hypervisors: [hypervisor], notes: notes))
      return .init(
        .hypervisor, name: "nova:\(hypervisor.name)", content: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw FleetFailure(.badInput, "the record of \(hypervisor.name) cannot be written")
    }
  }

  /// The CPU traits of a host, which are only hints; nil if Placement has none.
  private func traits(
    of hypervisor: Hypervisor, into answer: inout FetchedDocuments
  ) async throws(FleetFailure) -> FetchedDocuments.Item? {
    struct Answer: Decodable { var traits: [String] }
    guard let id = hypervisor.id?.text, id.count == 36 else { return nil }
    do throws(FleetFailure) {
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
