internal import CPUCatalog
package import CPUCompatibility
internal import LibvirtCPU
package import MartletQuestions

/// New software or microcode for hosts, as the command line writes it.
package struct HostChange: Sendable {
  /// The versions that hosts get.
  package var upgrade = HostUpgrade()
  /// The revision of microcode that hosts get; nil for none.
  package var microcode: UInt64?

  /// Reads `kernel=6.18`, `qemu=11.1`, `libvirt=12.8.0` or `microcode=0x2b000603`.
  ///
  /// - Parameter option: The option whose words these are.
  /// - Throws: `usage` for another form, for microcode beside software, and for nothing at all.
  package init(_ words: [String], of option: String) throws(QuestionError) {
    func refused(_ word: String, _ form: String) -> QuestionError {
      QuestionError(.usage, "\(option) \(word): expected \(form)", at: .parameter(option))
    }
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw refused(word, "kernel=, qemu=, libvirt= or microcode= with a version")
      }
      let value = parts[1]
      switch parts[0] {
      case "kernel":
        guard KVMRelease(value) != nil else {
          throw refused(word, "a series such as kernel=6.18, or a release")
        }
        upgrade.kernel = value
      case "qemu":
        guard let series = QEMUSeries(release: value.prefix { $0.isNumber || $0 == "." }) else {
          throw refused(word, "a version such as qemu=11.1")
        }
        upgrade.qemu = series
      case "libvirt":
        guard let version = LibvirtVersion(value) else {
          throw refused(word, "a version such as libvirt=12.8.0")
        }
        upgrade.libvirt = version
      case "microcode":
        guard let revision = Self.revision(value) else {
          throw refused(word, "a revision such as microcode=0x2b000603")
        }
        microcode = revision
      default: throw refused(word, "kernel=, qemu=, libvirt= or microcode= with a version")
      }
    }
    guard microcode == nil || upgrade.isEmpty else {
      throw QuestionError(
        .usage, "\(option): microcode stands alone; ask about the software first, then about the microcode",
        at: .parameter(option))
    }
    guard microcode != nil || !upgrade.isEmpty else {
      throw QuestionError(
        .usage, "\(option): give at least one of kernel=, qemu=, libvirt= and microcode=",
        at: .parameter(option))
    }
  }

  /// A revision of microcode, `0x2b000603`; nil for anything else.
  static func revision(_ text: String?) -> UInt64? {
    text.flatMap { $0.hasPrefix("0x") ? UInt64($0.dropFirst(2), radix: 16) : nil }
  }
}
