/// A CPU model of QEMU's: what its definition switches on, and how far its CPUID goes.
///
/// libvirt's model of the same name may differ in a few features (QEMU's Cascadelake-Server has pku, libvirt's has not): what guests
/// get is QEMU's.
struct QEMUModel: Sendable {
  /// The highest leaf of CPUID.
  var level: UInt32
  /// The highest extended leaf, from 80000000H on.
  var extendedLevel: UInt32
  /// Whether QEMU 7.2 has it; all are in 10.0.
  var isInQEMU7: Bool
  /// QEMU's names of the features that the definition switches on.
  var properties: Set<String>

  /// The model of that name, or nil if it is in neither release that was read.
  static func named(_ name: String) -> QEMUModel? {
    all[name] ?? (name.hasSuffix("-v1") ? all[String(name.dropLast(3))] : nil)
  }

  /// Properties that QEMU 7.2 does not have.
  static let newerProperties = Set(
    text(QEMUModelTable.newerThan7).split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Features of definitions that QEMU switches off where KVM runs the guest, unless they are asked for.
  ///
  /// - SeeAlso: qemu 7.2 and 10.0 target/i386/kvm/kvm-cpu.c, kvm_default_props.
  static let switchedOffByKVM: Set<String> = ["acpi", "monitor", "svm"]

  /// Features that QEMU and KVM give to guests on any host that runs KVM.
  ///
  /// - SeeAlso: qemu 7.2 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid (arat, topoext, x2apic, hypervisor).
  static let givenAnywhere: Set<String> = ["arat", "hypervisor", "topoext", "x2apic"]

  private static let all: [String: QEMUModel] = {
    var models: [String: QEMUModel] = [:]
    var name = ""
    for line in text(QEMUModelTable.rows).split(separator: "\n") {
      var words = line.split(separator: " ")
      if !line.hasPrefix(" ") {
        name = String(words[0])
        var model = QEMUModel(
          level: UInt32(words[1]) ?? 0, extendedLevel: UInt32(words[2], radix: 16) ?? 0,
          isInQEMU7: words[3] == "7.2", properties: [])
        words.removeFirst(4)
        if words.first == "=" {
          model.properties = models[String(words[1])]?.properties ?? []
          words.removeFirst(2)
        }
        models[name] = model
      }
      for word in words {
        let property = String(word.dropFirst())
        if word.hasPrefix("+") {
          models[name]?.properties.insert(property)
        } else {
          models[name]?.properties.remove(property)
        }
      }
    }
    return models
  }()
}

private func text(_ table: StaticString) -> String {
  table.withUTF8Buffer { unsafe String(decoding: $0, as: UTF8.self) }
}
