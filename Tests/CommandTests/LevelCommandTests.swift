import Foundation
import TestSupport
import Testing

/// `martlet level` of records that do not tell everything.
@Suite struct LevelCommandTests {
  private func level(_ records: [String], _ options: String...) throws -> CommandResult {
    let folder = FileManager.default.temporaryDirectory.appending(path: "level-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var paths: [String] = []
    for (number, record) in records.enumerated() {
      let path = folder.appending(path: "host\(number)").path
      try record.write(toFile: path, atomically: true, encoding: .utf8)
      paths.append(path)
    }
    // Models are unknown or known by the map of one era.
    return try martlet(["level", "--cpu-map", "builtin:9.0.0"] + options + paths)
  }

  private func domainCapabilities(
    _ model: String, vendor: String, _ features: [String], usable: [String] = []
  ) -> String {
    "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><arch>x86_64</arch><cpu>"
      + "<mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model><vendor>\(vendor)</vendor>"
      + features.map { "<feature policy='require' name='\($0)'/>" }.joined() + "</mode>"
      + "<mode name='custom' supported='yes'>" + usable.map { "<model usable='yes'>\($0)</model>" }.joined()
      + "</mode></cpu></domainCapabilities>"
  }

  /// A model that the map lacks is unknown, not empty.
  @Test(arguments: [
    ("EPYC-Genoa", "AMD", "EPYC-Milan"), ("SapphireRapids", "Intel", "Cascadelake-Server-noTSX"),
    ("EPYC-Turin", "AMD", "EPYC-Rome"), ("GraniteRapids-v2", "Intel", "Skylake-Client-noTSX-IBRS"),
  ])
  func aNewerModelIsUnknown(model: String, vendor: String, usable: String) throws {
    let record = domainCapabilities(model, vendor: vendor, ["x2apic", "hypervisor", "tsc_adjust"])
    let plain = try level([record], "--format", "json")
    #expect(plain.status == 2, "\(plain)")
    #expect(plain.output.contains(#""disabled" : [\#n\#n  ]"#) && !plain.output.contains(#""model" : "486""#))
    let emitted = try level([record], "--for", "qemu")
    #expect(
      emitted.status == 2 && emitted.output.isEmpty && emitted.errors.contains("it is unknown whether"),
      "\(emitted)")
    // A model that QEMU says the host can run whole is certain, whatever the map knows of the host's own.
    let known = try level([domainCapabilities(model, vendor: vendor, ["x2apic"], usable: [usable, "qemu64"])])
    #expect(known.status == 0 && known.output.hasPrefix(usable), "\(known)")
    #expect(!known.output.contains("fpu") && !known.output.contains("syscall"))
  }

