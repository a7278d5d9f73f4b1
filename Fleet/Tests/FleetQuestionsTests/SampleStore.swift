import CPUReaders
import FleetPlanning
import FleetStorage
import Foundation
import HostSnapshots
import MartletQuestions

@testable import FleetQuestions

/// A store in a folder of its own, which goes when the sample does.
final class SampleStore {
  let folder: String
  let fleet: OpenFleet
  var path: String { folder + "/fleet.martlet" }

  init() throws {
    folder = NSTemporaryDirectory() + "martlet-questions-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    fleet = try OpenFleet(path: folder + "/fleet.martlet", isCreating: true, map: .builtin)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a file into the folder; its path.
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    return folder + "/" + name
  }

  /// Adds texts as documents of those names.
  @discardableResult func add(_ texts: [(name: String, text: String)]) async throws -> FleetAddReport {
    var question = FleetAddQuestion()
    let documents = texts.map { Document(name: $0.name, bytes: Array($0.text.utf8)) }
    question.documents = (documents.count, { documents[$0] })
    return try await question.answer(in: fleet)
  }

  /// Adds an invented fleet, whose hosts are in pools.
  func simulate(hosts: Int, guests: Int, seed: UInt64 = 7) async throws {
    guard let simulated = SimulatedFleet(hosts: hosts, guests: guests, seed: seed) else { return }
    var question = FleetAddQuestion()
    question.documents = (hosts, { simulated.document(ofHost: $0) })
    question.source = "simulated"
    _ = try await question.answer(in: fleet)
    try fleet.tagPools { name in Int(name.dropFirst("host-".count)).map { simulated.pool(ofHost: $0) } }
  }

  /// A host by what libvirt's host-model has there.
  static func host(_ model: String, without: [String] = []) -> String {
    let lacking = without.map { "<feature policy='disable' name='\($0)'/>" }.joined()
    return """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model>
      <vendor>Intel</vendor>\(lacking)</mode></cpu></domainCapabilities>
      """
  }

  /// The capture of a host with running guests.
  static func capture(_ name: String, _ host: String, guests: [(name: String, definition: String)]) -> String
  {
    let time = "2026-11-20T03:00:00Z"
    var snapshot = Snapshot(martlet: "1", method: .probe, captured: time)
    snapshot.identity.hostName = name
    snapshot.parts = [
      Snapshot.Part(
        .libvirtDomainCapabilities, source: "virsh domcapabilities", time: time,
        about: ["emulator": "/usr/bin/qemu-system-x86_64", "type": "kvm"], text: host)
    ]
    for guest in guests {
      snapshot.parts.append(
        Snapshot.Part(
          .domain, source: "virsh dumpxml \(guest.name)", time: time,
          about: ["domain": guest.name, "state": "live"], text: guest.definition))
    }
    return String(decoding: snapshot.json(), as: UTF8.self)
  }

  /// A guest of a named model.
  static func guest(_ name: String, _ model: String) -> String {
    """
    <domain type='kvm'><name>\(name)</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
    <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>\(model)</model></cpu></domain>
    """
  }
}
