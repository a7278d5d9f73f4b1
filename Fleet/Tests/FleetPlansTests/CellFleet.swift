import CPUReaders
import FleetPlanning
import FleetQuestions
import Foundation
import Testing

/// Equal hosts of two NUMA nodes of 32 GiB, with guests whose memory is bound or in huge pages; as documents of captures.
struct CellFleet {
  /// A host: its pages of 1 GiB on each node, or nil if its records list no nodes, and its guests.
  struct Host {
    var name: String
    var pages: [Int]?
    var guests: [Guest] = []
  }

  /// A guest with its memory in GiB, and what its definition says of it.
  struct Guest {
    var name: String
    var memory: Int
    var text = ""

    /// On pages of 1 GiB, of one node of the host.
    static func bound(_ name: String, _ memory: Int, to node: Int) -> Guest {
      Guest(
        name: name, memory: memory,
        text: "<memoryBacking><hugepages><page size='1048576' unit='KiB'/></hugepages></memoryBacking>"
          + "<numatune><memory mode='strict' nodeset='\(node)'/></numatune>")
    }
  }

  /// The fleet's captures.
  static func documents(_ hosts: [Host]) throws -> [Document] {
    let invented = try #require(SimulatedFleet(hosts: 1, guests: 1, seed: 5))
    let text = String(decoding: invented.document(ofHost: 0).bytes, as: UTF8.self)
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let parts = try #require(whole["parts"] as? [[String: Any]])
    return try hosts.enumerated().map { place, host in
      var identity = try #require(whole["identity"] as? [String: Any])
      identity["hostName"] = host.name
      identity["hostUUID"] = "00000000-0000-4000-a000-00000000000\(place)"
      var own = parts.filter { !["libvirt-domain", "libvirt-domain-state"].contains($0["kind"] as? String) }
      for index in own.indices where own[index]["kind"] as? String == "libvirt-capabilities" {
        own[index]["content"] = try capabilities(
          try #require(own[index]["content"] as? String), host.pages, place)
      }
      let domain = try #require(parts.first { $0["kind"] as? String == "libvirt-domain" })
      for (number, guest) in host.guests.enumerated() {
        var part = domain
        part["about"] = ["domain": guest.name, "state": "live"]
        part["content"] = """
          <domain type='kvm'>
            <name>\(guest.name)</name>
            <uuid>00000000-0000-4000-b000-0000000000\(place)\(number)</uuid>
            <memory unit='KiB'>\(guest.memory << 20)</memory>
            \(guest.text)
            <vcpu placement='static'>2</vcpu>
            <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
            <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>kvm64</model></cpu>
            <devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices>
          </domain>

          """
        own.append(part)
      }
      var document = whole
      document["identity"] = identity
      document["parts"] = own
      return Document(
        name: "\(host.name).json", bytes: Array(try JSONSerialization.data(withJSONObject: document)))
    }
  }

  private static func capabilities(_ text: String, _ pages: [Int]?, _ place: Int) throws -> String {
    let start = try #require(text.range(of: "<topology>\n      <cells"))
    let end = try #require(text.range(of: "</topology>\n  </host>"))
    var cells = ""
    for (number, count) in (pages ?? []).enumerated() {
      cells += """
        <cell id='\(number)'>
          <memory unit='KiB'>\(32 << 20)</memory>
          <pages unit='KiB' size='4'>\((32 - count) << 18)</pages>
          <pages unit='KiB' size='1048576'>\(count)</pages>
          <cpus num='2'><cpu id='\(2 * number)'/><cpu id='\(2 * number + 1)'/></cpus>
        </cell>

        """
    }
    let topology = pages == nil ? "" : "<topology><cells num='2'>\(cells)</cells>"
    let uuid = try #require(text.range(of: "<uuid>"))
    return text.replacingCharacters(
      in: start.lowerBound..<(pages == nil ? end.upperBound : end.lowerBound),
      with: pages == nil ? "</host>" : topology
    ).replacingOccurrences(
      of: text[uuid.upperBound...].prefix(36), with: "00000000-0000-4000-a000-00000000000\(place)")
  }
}
