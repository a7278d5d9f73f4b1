import CPUCatalog
import CPULevelling
import LibvirtCPU
import Testing

@testable import ConfigurationLint

@Suite struct LintNameTests {
  /// Rules that find a name wrong.
  private let nameRules: Set<String> = [
    "feature-unknown", "feature-foreign-name", "feature-not-in-map", "model-unknown", "model-not-in-map",
    "syntax",
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
    var names = QEMUModels.others
    for (name, count) in QEMUModels.versions {
      names.insert(name)
      for version in 1...count { names.insert("\(name)-v\(version)") }
    }
    for name in names { #expect(try wrongNames(name, as: .qemu) == [], "\(name)") }
    #expect(try wrongNames("EPYC-v9", as: .qemu) == ["model-unknown EPYC-v9"])
    #expect(try wrongNames("epyc", as: .qemu) == ["model-unknown epyc"])
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
