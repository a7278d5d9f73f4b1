import CPUCompatibility
import FleetPlanning
import Foundation
import HostSnapshots
import SandboxedWorkers
import TestSupport
import Testing

@testable import CPUReaders
@testable import MartletQuestions

/// A worker reads a capture with its parts in answer to one question, and what is known then is the same as after a question for each part, and as without workers.
@Suite struct CaptureQuestionTests {
  static let time = "2026-01-01T00:00:00Z"

  /// Captures that tests have, and captures made of every record beside the examples and cases.
  static let captures: [Document] = {
    var found: [Document] = []
    if let fleet = SimulatedFleet(hosts: 12, guests: 60, seed: 5) {
      found += (0..<12).map { fleet.document(ofHost: $0) }
    }
    var made = Snapshot(martlet: "test", method: .probe, captured: time)
    made.identity.hostName = "made"
    for folder in ["Examples", "Cases", "Tests/ReportTests/Inputs", "Tests/ReportTests/Golden"] {
      let place = packageFolder.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      for name in names.sorted() {
        guard let bytes = FileManager.default.contents(atPath: place.appending(path: name).path),
          bytes.count < 1 << 17
        else { continue }
        let document = Document(name: "\(folder)/\(name)", bytes: Array(bytes))
        if Reader.isSnapshotHere(document) {
          found.append(document)
        } else if let part = part(document) {
          made.parts.append(part)
        }
      }
    }
    // Of a few records one capture each, as one answer holds them.
    for start in stride(from: 0, to: made.parts.count, by: 6) {
      var some = made
      some.parts = Array(made.parts[start..<min(start + 6, made.parts.count)])
      found.append(Document(name: "made-\(start).json", bytes: some.json()))
    }
    return found
  }()

  /// A record as a part of a capture; nil for what no part holds.
  private static func part(_ document: Document) -> Snapshot.Part? {
    guard let reading = try? Reader.readHere(document, format: nil) else { return nil }
    let text = String(decoding: document.bytes, as: UTF8.self)
    func part(_ kind: Snapshot.Kind, _ source: String, _ about: [String: String] = [:]) -> Snapshot.Part {
      Snapshot.Part(kind, source: source, time: time, about: about, text: text)
    }
    switch reading.format {
    case "cpuid": return part(.cpuid, "cpuid -r")
    case "cpuinfo": return part(.file, "/proc/cpuinfo")
    case "libvirt-capabilities": return part(.libvirtCapabilities, "virsh capabilities")
    case "libvirt-domcapabilities":
      return part(.libvirtDomainCapabilities, "virsh domcapabilities", ["type": "kvm"])
    case "libvirt-domain":
      return part(.domain, document.name, ["domain": document.name, "state": "live"])
    default: return nil
    }
  }

  /// Everything that a value holds, with sets and dictionaries in order; a CPU map by its name.
  private func canonical(_ value: Any) -> String {
    if let map = value as? MapProjection {
      return "map \(map.title) \(map.libvirtVersion ?? "-") \(map.models.count)"
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case nil: return "\(value)"
    case .set?, .dictionary?:
      return "{\(mirror.children.map { canonical($0.value) }.sorted().joined(separator: ","))}"
    default:
      if mirror.children.isEmpty { return "\(value)" }
      return "(\(mirror.children.map { "\($0.label ?? "")=\(canonical($0.value))" }.joined(separator: ",")))"
    }
  }

  /// What a fleet learns of a capture.
  private func learned(_ document: Document, _ records: Records) -> String {
    do throws(QuestionError) {
      let inventory = try records.inventory(of: document)
      var lines = inventory.hosts.map {
        "\($0.name) \($0.uuid ?? "-") \(canonical($0.cpu)) \(canonical($0.facts))"
      }
      for guest in inventory.guests {
        let host = guest.host.map { inventory.hosts[$0].cpu }
        lines.append("\(guest.name) \(guest.uuid ?? "-")")
        do throws(QuestionError) {
          lines.append(canonical(try records.guest(guest, on: host)))
        } catch {
          lines.append("\(error)")
        }
        lines.append(canonical(GuestMemory(definition: guest.running.bytes, memory: nil)))
      }
      return lines.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  private func apart<Value>(_ pool: WorkerPool?, _ read: () -> Value) -> Value {
    WorkerPolicy.$own.withValue(pool) {
      WorkerFailureNote.$own.withValue(WorkerFailureNote(), operation: read)
    }
  }

  @Test func oneQuestionAnswersAsManyDo() async throws {
    let records = try Records()
    #expect(Self.captures.count > 12)
    var (many, withGuests) = (0, 0)
    for document in Self.captures {
      let here = apart(nil) { learned(document, records) }
      let together = WorkerPool(executable: martletPath, size: 1)
      let once = await DocumentWorker.apart { self.apart(together) { learned(document, records) } }
      #expect(once == here, "\(document.name)")
      #expect(together.answeredQuestions == 1, "\(document.name)")
      let alone = WorkerPool(executable: martletPath, size: 1)
      let parts = await DocumentWorker.apart {
        self.apart(alone) {
          var document = document
          document.readByWorker(as: nil, parts: .none)
          return learned(document, records)
        }
      }
      #expect(parts == here, "\(document.name)")
      many += alone.answeredQuestions
      let guests = apart(nil) { (try? records.inventory(of: document))?.guests.count ?? 0 }
      if guests > 0 { withGuests += 1 }
    }
    #expect(many > 2 * Self.captures.count && withGuests > 8)
  }

  /// A part that ends its worker fails alone, as it does when it is asked about alone.
  @Test(arguments: ["crash", "answer-nonsense"]) func aHostilePartFailsAlone(excess: String) async throws {
    let records = try Records()
    let fleet = try #require(SimulatedFleet(hosts: 1, guests: 2, seed: 5))
    let good = fleet.document(ofHost: 0)
    var snapshot = try Snapshot(json: good.bytes)
    snapshot.parts.append(
      Snapshot.Part(
        .libvirtDomainCapabilities, source: "hostile", time: Self.time, about: ["type": "kvm"],
        text: HostileParser.mark + excess))
    let document = Document(name: good.name, bytes: snapshot.json())
    let pool = WorkerPool(executable: martletPath, size: 1)
    let read = await DocumentWorker.apart {
      self.apart(pool) { try? records.inventory(of: document) }
    }
    let inventory = try #require(read)
    #expect(inventory.guests.count == snapshot.guestNames.count && inventory.hosts.count == 1)
    let missing = try #require(inventory.hosts[0].cpu.configuration?.missing.first { $0.source == "hostile" })
    #expect(missing.reason.contains(excess == "crash" ? "its reader crashed" : "no valid answer"))
  }

  /// More parts than one answer may hold are asked about one by one.
  @Test func largePartsAreAskedAboutAlone() async throws {
    let records = try Records()
    let fleet = try #require(SimulatedFleet(hosts: 1, guests: 2, seed: 5))
    var snapshot = try Snapshot(json: fleet.document(ofHost: 0).bytes)
    let place = try #require(
      snapshot.parts.firstIndex { $0.kind == Snapshot.Kind.libvirtCapabilities.rawValue })
    snapshot.parts[place].content += String(repeating: " ", count: CaptureParts.mostBytes)
    let document = Document(name: "large", bytes: snapshot.json())
    let here = apart(nil) { learned(document, records) }
    let pool = WorkerPool(executable: martletPath, size: 1)
    let read = await DocumentWorker.apart { self.apart(pool) { learned(document, records) } }
    #expect(read == here && pool.answeredQuestions > 1)
  }
}
