import CPUCatalog
import CPULevelling
import LibvirtCPU

@testable import ConfigurationLint

/// The linter by the built-in map.
let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built-in map")

/// The findings of a text as `line:column rule name`.
func findings(_ text: String, as kind: ConfiguredSystem? = nil, name: String = "file") throws -> [String] {
  try linter.lint(Array(text.utf8), name: name, as: kind).findings.map {
    "\($0.line):\($0.column) \($0.rule)" + ($0.name.map { " \($0)" } ?? "")
  }
}

/// What a kind of configuration looks like with faults, and mended.
struct Sample: Sendable {
  var kind: ConfiguredSystem
  var faulty: String
  var expected: [String]
  var mended: String
}
