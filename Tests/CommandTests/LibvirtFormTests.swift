import Foundation
import Testing

/// Hosts and guests of `martlet libvirt` in the forms of the other verbs: each gives what the plain file gives.
@Suite struct LibvirtFormTests {
  private let files: AskingFiles
  private let capabilities: String
  private let offers: String
  private let capture: String
  private let era = ["--cpu-map", "builtin:9.0.0", "--libvirt-version", "9.0.0"]

  private static let physical =
    "<capabilities><host><cpu><arch>x86_64</arch><model>Haswell-noTSX</model><vendor>Intel</vendor><feature name='monitor'/></cpu></host></capabilities>"
  private static let offered =
    "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc</machine><arch>x86_64</arch><cpu>"
    + "<mode name='host-model' supported='yes'><model fallback='forbid'>IvyBridge</model><vendor>Intel</vendor></mode></cpu></domainCapabilities>"

  init() throws {
    files = try AskingFiles()
    capabilities = try files.write(Self.physical, "capabilities.xml")
    offers = try files.write(Self.offered, "offers.xml")
    let guest = try String(contentsOfFile: files.guest, encoding: .utf8)
    let registers = """
      CPU 0:
         0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000206a7 ebx=0x00100800 ecx=0x1fbae3ff edx=0xbfebfbff

      """
    func part(_ kind: String, _ text: String, _ about: [String: String] = [:]) -> [String: Any] {
      [
        "kind": kind, "source": kind, "time": "2026-01-01T00:00:00Z", "about": about, "encoding": "text",
        "content": text,
      ]
    }
    let snapshot: [String: Any] = [
      "schema": "martlet.snapshot/1.1", "martlet": "1.0", "method": "probe",
      "captured": "2026-01-01T00:00:00Z",
      "identity": ["hostName": "node9", "started": [String: String]()], "isRedacted": false,
      "parts": [
        part("cpuid", registers), part("libvirt-capabilities", Self.physical),
        part(
          "libvirt-domcapabilities", Self.offered.replacing("IvyBridge", with: "qemu64"), ["type": "qemu"]),
        part("libvirt-domcapabilities", Self.offered, ["type": "kvm"]),
        part("libvirt-domain", guest, ["domain": "web", "state": "live"]),
      ],
      "missing": [[String: String]](),
    ]
    let json = try JSONSerialization.data(withJSONObject: snapshot, options: [.sortedKeys])
    capture = try files.write(String(decoding: json, as: UTF8.self), "host.json")
  }

  private func libvirt(_ words: String...) throws -> CommandResult { try martlet(["libvirt"] + words + era) }

