import CPUCatalog
import CPULevelling
import LibvirtCPU
import Testing

@testable import ConfigurationLint

@Suite struct LintNameTests {
  /// Rules that find a name wrong.
  private let nameRules: Set<String> = [
    "feature-unknown", "feature-foreign-name", "feature-not-in-map", "model-unknown", "model-not-in-map",
    "model-newer", "syntax",
  ]

  private func wrongNames(_ text: String, as kind: ConfiguredSystem) throws -> [String] {
    try linter.lint(Array(text.utf8), name: "x", as: kind).findings.filter { nameRules.contains($0.rule) }
      .map { "\($0.rule) \($0.name ?? "")" }
  }

  @Test func everyFeatureOfTheBuiltInMapIsAccepted() throws {
    let names = CPUMap.builtin.features.map(\.name)
    #expect(names.count > 150)
    let features = names.map { "<feature policy='require' name='\($0)'/>" }.joined(separator: "\n")
    #expect(try wrongNames("<cpu><model>EPYC</model>\(features)</cpu>", as: .libvirt) == [])
    let flags = names.joined(separator: ",")
    #expect(try wrongNames("[libvirt]\ncpu_model_extra_flags=\(flags)", as: .nova) == [])
    #expect(try wrongNames("1:X:\(flags):EPYC-IBPB:x86_64", as: .ovirt) == [])
  }

  @Test func everyModelOfTheBuiltInMapIsAccepted() throws {
    for model in CPUMap.builtin.models {
      #expect(try wrongNames("<cpu><model>\(model.name)</model></cpu>", as: .libvirt) == [])
    }
  }

  @Test func everyNameOfQEMUsIsAccepted() throws {
    var names = Set(QEMUProperties.aliases.keys)
    for feature in Catalog.standard.features {
      for alias in feature.aliases where alias.dialect == .qemu { names.insert(alias.name) }
    }
    #expect(names.count > 400)
    let flags = names.sorted()
    #expect(try wrongNames("EPYC," + flags.map { "+" + $0 }.joined(separator: ","), as: .qemu) == [])
    #expect(try wrongNames("EPYC," + flags.map { $0 + "=off" }.joined(separator: ","), as: .qemu) == [])
    let aliases = Set(QEMUProperties.aliases.values)
    #expect(aliases.isSubset(of: names), "aliases of names that the catalogue lacks")
  }

  @Test func everyModelOfQEMUsIsAccepted() throws {
    var names = QEMUModelNames.others
    for model in QEMUModelTable.standard.models {
      names.formUnion([model.name] + model.aliases)
      if model.version.number == 1 { names.insert("\(model.name)-v1") }
    }
    #expect(names.count > 180)
    for name in names { #expect(try wrongNames(name, as: .qemu) == [], "\(name)") }
    #expect(try wrongNames("epyc", as: .qemu) == ["model-unknown epyc"])
  }

  /// A name of a time after the tables' is no error; one that is near to a known one, or like none, is.
  @Test func namesNewerThanTheTablesAreNoErrors() throws {
    for name in [
      "EPYC-v9", "DiamondRapids-v9", "EPYC-Venice", "EPYC-Venice-v2", "NovaLake", "RazorLake-Server",
    ] {
      #expect(try wrongNames(name, as: .qemu) == ["model-newer \(name)"])
      #expect(
        try wrongNames("<cpu><model>\(name)</model></cpu>", as: .libvirt) == ["model-newer \(name)"])
    }
    let findings = try linter.lint(Array("EPYC-v9".utf8), name: "x", as: .qemu).findings
    #expect(findings.first { $0.rule == "model-newer" }?.severity == .undetermined)
    #expect(findings.contains { $0.message.contains("newer than Martlet's data (tables of QEMU 11.1") })
    for name in ["EPYC-Millan", "GraniteRapid", "Icelake-Servr", "FooBar", "EPYC-v0", "EPYC-genoa2", "Lake"] {
      #expect(try wrongNames(name, as: .qemu) == ["model-unknown \(name)"])
    }
  }

  /// What only a later libvirt or QEMU has is not wrong by an older map.
  @Test func modelsOfOtherErasAreNotInTheMap() throws {
    for name in ["DiamondRapids", "EPYC-Turin", "GraniteRapids-v5", "SapphireRapids-v8"] {
      #expect(
        try wrongNames("<cpu><model>\(name)</model></cpu>", as: .libvirt) == ["model-not-in-map \(name)"])
      #expect(try wrongNames(name, as: .qemu) == [])
    }
  }

  /// libvirt has modes in the place of QEMU's host and max.
  @Test func modesAreNoModels() throws {
    #expect(try wrongNames("<cpu><model>host</model></cpu>", as: .libvirt) == ["model-unknown host"])
  }

  @Test func suggestionsAreNames() throws {
    func first(_ text: String, _ kind: ConfiguredSystem) throws -> [String] {
      try linter.lint(Array(text.utf8), name: "x", as: kind).findings.first?.suggestions ?? []
    }
    #expect(try first("EPYC-IBPB,+avx512_vnni", .qemu) == ["avx512vnni"])
    #expect(try first("EPYC-IBPB,+AVX2", .qemu) == ["avx2"])
    #expect(try first("EPYC-IBPB,+pclmuldqq", .qemu) == ["pclmulqdq"])
    #expect(try first("Sapphirerapid", .qemu) == ["SapphireRapids"])
    #expect(try first("<cpu><model>broadwell-notsx-ibrs</model></cpu>", .libvirt) == ["Broadwell-noTSX-IBRS"])
  }
}
