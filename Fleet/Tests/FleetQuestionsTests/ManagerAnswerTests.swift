import CPUCatalog
import CPUReaders
import FleetPlanning
import FleetStorage
import GuestVerdicts
import MartletQuestions
import Testing

@testable import FleetQuestions

/// Answers of managers become hosts and guests; what they do not name stays undetermined.
@Suite struct ManagerAnswerTests {
  private static let cluster = """
    {"apiVersion": "v1", "kind": "List", "items": [
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n1", "labels": {
        "cpu-feature.node.kubevirt.io/avx2": "true", "cpu-feature.node.kubevirt.io/aes": "true",
        "host-model-required-features.node.kubevirt.io/erms": "true", "cpu-model.node.kubevirt.io/Haswell-noTSX": "true",
        "host-model-cpu.node.kubevirt.io/Haswell-noTSX": "true", "cpu-vendor.node.kubevirt.io/Intel": "true",
        "cpu-timer.node.kubevirt.io/tsc-frequency": "2400000000", "cpu-timer.node.kubevirt.io/tsc-scalable": "true"}},
       "status": {"capacity": {"cpu": "32", "memory": "65867192Ki"},
        "nodeInfo": {"architecture": "amd64", "kernelVersion": "6.1.0-18-amd64", "systemUUID": "4C4C4544-0031"}}},
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n2", "labels": {}},
       "status": {"nodeInfo": {"architecture": "amd64", "systemUUID": "4c4c4544-0032"}}},
      {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "arm", "labels": {}},
       "status": {"nodeInfo": {"architecture": "arm64"}}},
      {"kind": "VirtualMachineInstance", "metadata": {"name": "web", "namespace": "shop", "uid": "A0B0"},
       "spec": {"nodeSelector": {"cpu-feature.node.kubevirt.io/mpx": "true"}, "domain": {
        "cpu": {"cores": 2, "sockets": 2, "model": "Haswell-noTSX", "features": [{"name": "avx2", "policy": "require"}]},
        "machine": {"type": "q35"}, "memory": {"guest": "2Gi"}, "devices": {}}},
       "status": {"phase": "Running", "nodeName": "n1", "machine": {"type": "pc-q35-rhel9.4.0"}}},
      {"kind": "VirtualMachineInstance", "metadata": {"name": "moved", "namespace": "shop", "uid": "a0b1"},
       "spec": {"domain": {"cpu": {"model": "host-model"}}},
       "status": {"phase": "Running", "nodeName": "n1", "migrationState": {"completed": true}}},
      {"kind": "VirtualMachineInstance", "metadata": {"name": "done", "namespace": "shop", "uid": "a0b2"},
       "spec": {"domain": {}}, "status": {"phase": "Succeeded"}},
      {"kind": "Pod", "metadata": {"name": "virt-launcher-moved-x", "namespace": "shop", "labels": {"kubevirt.io": "virt-launcher"},
        "ownerReferences": [{"kind": "VirtualMachineInstance", "name": "moved"}]},
       "spec": {"nodeSelector": {"cpu-feature.node.kubevirt.io/hle": "true", "kubernetes.io/arch": "amd64"}}}
    ]}
    """

