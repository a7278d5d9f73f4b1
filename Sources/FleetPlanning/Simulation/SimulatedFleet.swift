internal import CPUCatalog
public import CPUReaders
internal import HostSnapshots
internal import ReportContract
internal import X86CPU

/// An invented fleet: servers of several years with their microcode, firmware and software, and guests that were started over time.
///
/// Each host is a capture (`martlet.snapshot`) that the readers read as any other; the same arguments give the same bytes. What it
/// invents is which host is what, not what a CPU has: that comes from libvirt's models and the catalogue.
public struct SimulatedFleet: Sendable {
  /// The numbers of hosts and guests.
  public let hostCount, guestCount: Int
  /// Where all chance comes from: the same number gives the same bytes.
  public let seed: UInt64
  /// How many different CPUs there are, of one vendor; nil for as many as come.
  public let distinct: Distinct?
  let features = SimulatedFeatures()
  private let cpus: [SimulatedCPU]

  /// A number of different CPUs of one vendor.
  public struct Distinct: Sendable, Hashable {
    /// How many different sets of features guests can get.
    public var count: Int
    /// The vendor, `Intel` or `AMD`.
    public var vendor: String

    /// As many CPUs of that vendor.
    public init(count: Int, vendor: String) {
      self.count = count
      self.vendor = vendor
    }
  }

  /// Plans a fleet.
  ///
  /// - Returns: Nil if there are fewer hosts than `distinct` asks CPUs for, or the tables do not hold so many.
  public init?(hosts: Int, guests: Int, seed: UInt64, distinct: Distinct? = nil) {
    hostCount = hosts
    guestCount = guests
    self.seed = seed
    self.distinct = distinct
    guard let distinct else {
      cpus = []
      return
    }
    guard distinct.count <= hosts, let cpus = Self.cpus(distinct, seed, features) else { return nil }
    self.cpus = cpus
  }

  /// As many CPUs whose sets of features differ, in an order of the seed's.
  private static func cpus(_ distinct: Distinct, _ seed: UInt64, _ features: SimulatedFeatures)
    -> [SimulatedCPU]?
  {
    var all: [SimulatedCPU] = []
    let slips = ServerGeneration.firmwareSlips
    for (place, generation) in ServerGeneration.all.enumerated() where generation.vendor == distinct.vendor {
      for era in generation.eras.indices {
        for slip in [[], [slips[1]], [slips[2]], [slips[1], slips[2]]] {
          for words in SimulatedCPU.commandLines(ofVendor: distinct.vendor) {
            all.append(SimulatedCPU(generation: place, era: era, stepping: 1, slips: slip, switches: words))
          }
        }
      }
    }
    var random = SimulatedRandom(seed: seed, stream: .max)
    all.shuffle(using: &random)
    var seen: Set<[Int]> = []
    let chosen = all.filter { cpu in
      seen.count < distinct.count
        && seen.insert(Array(features.offered(cpu, stack: SoftwareStack.all.count - 1))).inserted
    }
    return chosen.count == distinct.count ? chosen : nil
  }

  /// The capture of a host with its guests, named `host-000017.json`.
  ///
  /// - Parameter index: Below `hostCount`.
  public func document(ofHost index: Int) -> Document {
    Document(name: "\(name(ofHost: index)).json", bytes: snapshot(ofHost: index).json())
  }

  /// What an invented guest is, apart from its name and UUID: guests of one kind get the same verdicts on every host.
  public struct GuestKind: Sendable, Hashable {
    let host: SimulatedHost
    let kind: SimulatedGuest.Kind
    let machine: String
    let cpus, memoryMiB: Int
    let hasHostDevice: Bool
  }

  /// The guests in the capture of a host, in its order, with their names and UUIDs.
  ///
  /// - Parameter index: Below `hostCount`.
  public func guests(ofHost index: Int) -> [(name: String, uuid: String, kind: GuestKind)] {
    let host = plan(ofHost: index)
    return guests(on: host, index).guests.map { ($0.name, $0.uuid, $0.kind(on: host)) }
  }

  /// The UUID of a host, and its guests.
  private func guests(on host: SimulatedHost, _ index: Int) -> (uuid: String, guests: [SimulatedGuest]) {
    var random = SimulatedRandom(seed: seed, stream: UInt64(index) &* 2 &+ 1)
    let uuid = random.uuid()
    let numbers = guestCount * index / hostCount..<guestCount * (index + 1) / hostCount
    return (uuid, numbers.map { SimulatedGuest(&random, on: host, number: $0) })
  }

  /// The name of a host.
  public func name(ofHost index: Int) -> String {
    let digits = String(index)
    return "host-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The pool that a host is in: a room that was filled over the years.
  public func pool(ofHost index: Int) -> String {
    "room-\(index * max(1, min(16, hostCount / 8)) / max(1, hostCount) + 1)"
  }

  /// What a host is.
  func plan(ofHost index: Int) -> SimulatedHost {
    var random = SimulatedRandom(seed: seed, stream: UInt64(index) &* 2)
    return cpus.isEmpty
      ? SimulatedHost(&random) : SimulatedHost(&random, cpu: cpus[index % cpus.count])
  }

  private func snapshot(ofHost index: Int) -> Snapshot {
    let host = plan(ofHost: index)
    let (uuid, guests) = self.guests(on: host, index)
    let time = "2026-11-\(10 + index % 10)T03:00:00Z"
    var snapshot = Snapshot(martlet: MartletVersion.current, method: .probe, captured: time)
    snapshot.identity.hostName = name(ofHost: index)
    snapshot.identity.hostUUID = uuid
    snapshot.identity.booted = "2026-\(host.bootMonth)-02T02:00:00Z"
    let stack = SoftwareStack.all[host.stack]
    let writer = SimulatedXML(features: features, host: host)
    func add(_ kind: Snapshot.Kind, _ source: String, _ text: String, about: [String: String] = [:]) {
      snapshot.parts.append(Snapshot.Part(kind, source: source, time: time, about: about, text: text))
    }
    add(.libvirtCapabilities, "virsh capabilities", writer.capabilities(uuid: uuid))
    add(
      .libvirtDomainCapabilities, "virsh domcapabilities", writer.domainCapabilities(),
      about: ["emulator": SimulatedXML.emulator, "type": "kvm"])
    add(.libvirtVersion, "virsh version", "libvirt \(stack.libvirt)\n")
    add(
      .qemu, SimulatedXML.emulator, "QEMU emulator version \(stack.qemu)\n",
      about: ["emulator": SimulatedXML.emulator])
    add(.file, "/proc/sys/kernel/osrelease", stack.kernel + "\n")
    add(
      .file, "/proc/cmdline",
      (["BOOT_IMAGE=/vmlinuz", "ro", "quiet"] + host.cpu.switches).joined(separator: " ") + "\n")
    add(.file, "/sys/class/dmi/id/bios_version", host.firmware + "\n")
    add(.folder, "/sys/module", "kvm\t\n\(host.vendor == "Intel" ? "kvm_intel" : "kvm_amd")\t\n")
    for guest in guests {
      for (state, text) in [
        ("live", writer.domain(guest, isLive: true)), ("inactive", writer.domain(guest, isLive: false)),
      ] {
        add(
          .domain, "virsh dumpxml \(guest.name)", text, about: ["domain": guest.name, "state": state])
      }
      add(.domainState, "libvirt", "snapshots 0\ncheckpoints 0\nblock-jobs\n", about: ["domain": guest.name])
    }
    return snapshot
  }
}
