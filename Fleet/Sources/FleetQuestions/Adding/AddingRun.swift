internal import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import FleetPlanning
internal import FleetStorage
internal import Foundation
internal import HostSnapshots
internal import MartletQuestions
internal import Synchronization

/// The reading part of adding: one document after the other becomes an arrival, on any thread.
struct AddingRun: Sendable {
  let question: FleetAddQuestion
  let fleet: OpenFleet
  let items: [AddedItem]
  let now: String
  private let known = KnownGuests()

  init(question: FleetAddQuestion, fleet: OpenFleet, items: [AddedItem], now: String) {
    self.question = question
    self.fleet = fleet
    self.items = items
    self.now = now
  }

  /// The result for one document.
  struct Read: Sendable {
    var arrivals: [Arrival] = []
    var refusals: [FleetAddReport.Refusal] = []
    var bytes = 0
  }

  /// Reads the document at a place.
  func read(_ place: Int) async -> Read {
    var name = "document \(place)"
    do throws(QuestionError) {
      let document: Document
      var alike: [KnownGuest]?
      if place >= items.count {
        guard let documents = question.documents else { return Read() }
        document = documents.make(place - items.count)
        alike = question.guests?(place - items.count)
      } else {
        switch items[place] {
        case .file(let path):
          name = path
          document = try Document(argument: path)
        case .document(let given): return read(given)
        case .asked(let uri):
          name = uri
          return try await asked(uri)
        }
      }
      name = document.name
      return Read(
        arrivals: [try arrival(document, question.source ?? "files", alike)], bytes: document.bytes.count)
    } catch {
      return Read(refusals: [FleetAddReport.Refusal(name: name, reason: error.message)])
    }
  }

  /// Reads a document at hand.
  func read(_ document: Document) -> Read {
    do throws(QuestionError) {
      return Read(
        arrivals: [try arrival(document, question.source ?? "files", nil)], bytes: document.bytes.count)
    } catch {
      return Read(refusals: [FleetAddReport.Refusal(name: document.name, reason: error.message)])
    }
  }

  /// What a URI gives: one document, or those of a cloud's hosts.
  private func asked(_ uri: String) async throws(QuestionError) -> Read {
    let answer = try await DocumentSource.argument(uri).asked(question.access)
    return read(answer.documents, missing: answer.missing, of: uri)
  }

  /// Reads what a URI gave.
  ///
  /// - Parameter missing: Why hosts of a cloud gave nothing.
  func read(_ documents: [Document], missing: [String], of uri: String) -> Read {
    var read = Read(refusals: missing.map { FleetAddReport.Refusal(name: uri, reason: $0) })
    for document in documents {
      read.bytes += document.bytes.count
      do throws(QuestionError) {
        read.arrivals.append(try arrival(document, question.source ?? uri, nil))
      } catch {
        read.refusals.append(FleetAddReport.Refusal(name: document.name, reason: error.message))
      }
    }
    return read
  }

  /// A document with its forms.
  ///
  /// - Parameter alike: Its guests by their kinds; nil where only the document tells.
  private func arrival(
    _ document: Document, _ source: String, _ alike: [KnownGuest]?
  ) throws(QuestionError) -> Arrival {
    let new = alike.map { known.firstOfNewKinds($0) }
    let inventory = try fleet.inventory(of: document) { new?.contains($0) ?? true }
    var arrival = Arrival(
      digest: sha256(document.bytes), format: inventory.format, size: document.bytes.count,
      compressed: gzip(document.bytes, isFast: true), origin: document.name, source: source)
    for host in inventory.hosts {
      let form = fleet.form(of: host.evidence)
      arrival.hosts.append(
        Arrival.Host(
          name: host.name, uuid: host.uuid, selector: host.selector, taken: host.taken ?? now,
          // A manager's answer neither replaces a host's own records nor is replaced by them.
          points: ManagerAnswer(rawValue: inventory.format) == nil ? host.points : [inventory.format],
          form: Arrival.Form(key: form.key, bytes: form.bytes), cpus: host.facts.cpus,
          memory: host.facts.memory.flatMap { Int(exactly: $0) }, nodes: host.facts.nodes,
          nodeMemory: host.facts.nodeMemory.flatMap(Self.json), facts: host.facts.json))
    }
    var read: [String: Arrival.Guest] = [:]
    for guest in inventory.guests {
      let both = try fleet.forms(of: guest, on: guest.host.map { inventory.hosts[$0].evidence })
      let machine = both.guest.machine
      let pages = (machine?.hugePageSizes ?? []).sorted().map(String.init).joined(separator: " ")
      let memory = machine?.memory.flatMap { Int(exactly: $0) }
      let parts = GuestMemory(definition: guest.running.bytes, memory: memory)
      let arrived = Arrival.Guest(
        name: guest.name, uuid: guest.uuid, host: guest.host,
        taken: guest.host.flatMap { inventory.hosts[$0].taken } ?? now, form: both.running, next: both.next,
        cpus: machine?.cpus.flatMap { Int(exactly: $0) },
        memory: memory, hugePages: pages.isEmpty ? nil : pages,
        memoryParts: parts.isOrdinary ? "" : Self.json(parts), flavor: machine?.flavor)
      if alike == nil { arrival.guests.append(arrived) } else { read[guest.name] = arrived }
    }
    if let alike {
      arrival.guests = known.guests(alike, read, taken: inventory.hosts.first?.taken ?? now)
    }
    return arrival
  }

  private static func json(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A guest that is known before its document is read.
private typealias KnownGuest = (name: String, uuid: String, kind: SimulatedFleet.GuestKind)

/// The guests that were read, one of each kind.
private final class KnownGuests: Sendable {
  private let read = Mutex<[SimulatedFleet.GuestKind: Arrival.Guest]>([:])

  /// The names of those that have to be read: the first of each kind that has not been read.
  func firstOfNewKinds(_ guests: [KnownGuest]) -> Set<String> {
    read.withLock { read in
      var seen: Set<SimulatedFleet.GuestKind> = []
      return Set(
        guests.filter { read[$0.kind] == nil && seen.insert($0.kind).inserted }.map(\.name))
    }
  }

  /// The guests of a document by those of their kinds, after those that it was read for.
  func guests(_ guests: [KnownGuest], _ new: [String: Arrival.Guest], taken: String) -> [Arrival.Guest] {
    read.withLock { read in
      for guest in guests { if let own = new[guest.name] { read[guest.kind] = own } }
      return guests.compactMap { guest in
        guard var arrived = read[guest.kind] else { return nil }
        arrived.name = guest.name
        arrived.uuid = guest.uuid
        arrived.taken = taken
        return arrived
      }
    }
  }
}