  @Test func aClusterOfKubeVirt() async throws {
    let sample = try SampleStore()
    let report = try await sample.add([("cluster.json", Self.cluster)])
    #expect(report.refused.isEmpty && report.hosts.added == 2 && report.guests.added == 2)
    let list = try FleetListQuestion().answer(in: sample.fleet)
    #expect(list.hosts.map(\.name) == ["n1", "n2"])
    #expect(list.hosts[0].cpus == 32 && list.hosts[0].memory == 65_867_192 << 10)
    #expect(list.hosts[0].uuid == "4c4c4544-0031" && list.hosts[0].facts["kernel"] == "6.1.0-18-amd64")
    let guests = try FleetListQuestion(isOfGuests: true).answer(in: sample.fleet).guests
    #expect(guests.map(\.name) == ["shop/moved", "shop/web"] && guests.map(\.host) == ["n1", "n1"])
    #expect(guests[1].cpus == 4 && guests[1].memory == 2 << 30 && guests[1].uuid == "a0b0")
    // A label's absence is no absence.
    let snapshot = try sample.fleet.snapshot()
    let host = snapshot.hostForms[snapshot.hosts[0].form]
    let (avx2, erms, avx) = try (
      #require(Catalog.standard["avx2"]), #require(Catalog.standard["erms"]),
      #require(Catalog.standard["avx512f"])
    )
    #expect(host.gives(avx2) == true && host.gives(erms) == true && host.gives(avx) == nil)
    #expect(snapshot.hostForms[snapshot.hosts[1].form].gives(avx2) == nil)
    // What another host gave the guest that moved is unknown.
    let moved = try FleetWhereQuestion(guest: "shop/moved").answer(in: sample.fleet)
    #expect(moved.classes.allSatisfy { $0.outcome == .undetermined })
    // The same answer again is no news.
    let again = try await sample.add([("cluster.json", Self.cluster)])
    #expect(again.hosts.unchanged == 2 && again.guests.unchanged == 2 && again.documents.stored == 0)
  }

  /// The labels beside captures of the same nodes, which are known by their UUID.
  @Test func labelsAgainstTheHostsOwnRecords() async throws {
    let sample = try SampleStore()
    _ = try await sample.add([("cluster.json", Self.cluster)])
    // A host's own record is one of the same name and source.
    _ = try await sample.add([("n1.xml", SampleStore.host("Haswell-noTSX", without: ["aes"]))])
    let report = try FleetLabelsQuestion().answer(in: sample.fleet)
    let pins = Dictionary(uniqueKeysWithValues: report.pins.map { ($0.requirement, $0) })
    let mpx = try #require(pins["cpu-feature.node.kubevirt.io/mpx"])
    #expect(mpx.state == .unsatisfied && mpx.labelled == 0 && mpx.subjects == ["shop/web"])
    #expect(pins["cpu-feature.node.kubevirt.io/hle"]?.subjects == ["shop/moved"])
    let avx2 = try #require(pins["cpu-feature.node.kubevirt.io/avx2"])
    #expect(avx2.state == .holds && avx2.labelled == 1 && avx2.given == 1 && avx2.undetermined == 1)
    // The model has aes, which the node's own record denies.
    let model = try #require(pins["cpu-model.node.kubevirt.io/Haswell-noTSX"])
    #expect(model.state == .contradicted && model.falseLabels == ["n1"])
    #expect(pins["kubernetes.io/arch"] == nil)
    #expect(report.exitStatus == 1 && report.text.contains("NO HOST MEETS IT"))
  }

