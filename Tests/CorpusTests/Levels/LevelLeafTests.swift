import CPULevelling
import Foundation
import Testing

/// What QEMU's models do to a level: CPUID that ends early, features that libvirt's models lack, releases without a name.
struct LevelLeafTests {
  private func emission(
    _ host: HypervisorHost, _ system: ConfiguredSystem, qemu: QEMUVersion? = nil, model: String? = nil
  ) throws -> LevelEmission {
    try LevelEmission(
      try HypervisorHost.report(on: host, model: model), for: EmissionTarget(system, qemu: qemu))
  }

  private static let short: [(host: HypervisorHost, setting: String, lost: [String])] = [
    (
      HypervisorHost(model: "Cooperlake", adding: ["xsaves", "xfd", "amx-tile", "amx-int8"]),
      "min-level=0x1e",
      ["amx-tile", "amx-int8"]
    ), (HypervisorHost(model: "Penryn", adding: ["xsave"]), "min-level=0xd", ["xsave"]),
    (HypervisorHost(model: "Nehalem", adding: ["xsave"]), "min-level=0xd", ["xsave"]),
    (
      HypervisorHost(model: "Opteron_G5", vendor: "AMD", adding: ["topoext"]), "min-xlevel=0x8000001e",
      ["topoext"]
    ),
  ]

  /// A feature whose leaf is beyond the model's highest: raised where that can be said, left out and told elsewhere.
  @Test(arguments: 0..<short.count) func aLeafThatTheModelDoesNotReach(index: Int) throws {
    let (host, setting, lost) = Self.short[index]
    for system in ConfiguredSystem.withModels {
      let emission = try emission(host, system)
      #expect(emission.model == host.model)
      if system == .qemu || system == .incus {
        #expect(emission.body.contains(setting) && emission.dropped.isEmpty, "\(emission.body)")
        continue
      }
      #expect(Set(emission.dropped) == Set(lost), "\(system): \(emission)")
      #expect(!emission.body.contains("min-") && lost.allSatisfy { !emission.body.contains($0) })
      #expect(
        emission.notes.contains { note in lost.allSatisfy { note.contains($0) } && note.contains("CPUID leaf")
        }
      )
    }
  }

  /// QEMU raises its CPUID by itself for these, and nothing is said.
  @Test(arguments: [
    HypervisorHost(model: "Westmere", adding: ["fsgsbase", "smep"]),
    HypervisorHost(model: "Penryn", adding: ["arat"]),
    HypervisorHost(model: "Cooperlake", adding: ["xsaves"]),
  ])
  func aLeafThatQEMURaises(host: HypervisorHost) throws {
    let emission = try emission(host, .qemu)
    #expect(!emission.body.contains("min-") && emission.dropped.isEmpty)
  }

  /// QEMU's model has what libvirt's lacks: guests of a level without it must not get it.
  @Test(arguments: [
    ("Cascadelake-Server", "Intel", "pku"), ("Skylake-Server-IBRS", "Intel", "pku"),
    ("EPYC-Rome", "AMD", "xsaves"),
    ("Haswell-noTSX", "Intel", "f16c"), ("SandyBridge", "Intel", "xsaveopt"),
  ])
  func aFeatureOfQEMUsModelAlone(model: String, vendor: String, feature: String) throws {
    let host = HypervisorHost(model: model, vendor: vendor)
    let libvirt = try emission(host, .libvirt, model: model)
    #expect(libvirt.body.contains("<feature policy='disable' name='\(feature)'/>"), "\(libvirt.body)")
    #expect(try emission(host, .qemu, model: model).body.contains(",\(feature)=off"))
    var richer = host
    richer.adding = [feature]
    #expect(try emission(richer, .qemu, model: model).body.contains(",\(feature)=on"))
  }

  /// libvirt's model has what QEMU's lacks: guests of a level with it get it by name.
  @Test(arguments: [("Skylake-Server-IBRS", "Intel", "mpx"), ("Opteron_G2", "AMD", "rdtscp")])
  func aFeatureOfLibvirtsModelAlone(model: String, vendor: String, feature: String) throws {
    let emission = try emission(HypervisorHost(model: model, vendor: vendor), .nova, model: model)
    #expect(emission.required.contains(feature))
  }

  /// QEMU refuses a property that it does not know.
  @Test(arguments: [("Icelake-Server-noTSX", "Intel", "fb-clear"), ("EPYC-Milan", "AMD", "auto-ibrs")])
  func aPropertyThatQEMU7DoesNotHave(model: String, vendor: String, feature: String) throws {
    var report = try HypervisorHost.report(on: HypervisorHost(model: model, vendor: vendor), model: model)
    report.features.append(feature)
    report.required.append(feature)
    let old = try LevelEmission(
      report, for: EmissionTarget(.qemu, qemu: QEMUVersion("1:7.2+dfsg-7+deb12u18")))
    #expect(old.dropped == [feature] && !old.body.contains(feature))
    #expect(old.notes.contains { $0.contains("QEMU 7.2 has no property") })
    let new = try LevelEmission(report, for: EmissionTarget(.qemu, qemu: QEMUVersion("10.0.2")))
    #expect(new.dropped.isEmpty && new.body.contains("\(feature)=on") && new.notes.isEmpty)
    let unknown = try LevelEmission(report, for: EmissionTarget(.libvirt))
    #expect(unknown.notes.contains { $0.contains(feature) && $0.contains("QEMU 7.2 does not have") })
  }

  /// Names come from files of others, and are written as names or not at all.
  @Test(arguments: ["a'/><b", "$HOME", "x,enforce=off", "a\nb", "-cpu", "{{ model }}", ""])
  func aNameThatIsMoreThanAName(name: String) throws {
    var report = try HypervisorHost.report(on: HypervisorHost(model: "Haswell"))
    report.model = name
    for system in ConfiguredSystem.withModels {
      #expect(report.configuration(for: system, annotated: false) == nil)
      #expect(throws: EmissionError.self) { try LevelEmission(report, for: EmissionTarget(system)) }
    }
  }

  /// A host's name stays within its comment.
  @Test(arguments: ["a\nb", "a\r\nmodel: x", "a---->b", "-->\u{2028}x", "\u{0B}\u{85}\u{1B}[1m"])
  func aNameOfAHostThatIsMoreThanAName(name: String) throws {
    var report = try HypervisorHost.report(on: HypervisorHost(model: "Haswell"))
    report.hosts = [name]
    for system in ConfiguredSystem.withModels {
      let text = try #require(report.configuration(for: system, annotated: true))
      let body = try #require(report.configuration(for: system, annotated: false))
      let comments = text.unicodeScalars.prefix(text.unicodeScalars.count - body.unicodeScalars.count)
      let breaks: Set<UInt32> = [0x0b, 0x0c, 0x0d, 0x1b, 0x85, 0x2028, 0x2029]
      #expect(comments.allSatisfy { !breaks.contains($0.value) })
      for line in String(String.UnicodeScalarView(comments)).split(separator: "\n") {
        let isComment =
          system == .libvirt ? line.hasPrefix("<!-- ") && line.hasSuffix(" -->") : line.hasPrefix("# ")
        #expect(isComment)
        if system == .libvirt { #expect(!line.dropFirst(4).dropLast(3).contains("--")) }
      }
    }
  }
}
