import CPUCatalog
import CPULevelling
import ConfigurationLint
import LibvirtCPU
import Testing

/// A configuration of more words than any has is refused; its comments do not count.
@Suite struct CrowdedFileTests {
  private let linter = Linter(catalog: .standard, map: .builtin, mapTitle: "built in")

  @Test func words() throws {
    let flags = (0..<70_000).map { "f\($0)" }.joined(separator: ",")
    let error = #expect(throws: LintError.self) {
      try linter.lint(
        Array("[libvirt]\ncpu_model_extra_flags = \(flags)\n".utf8), name: "nova.conf", as: .nova)
    }
    #expect(
      error?.description.contains("more than 65536 words outside comments") == true,
      "\(String(describing: error))")
    let comments = String(repeating: "# one two three four\n", count: 20_000)
    _ = try linter.lint(Array((comments + "[libvirt]\ncpu_mode = none\n").utf8), name: "nova.conf", as: .nova)
  }
}