  @Test func traitsOfFlavors() async throws {
    let sample = try SampleStore()
    _ = try await sample.add([
      ("c1.xml", SampleStore.host("Westmere")),
      ("c2.xml", SampleStore.host("Haswell-noTSX", without: ["aes"])),
      ("c1.txt", "HW_CPU_X86_AVX2\nHW_CPU_X86_SSE42\n"),
      (
        "flavors.json",
        """
        [{"ID": "1", "Name": "fast", "RAM": 2048, "VCPUs": 2, "Properties": {"trait:HW_CPU_X86_AVX2": "required",
          "trait:CUSTOM_RACK": "required", "hw:cpu_policy": "shared"}},
         {"ID": "2", "Name": "wide", "RAM": 2048, "VCPUs": 2, "Properties": {"trait1:HW_CPU_X86_AVX512F": "required"}}]
        """
      ),
    ])
    let report = try FleetLabelsQuestion().answer(in: sample.fleet)
    let pins = Dictionary(uniqueKeysWithValues: report.pins.map { ($0.requirement, $0) })
    let wide = try #require(pins["HW_CPU_X86_AVX512F"])
    #expect(wide.state == .unsatisfied && wide.subjects == ["wide"] && wide.given == 0)
    // c1 carries the trait of a feature that its own host-model lacks.
    let fast = try #require(pins["HW_CPU_X86_AVX2"])
    #expect(
      fast.state == .contradicted && fast.falseLabels == ["c1"] && fast.given == 1 && fast.labelled == 1)
    #expect(pins["CUSTOM_RACK"] == nil)
  }

  /// Of the guests that Nova started with a flavor, those count whose host no longer gives what it requires.
  @Test func guestsOfFlavors() async throws {
    let sample = try SampleStore()
    func guest(_ name: String, _ flavor: String) -> (String, String) {
      let metadata = """
        <metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'>
        <nova:flavor name='\(flavor)'><nova:memory>2048</nova:memory></nova:flavor></nova:instance></metadata><os>
        """
      return (name, SampleStore.guest(name, "Westmere").replacing("<os>", with: metadata))
    }
    let plain = ("plain", SampleStore.guest("plain", "Westmere"))
    _ = try await sample.add([
      (
        "c1.json",
        SampleStore.capture(
          "c1", SampleStore.host("Westmere"), guests: [guest("a", "fast"), guest("b", "other"), plain])
      ),
      (
        "c2.json",
        SampleStore.capture(
          "c2", SampleStore.host("Haswell-noTSX"), guests: [guest("d", "fast"), guest("e", "fast")])
      ),
      (
        "flavors.json",
        #"[{"ID": "1", "Name": "fast", "RAM": 1, "VCPUs": 2, "Properties": {"trait:HW_CPU_X86_AVX2": "required"}}]"#
      ),
    ])
    let report = try FleetLabelsQuestion().answer(in: sample.fleet)
    let pin = try #require(report.pins.first)
    #expect(pin.subjects == ["fast"] && pin.guests == 3 && pin.strandedGuests == 1)
    #expect(pin.state == .contradicted)
    #expect(report.text.contains("3 guests of this flavor; 1 on hosts that do not give it"))
  }

  @Test func aStoreWithoutAnswersHasNoLabels() async throws {
    let sample = try SampleStore()
    _ = try await sample.add([("a.xml", SampleStore.host("Westmere"))])
    #expect(throws: QuestionError.self) { try FleetLabelsQuestion().answer(in: sample.fleet) }
  }

  @Test func aClusterOfProxmox() async throws {
    let sample = try SampleStore()
    let report = try await sample.add([
      (
        "pve.json",
        """
        {"/nodes/pve1/status": {"cpuinfo": {"model": "Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz", "cpus": 24, "sockets": 2,
           "flags": "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat clflush mmx fxsr sse sse2 ht syscall nx lm pni ssse3 fma cx16 sse4_1 sse4_2 movbe popcnt aes xsave avx f16c vmx bmi1 avx2 bmi2 erms"},
           "memory": {"total": 135005941760}, "current-kernel": {"release": "6.8.12-4-pve"}},
         "/nodes/pve2/status": {"data": {"cpuinfo": {"model": "AMD EPYC 7302 16-Core Processor"}, "kversion": "Linux 6.5.11-8-pve #1 SMP"}},
         "/nodes/pve1/qemu/100/config": {"name": "web", "cpu": "x86-64-v2-AES,flags=+pcid;-aes", "cores": 4, "memory": "2048",
           "smbios1": "uuid=6D5E0001-0000", "hostpci0": "0000:3b:00.0"},
         "/nodes/pve1/qemu/100/status/current": {"status": "running", "running-machine": "pc-i440fx-9.0+pve0"},
         "/nodes/pve1/qemu/101/config": {"cpu": "host", "memory": 512},
         "/nodes/pve1/qemu/102/config": {"name": "off"},
         "/nodes/pve1/qemu/102/status/current": {"status": "stopped"},
         "/nodes/pve1/qemu/103/config": {"name": "own", "cpu": "custom-mine"}}
        """
      )
    ])
    #expect(report.refused.isEmpty && report.hosts.added == 2 && report.guests.added == 2)
    let hosts = try FleetListQuestion().answer(in: sample.fleet).hosts
    #expect(
      hosts.map(\.name) == ["pve1", "pve2"] && hosts[0].cpus == 24 && hosts[0].memory == 135_005_941_760)
    #expect(hosts.map { $0.facts["kernel"] } == ["6.8.12-4-pve", "6.5.11-8-pve"])
    let guests = try FleetListQuestion(isOfGuests: true).answer(in: sample.fleet).guests
    #expect(
      guests.map(\.name) == ["100/web", "101"] && guests[0].uuid == "6d5e0001-0000" && guests[0].cpus == 4)
    let snapshot = try sample.fleet.snapshot()
    let needs = snapshot.residents.map { snapshot.guestForms[$0.form].needs() }.first { $0.contains("pcid") }
    #expect(needs?.contains("popcnt") == true && needs?.contains("aes") == false)
    // A device of the host is in the guest, and the machine type is the one that it runs with.
    let stored = try sample.fleet.store.document(ofGuest: try sample.fleet.guest("100/web").id)
    let inventory = try sample.fleet.inventory(of: sample.fleet.document(try #require(stored)))
    let definition = String(decoding: try #require(inventory.guests.first).running.bytes, as: UTF8.self)
    #expect(definition.contains("<hostdev") && definition.contains("machine='pc-i440fx-9.0'"))
  }

  @Test func anEngineOfOVirt() async throws {
    let sample = try SampleStore()
    let report = try await sample.add([
      (
        "ovirt.json",
        """
        {"host": [{"id": "h1", "name": "node40", "memory": "8371830784", "cpu": {"name": "Intel Core Processor (Haswell, no TSX)",
            "type": "Intel Haswell Family", "topology": {"cores": "4", "sockets": "2", "threads": "2"}},
           "hardware_information": {"uuid": "9FA0A1A2"}, "libvirt_version": {"full_version": "libvirt-9.0.0-10.el9"}}],
         "vm": [{"id": "v1", "name": "erp", "status": "up", "host": {"id": "h1"}, "memory": "1073741824",
            "custom_cpu_model": "Westmere,+pcid", "cpu": {"topology": {"cores": "1", "sockets": "2", "threads": "1"}}},
           {"id": "v2", "name": "mail", "status": "up", "host": {"id": "h1"}},
           {"id": "v3", "name": "old", "status": "down"}]}
        """
      )
    ])
    #expect(report.refused.isEmpty && report.hosts.added == 1 && report.guests.added == 2)
    let host = try FleetListQuestion().answer(in: sample.fleet).hosts[0]
    #expect(
      host.name == "node40" && host.cpus == 16 && host.uuid == "9fa0a1a2" && host.facts["libvirt"] == "9.0.0")
    let snapshot = try sample.fleet.snapshot()
    let aes = try #require(Catalog.standard["aes"])
    #expect(snapshot.hostForms[0].gives(aes) == nil && snapshot.hostForms[0].vendor == "Intel")
    let needs = snapshot.guestForms.map { $0.needs() }.first { $0.contains("pcid") }
    #expect(needs?.contains("aes") == true)
    // The cluster decides the other guest's CPU, and the answer does not say how.
    #expect(snapshot.guestForms.contains { $0.isUnknown })
  }

  /// A cluster's type promises what its hosts have; one that lost it is named with the guests that can no longer go there.
  @Test(arguments: [
    // As engine-config prints it, and as the API answers.
    """
    ServerCPUList: 1:Intel Westmere Family:aes,vmx,nx,model_Westmere:Westmere:x86_64; 2:Intel Haswell Family:vmx,nx,pcid,model_Haswell-noTSX:Haswell-noTSX,+pcid:x86_64; 3:Odd:frobnicate:Westmere:x86_64; version: 4.7
    """,
    """
    {"name": "ServerCPUList", "values": {"system_option_value": [{"version": "4.7", "value":
      "1:Intel Westmere Family:aes,vmx,nx,model_Westmere:Westmere:x86_64; 2:Intel Haswell Family:vmx,nx,pcid,model_Haswell-noTSX:Haswell-noTSX,+pcid:x86_64; 3:Odd:frobnicate:Westmere:x86_64"}]}}
    """,
  ]) func typesOfClusters(list: String) async throws {
    let sample = try SampleStore()
    func host(_ name: String, _ cluster: String) -> String {
      "{\"id\": \"\(name)\", \"name\": \"\(name)\", \"cluster\": {\"id\": \"\(cluster)\"}}"
    }
    func cluster(_ id: String, _ type: String, _ minor: Int = 7) -> String {
      "{\"id\": \"\(id)\", \"name\": \"cluster-\(id)\", \"cpu\": {\"type\": \"\(type)\"}, \"version\": {\"major\": \"4\", \"minor\": \"\(minor)\"}}"
    }
    func guest(_ name: String, _ cluster: String, _ more: String = "") -> String {
      "{\"id\": \"\(name)\", \"name\": \"\(name)\", \"status\": \"up\", \"cluster\": {\"id\": \"\(cluster)\"}\(more)}"
    }
    _ = try await sample.add([
      (
        "ovirt.json",
        """
        {"host": [\(host("h1", "a")), \(host("h2", "a")), \(host("h3", "b")), \(host("h4", "c")), \(host("h5", "d"))],
         "cluster": [\(cluster("a", "Intel Haswell Family")), \(cluster("b", "Intel Westmere Family")),
          \(cluster("c", "Intel Haswell Family", 6)), \(cluster("d", "Odd"))],
         "vm": [\(guest("erp", "a")), \(guest("own", "a", ", \"custom_cpu_model\": \"Westmere\"")), \(guest("web", "b"))]}
        """
      ), ("types.txt", list), ("h1.xml", SampleStore.host("Haswell-noTSX")),
      ("h2.xml", SampleStore.host("Haswell-noTSX", without: ["avx2"])),
      ("h3.xml", SampleStore.host("Haswell-noTSX")), ("h5.xml", SampleStore.host("Westmere")),
    ])
    let report = try FleetLabelsQuestion().answer(in: sample.fleet)
    let pins = Dictionary(uniqueKeysWithValues: report.pins.map { ($0.requirement, $0) })
    let haswell = try #require(pins["cluster-a: Intel Haswell Family"])
    #expect(haswell.kind == .clusterType && haswell.subjects == ["erp"] && haswell.labelled == 2)
    #expect(haswell.state == .contradicted && haswell.falseLabels == ["h2"] && haswell.note == nil)
    // The records are libvirt's host-model, which does not show whether the host has vmx.
    #expect(haswell.given == 0 && haswell.undetermined == 1 && haswell.features.contains("avx2"))
    let westmere = try #require(pins["cluster-b: Intel Westmere Family"])
    #expect(westmere.state == .undetermined && westmere.subjects == ["web"])
    // Of another version nothing is known, nor of a name that nobody knows.
    #expect(pins["cluster-c: Intel Haswell Family"]?.note?.contains("ServerCPUList of 4.6") == true)
    #expect(pins["cluster-c: Intel Haswell Family"]?.state == .undetermined)
    #expect(pins["cluster-d: Odd"]?.note?.contains("frobnicate") == true)
    #expect(report.exitStatus == 1 && report.text.contains("in the cluster without it: h2"))
  }

  @Test(arguments: [
    ("{\"apiVersion\": \"v1\", \"items\": []}", "no Node"),
    ("{\"apiVersion\": \"v1\", \"items\": [", "well-formed"),
    ("{\"/nodes/a/version\": {}}", "/nodes/NODE/status"), ("{\"vm\": []}", "no host"),
    ("ServerCPUList: none", "engine-config"),
  ]) func emptyAndDamagedAnswersAreRefused(text: String, reason: String) async throws {
    let sample = try SampleStore()
    let report = try await sample.add([("answer.json", text)])
    #expect(report.refused.count == 1 && report.refused.first?.reason.contains(reason) == true)
    #expect(report.exitStatus == 65)
  }

  @Test func quantitiesOfKubernetes() {
    #expect(bytes(ofQuantity: "65867192Ki") == 65_867_192 << 10 && bytes(ofQuantity: "2Gi") == 2 << 30)
    #expect(bytes(ofQuantity: "500M") == 500_000_000 && bytes(ofQuantity: "1024") == 1024)
    #expect(
      bytes(ofQuantity: "1.5Gi") == nil && bytes(ofQuantity: "") == nil
        && bytes(ofQuantity: "99999999999Ti") == nil)
  }
}