  /// The physical CPU is that of `virsh capabilities`, the offered one that of KVM's `virsh domcapabilities`.
  @Test func aCaptureIsItsParts() throws {
    let plain = try libvirt("compare", capabilities, files.guest)
    let captured = try libvirt("compare", capture, capture + "#web")
    #expect(plain.status == 0 && captured.status == 0, "\(captured)")
    #expect(plain.output.replacing(files.guest, with: "G") == captured.output.replacing(capture, with: "G"))
    #expect(try libvirt("compare", capture, capabilities).output.contains("is identical to host CPU"))
    #expect(
      try libvirt("baseline", capture, capabilities).output
        == libvirt("baseline", capabilities, capabilities).output)
    let model = try files.write("<cpu mode='host-model'/>", "model.xml")
    let expanded = try libvirt("expand", model, "--on", offers)
    #expect(expanded.status == 0 && expanded.output.contains("IvyBridge"), "\(expanded)")
    #expect(try libvirt("expand", model, "--on", capture).output == expanded.output)
    #expect(
      try libvirt("expand", capture + "#web", "--on", capture).output
        == libvirt("expand", files.guest, "--on", offers).output)
    // CPUID as <cpudata> is CPUID of a dump.
    let data = try files.write(
      """
      <cpudata arch='x86'><cpuid eax_in='0x00000000' ecx_in='0x00' eax='0x0000000d' ebx='0x756e6547' ecx='0x6c65746e' edx='0x49656e69'/>
      <cpuid eax_in='0x00000001' ecx_in='0x00' eax='0x000206a7' ebx='0x00100800' ecx='0x1fbae3ff' edx='0xbfebfbff'/></cpudata>
      """, "cpudata.xml")
    let decoded = try libvirt("decode", data, "--as", "host")
    #expect(decoded.status == 0)
    #expect(try libvirt("decode", capture).output == decoded.output)
    let json = try libvirt("compare", capture, files.guest, "--format", "json")
    #expect(json.output.contains("\"format\" : \"snapshot\""), "\(json)")
  }

  /// libvirt names the CPU that it runs on, so an answer by a record with several kinds says which it took.
  @Test func severalKindsOfCPUAreToldOf() throws {
    func registers(_ cpu: Int, _ features: String) -> String {
      """
      CPU \(cpu):
         0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000206a7 ebx=0x00100800 ecx=\(features) edx=0xbfebfbff

      """
    }
    let alike = try files.write(registers(0, "0x1fbae3ff") + registers(1, "0x1fbae3ff"), "alike.txt")
    let mixed = try files.write(registers(0, "0x1fbae3ff") + registers(1, "0x0fbae3ff"), "mixed.txt")
    let plain = try libvirt("decode", alike)
    let first = try libvirt("decode", mixed)
    #expect(plain.status == 0 && plain.errors.isEmpty, "\(plain)")
    #expect(first.output == plain.output)
    #expect(first.errors.contains("mixed.txt has 2 kinds of CPU"), "\(first)")
    #expect(first.errors.contains("the answer for CPU 0"), "\(first)")
    let json = try libvirt("decode", mixed, "--format", "json")
    #expect(json.output.contains("2 kinds of CPU"), "\(json)")
  }

  /// Nova's cpu_info is the `<cpu>` that Nova compares; a listing is all its hosts.
  @Test func listingsFoldersAndListsAreHosts() throws {
    func row(_ name: String, _ features: String) -> String {
      #"{"hypervisor_hostname":"\#(name)","cpu_info":{"arch":"x86_64","model":"SandyBridge","vendor":"Intel","features":[\#(features)],"topology":{}}}"#
    }
    let listing = try files.write(
      #"{"hypervisors":[\#(row("cn1", #""monitor""#)),\#(row("cn2", #""ds""#))]}"#, "listing.json")
    let folder = files.path + "/hosts"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, feature) in [("a", "monitor"), ("b", "ds")] {
      _ = try files.write(
        "<cpu><arch>x86_64</arch><model>SandyBridge</model><vendor>Intel</vendor><feature name='\(feature)'/></cpu>",
        "hosts/\(name).xml")
    }
    _ = try files.write("no record\n", "hosts/README")
    let list = try files.write("\(folder)/a.xml\n\(folder)/b.xml # the second\n", "list")
    let plain = try libvirt("baseline", folder + "/a.xml", folder + "/b.xml")
    #expect(plain.status == 0 && plain.output.contains("SandyBridge</model>"), "\(plain)")
    for form in [
      [listing], [listing + "#cn1", listing + "#cn2"], [folder], [folder + "/*.xml"], ["@" + list],
    ] {
      let result = try martlet(["libvirt", "baseline"] + form + era)
      #expect(result.output == plain.output && result.status == 0, "\(form): \(result)")
      #expect(
        result.errors.contains("README is left out: it is no record") == (form == [folder]),
        "\(form): \(result)")
    }
    let some = try libvirt("compare", listing, files.guest)
    #expect(some.status == 64 && some.errors.contains("names 2 CPUs"), "\(some)")
    #expect(try libvirt("compare", listing + "#cn1", files.guest).status == 0)
    let several = try libvirt("compare", folder, files.guest)
    #expect(several.status == 64 && several.errors.contains("names 2 CPUs"), "\(several)")
  }

  /// What a form does not hold, and what must not be opened.
  @Test func formsThatCannotBe() throws {
    let guests: [([String], Int32, String)] = [
      (["compare", capture + "#web", files.guest], 64, "is a guest; a host is expected"),
      (["compare", capture + "#wbe", files.guest], 66, "there is no guest wbe"),
      (["expand", capture + "#wbe"], 66, "did you mean web?"),
      (["compare", capabilities + "#a", files.guest], 65, "it has no host a"),
      (["decode", "Examples/article/nova.log"], 65, "error: "),
      (["baseline", "qemu+ext:///system"], 64, "--allow-uri"),
      (["compare", "esx://node/", files.guest], 64, "no libvirt driver"),
      (["expand", files.guest, "--on", "qemu+ssh://-oProxyCommand=x/system"], 64, "begins with -"),
      (["decode", "ssh://-x"], 64, "begins with -"),
      // On all hosts, or on none.
      (
        ["baseline", capabilities, "qemu+unix:///session?socket=/nonexistent/socket"], 69, "Failed to connect"
      ),
    ]
    for (words, status, text) in guests {
      let result = try martlet(["libvirt"] + words + era)
      #expect(result.status == status && result.output.isEmpty, "\(words): \(result)")
      #expect(result.errors.contains(text), "\(words): \(result)")
    }
  }
}

