import HostSnapshots
import LossCauses
import Reports
import Testing

@testable import CPUReaders
@testable import MartletQuestions

/// The way of a guest's CPU: what its definition asks for, what libvirt and QEMU made of it, what the guest sees.
@Suite struct GuestLadderTests {
  private static func domain(
    _ cpu: String, features: String = "", machine: String = "pc-q35-9.2"
  ) -> String {
    """
    <domain type='kvm'><name>web</name><os><type arch='x86_64' machine='\(machine)'>hvm</type></os>
    <features>\(features)</features>\(cpu)</domain>
    """
  }

  private static func named(_ extra: String = "") -> String {
    "<cpu mode='custom' match='exact'><model>Skylake-Server</model>\(extra)</cpu>"
  }

  /// CPUID in a guest that has AVX2, and neither AVX-512 nor counters.
  private static let inside = DocumentSource.document(
    Document(
      name: "inside",
      bytes: Array(
        """
        CPU 0:
           0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
           0x00000001 0x00: eax=0x00050654 ebx=0x00000800 ecx=0x80000001 edx=0x078bfbff
           0x00000007 0x00: eax=0x00000000 ebx=0x00000020 ecx=0x00000000 edx=0x00000000

        """.utf8)))

  /// A snapshot of the guest's host.
  private static func host(
    asked: String? = nil, live: String? = nil, arguments: String? = nil, name: String = "web"
  ) -> DocumentSource {
    var snapshot = Snapshot(martlet: "test", method: .script, captured: "2026-01-01T00:00:00Z")
    snapshot.identity.hostName = "node1"
    func add(_ kind: Snapshot.Kind, _ about: [String: String], _ text: String?) {
      guard let text else { return }
      snapshot.parts.append(
        Snapshot.Part(kind, source: "test", time: snapshot.captured, about: about, text: text))
    }
    add(.domain, ["domain": name, "state": "inactive"], asked)
    add(.domain, ["domain": name, "state": "live"], live)
    add(.qemuArguments, ["domain": name, "emulator": "/usr/bin/qemu-system-x86_64"], arguments)
    snapshot.parts.append(
      Snapshot.Part(
        .file, source: "/proc/cpuinfo", time: snapshot.captured,
        text:
          "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nstepping\t: 4\nflags\t\t: fpu avx2 pku\n\n"
      ))
    return .document(Document(name: "node1.json", bytes: snapshot.json()))
  }

  private func ladder(
    _ feature: String, on host: DocumentSource, guest: DocumentSource = "web", inside: [DocumentSource] = []
  ) async throws -> GuestLadder {
    let ladders = try await LadderQuestion(feature, on: [host], guest: guest, inside: inside).answer()
    return try #require(ladders.first?.guest)
  }

  /// The whole way, and a loss between two places of it.
  @Test func lostBetweenArgumentsAndGuest() async throws {
    let guest = try await ladder(
      "avx512f",
      on: Self.host(
        asked: Self.domain(Self.named()), live: Self.domain(Self.named()),
        arguments: "-machine pc-q35-9.2,accel=kvm\n-cpu Skylake-Server,avx512f=on\n"),
      inside: [Self.inside])
    #expect(guest.steps.map(\.point) == ["guest-definition", "guest-live", "guest-arguments", "guest-cpuid"])
    #expect(guest.steps.map(\.state) == ["present", "present", "present", "absent"])
    let loss = try #require(guest.loss)
    #expect(loss.lastPresent == "guest-arguments" && loss.firstAbsent == "guest-cpuid")
    #expect(loss.candidates == ["kvm", "qemu", "guest"])
    #expect(guest.causes.contains { $0.id == "qemu.dropped-with-a-warning" })
    // What happens in libvirt is no cause of it.
    #expect(guest.causes.allSatisfy { $0.layer != "libvirt" })
  }

  /// libvirt writes down in the running guest's XML what QEMU did not give.
  @Test func lostBetweenDefinitionAndLiveXML() async throws {
    let guest = try await ladder(
      "avx2",
      on: Self.host(
        asked: Self.domain(Self.named("<feature policy='require' name='avx2'/>")),
        live: Self.domain(Self.named("<feature policy='disable' name='avx2'/>"))))
    #expect(guest.loss?.lastPresent == "guest-definition" && guest.loss?.firstAbsent == "guest-live")
    #expect(guest.loss?.candidates.contains("libvirt") == true)
  }