  /// What QEMU vouches for with a model is switched off nowhere, in the words of no system.
  @Test(arguments: [
    ("EPYC-Genoa", "AMD", "EPYC-Milan"), ("EPYC-Turin-v9", "AMD", "EPYC-Rome"),
    ("SapphireRapids", "Intel", "Cascadelake-Server-noTSX"),
    ("ClearwaterForest-v2", "Intel", "Broadwell-noTSX-IBRS"),
  ])
  func aUsableModelKeepsItsFeatures(model: String, vendor: String, usable: String) throws {
    let record = domainCapabilities(model, vendor: vendor, ["x2apic"], usable: [usable, "qemu64"])
    for system in ["nova", "libvirt", "qemu", "proxmox", "kubevirt", "incus", "ovirt"] {
      let answer = try level([record], "--for", system)
      #expect(answer.status == 0 && answer.output.contains(usable), "\(answer)")
      for name in ["nx", "aes", "avx2", "xsave", "smep", "ibrs", "spec-ctrl", "pku", "umip", "perfctr-core"] {
        #expect(
          !answer.output.contains("\(name)=off") && !answer.output.contains("-\(name)"), "\(name): \(answer)")
        #expect(!answer.output.contains("<feature policy='disable' name='\(name)'/>"), "\(name): \(answer)")
        #expect(!answer.output.contains("name: \(name)\n              policy: disable"), "\(name): \(answer)")
      }
    }
    let json = try level([record], "--format", "json")
    #expect(json.output.contains(#""nx""#) && json.output.contains(#""aes""#), "\(json)")
  }

  /// What the hosts of one vendor list says nothing of the models of another's.
  @Test(arguments: [("EPYC-Milan", "Icelake-Server-noTSX"), ("EPYC-Rome", "Broadwell-noTSX-IBRS")])
  func modelsAreKnownVendorByVendor(amd: String, intel: String) throws {
    let records = [
      domainCapabilities("EPYC-Genoa", vendor: "AMD", ["x2apic"], usable: [amd]),
      domainCapabilities("SapphireRapids", vendor: "Intel", ["x2apic"], usable: [intel]),
    ]
    let answer = try level(records, "--for", "libvirt")
    #expect(answer.status == 0, "\(answer)")
    #expect(answer.output.contains(">\(amd)<") && answer.output.contains(">\(intel)<"), "\(answer)")
  }

  /// Records of a few features are no whole records.
  @Test(arguments: [
    #"{"return": {"model": {"name": "host", "props": {"aes": true, "avx": true}}}}"#,
    #"{"hypervisor_hostname": "n", "cpu_info": {"arch": "x86_64", "model": "SandyBridge", "vendor": "Intel", "features": ["vme", "pcid"]}}"#,
    #"{"hypervisor_hostname": "n", "cpu_info": {"arch": "x86_64", "vendor": "AMD", "features": ["aes", "svm"]}}"#,
    "processor : 0\nvendor_id : GenuineIntel\nflags : aes avx\nbugs :\n",
    "processor : 0\nvendor_id : AuthenticAMD\nflags : fpu sse4a\nbugs :\n",
  ])
  func aRecordOfTwoFeaturesIsUndetermined(record: String) throws {
    for options in [[], ["--for", "libvirt"]] {
      let answer = try martlet(["level"] + options + ["-"], input: record)
      #expect(answer.status == 2, "\(answer)")
      #expect(!answer.output.contains("486") && !answer.output.contains("policy='disable'"))
    }
    // What is assumed is named.
    let assumed = try martlet(["level", "--assume", "usual", "--format", "json", "-"], input: record)
    let isLong = record.contains("x86_64")
    #expect(assumed.output.contains(#""feature" : "lm""#) != isLong, "\(assumed)")
  }

  /// Mixed vendors are grouped; the worst of the groups is the status.
  @Test func vendorsAreGrouped() throws {
    let hosts = [
      "<cpu><arch>x86_64</arch><model>Broadwell-noTSX-IBRS</model><vendor>Intel</vendor><feature name='vme'/></cpu>",
      "<cpu><arch>x86_64</arch><model>EPYC-IBPB</model><vendor>AMD</vendor><feature name='ht'/></cpu>",
    ]
    let text = try level(hosts)
    #expect(text.status == 0 && text.output.contains("Broadwell-noTSX-IBRS") && text.output.contains("EPYC"))
    let emitted = try level(hosts, "--for", "proxmox")
    #expect(emitted.output.contains("reported-model Broadwell-noTSX-IBRS"))
    #expect(emitted.output.contains("# AMD: host1"))
    // What stands in the way stands with each vendor; nothing does here.
    let json = try level(hosts, "--format", "json")
    #expect(!json.output.contains("The map has no"), "\(json)")
    #expect(json.output.contains("\"obstacles\" : ["))
    let thin = try level(hosts + [domainCapabilities("EPYC-Genoa", vendor: "AMD", [])], "--format", "json")
    #expect(thin.status == 2)
  }

  /// One vendor's hosts are levelled alone; a host whose vendor is unknown may not be left out unseen.
  @Test func oneVendorIsPicked() throws {
    let hosts = [
      "<cpu><arch>x86_64</arch><model>Broadwell-noTSX-IBRS</model><vendor>Intel</vendor><feature name='vme'/></cpu>",
      "<cpu><arch>x86_64</arch><model>EPYC-IBPB</model><vendor>AMD</vendor><feature name='ht'/></cpu>",
    ]
    let both = try level(hosts, "--for", "xen")
    #expect(both.status == 1 && both.output.isEmpty && both.errors.contains("--vendor (Intel: "), "\(both)")
    let amd = try level(hosts, "--for", "xen", "--vendor", "amd")
    #expect(amd.status == 0 && amd.output.contains("cpuid = "), "\(amd)")
    let text = try level(hosts, "--vendor", "AMD")
    #expect(text.status == 0 && text.output.contains("EPYC") && !text.output.contains("Broadwell"), "\(text)")
    let none = try level(hosts, "--vendor", "Hygon")
    #expect(none.status == 64 && none.errors.contains("AMD, Intel"), "\(none)")
    let unknown = try level(
      hosts + [
        "processor : 0\nflags : fpu vme de pse tsc msr pae mce cx8 apic sep mtrr lm nx sse2\nbugs :\n"
      ],
      "--vendor", "AMD")
    #expect(unknown.status == 65 && unknown.errors.contains("no record gives the vendor"), "\(unknown)")
  }

  /// XAPI levels its pools itself, and says so in the words of a level.
  @Test(arguments: ["xapi", "XenServer", "xcp-ng"]) func poolsOfXAPIAreNotWritten(name: String) throws {
    let answer = try level(["<cpu/>"], "--for", name)
    #expect(answer.status == 64 && answer.errors.contains("levels its pools itself"), "\(answer)")
    let lint = try martlet(["lint", "--as", name, "-"], input: "x")
    #expect(lint.status == 64 && lint.errors.contains("levels its pools itself"), "\(lint)")
  }

  @Test func aModelMayBeNamed() throws {
    let host =
      "<cpu><arch>x86_64</arch><model>Broadwell-noTSX-IBRS</model><vendor>Intel</vendor><feature name='vme'/></cpu>"
    let named = try level([host], "--model", "Westmere")
    #expect(named.status == 0 && named.output.hasPrefix("Westmere, plus"))
    #expect(try level([host], "--model", "Haswell", "--only-add").status == 1)
    #expect(try level([host], "--model", "EPYC").status == 65)
    #expect(try level([host], "--model", "Nonesuch").status == 65)
    #expect(try level([host], "--assume", "nonesuch").status == 64)
    let unknown = try level([domainCapabilities("SapphireRapids", vendor: "Intel", [])], "--model", "Haswell")
    #expect(unknown.status == 2, "\(unknown)")
  }
}