/// The ends and guests of `martlet migrate`, as far as no daemon is needed.
@Suite struct MigrateFormTests {
  @Test(
    arguments: [
      ("web --from qemu+ext:///system --to qemu:///session", "runs a program"),
      ("web --from qemu:///session --to qemu+ssh://n/system?command=x", "parameter command"),
      ("web --from qemu:///session --to qemu+ssh://n/system?PROXY=x", "parameter PROXY"),
      ("web --from qemu:///session --to qemu+ssh://-oProxyCommand=x/system", "begins with -"),
      ("web --from qemu:///session --to esx://node/", "no libvirt driver"),
      ("web --from qemu:///session --to qemu:///system --peer-uri qemu+ext://n/system", "runs a program"),
      ("web --from qemu:///session --to ssh://node2", "its libvirt is qemu+ssh://node2/system"),
      ("web --from host.json --to qemu:///system", "--from host.json is not a URI"),
      ("web --to qemu:///system", "--from names the libvirt"),
      ("qemu:///session#a qemu:///system#b --to qemu+ssh://n/system", "guests of one libvirt"),
      ("qemu:///session#a --from qemu:///system --to qemu+ssh://n/system", "guests of one libvirt"),
      ("qemu:///session --to qemu:///system", "name the guest, as qemu:///session#NAME"),
      ("web --from qemu:///session --to qemu:///system#web", "leave out #web"),
      ("Package.swift#web --from qemu:///session --to qemu:///system", "is no guest of libvirt's"),
      ("ssh://node2#web --from qemu:///session --to qemu:///system", "is no guest of libvirt's"),
    ])
  func endsThatCannotBe(words: String, wanted: String) throws {
    let result = try martlet(["migrate"] + words.split(separator: " ").map(String.init))
    #expect(result.status == 64 && result.output.isEmpty, "\(result)")
    #expect(result.errors.contains(wanted), "\(result)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result)")
  }

  @Test func listsNameGuests() throws {
    let files = try AskingFiles()
    let list = try files.write("qemu:///session#a\nqemu:///system#b\n", "list")
    let two = try martlet("migrate", "@" + list, "--to", "qemu+ssh://n/system")
    #expect(two.status == 64 && two.errors.contains("guests of one libvirt"), "\(two)")
    let missing = try martlet("migrate", "@/nowhere", "--to", "qemu+ssh://n/system")
    #expect(missing.status == 66 && missing.errors.contains("No such file"), "\(missing)")
  }
}