  /// Counters that the definition's `<pmu>` keeps from a guest whose CPU has them.
  @Test(arguments: [("", "proven"), ("<pmu state='off'/>", "proven"), ("<pmu state='on'/>", "excluded")])
  func countersOfTheDefinition(features: String, certainty: String) async throws {
    let guest = try await ladder(
      "pdcm",
      on: Self.host(
        asked: Self.domain(
          Self.named("<feature policy='require' name='pdcm'/>"), features: features)),
      inside: [Self.inside])
    #expect(guest.loss?.firstAbsent == "guest-cpuid")
    #expect(guest.causes.first { $0.id == "qemu.no-counters" }?.certainty.rawValue == certainty)
  }

  /// What the host decides is neither there nor missing, and no loss.
  @Test func aGuestWithItsHostsCPU() async throws {
    let guest = try await ladder(
      "avx2",
      on: Self.host(
        asked: Self.domain("<cpu mode='host-passthrough'/>"),
        live: Self.domain("<cpu mode='host-passthrough'/>"),
        arguments: "-cpu host,migratable=on\n"))
    #expect(guest.steps.map(\.state) == ["undetermined", "undetermined", "undetermined"])
    #expect(guest.loss == nil && guest.causes.isEmpty)
    #expect(guest.summary.hasPrefix("No record tells"))
  }

  @Test func whatWasNeverAskedForIsNotLost() async throws {
    let guest = try await ladder(
      "avx512vnni", on: Self.host(asked: Self.domain(Self.named())), inside: [Self.inside])
    #expect(guest.loss == nil)
    #expect(guest.steps.map(\.state) == ["absent", "absent"])
  }

  /// Hyper-V's interfaces are asked for beside the CPU.
  @Test func interfacesOfHyperV() async throws {
    let guest = try await ladder(
      "hv-vapic",
      on: Self.host(
        asked: Self.domain(Self.named(), features: "<hyperv mode='custom'><vapic state='on'/></hyperv>"),
        arguments: "-cpu Skylake-Server,hv-vapic=off\n"))
    #expect(guest.steps.map(\.state) == ["present", "absent"])
    #expect(guest.loss?.candidates == ["libvirt", "guest"])
  }

  /// A definition of its own, and one in a snapshot by the guest's name.
  @Test func aDefinitionAtHand() async throws {
    let own = DocumentSource.document(
      Document(name: "web.xml", bytes: Array(Self.domain(Self.named()).utf8)))
    let guest = try await ladder(
      "avx512f", on: Self.host(arguments: "-cpu Skylake-Server,-avx512f\n"), guest: own)
    #expect(guest.guest == "web")
    #expect(guest.steps.map(\.document) == ["web.xml", "node1.json: test"])
    #expect(guest.loss?.firstAbsent == "guest-arguments")
  }

  @Test func aGuestThatNoRecordHas() async throws {
    await #expect(throws: QuestionError.self) {
      _ = try await ladder("avx512f", on: Self.host(asked: Self.domain(Self.named())), guest: "other")
    }
  }

  /// Signs win over `PROPERTY=VALUE`, and a property alone is on.
  @Test(
    arguments: [
      ("-cpu EPYC,x2apic=on,-svm", ["svm": "off", "x2apic": "on"], "EPYC"),
      ("-cpu host", [:], "host"), ("-cpu EPYC,+svm,svm=off", ["svm": "on"], "EPYC"),
      ("-cpu qemu64,enforce", ["enforce": "on"], "qemu64"),
    ] as [(String, [String: String], String)])
  func argumentsOfQEMU(text: String, properties: [String: String], model: String) throws {
    let arguments = try #require(QEMUCPUArguments("-machine type=pc-q35-9.2,accel=kvm\n" + text + "\n"))
    #expect(arguments.model == model && arguments.properties == properties)
    #expect(arguments.machine == "pc-q35-9.2")
    #expect(QEMUCPUArguments("-machine pc\n") == nil)
  }
}
