/// Recognises architectures other than x86, by their names in records.
public enum OtherArchitecture {
  /// Whether `architecture` is a name of x86, 32 or 64 bits wide, in the notation of `uname -m` and libvirt.
  public static func isX86(_ architecture: String) -> Bool {
    ["x86_64", "amd64", "i386", "i486", "i586", "i686"].contains(architecture)
  }

  /// What Martlet knows, for refusals of the rest.
  static let limits = "Martlet knows only x86, arm64 and s390x CPUs"

  /// A sentence that refuses a record of another architecture.
  ///
  /// - Parameters:
  ///   - record: what the record is, as in `lscpu's output`.
  ///   - architecture: the architecture's name in the record.
  static func refusal(of record: String, _ architecture: String) -> String {
    let lowercased = architecture.lowercased()
    let known =
      lowercased.hasPrefix("aarch64")
      ? "of Arm hosts Martlet reads other records, such as /proc/cpuinfo"
      : lowercased == "s390x"
        ? "of s390x hosts Martlet reads other records, such as virsh domcapabilities" : limits
    return "this is \(record) of \(machine(architecture)); \(known)"
  }

  /// The machine that has that architecture: `an ARM machine (aarch64)`.
  ///
  /// - SeeAlso: linux 6.12 arch/*/Makefile, UTS_MACHINE; libvirt 9.0 src/util/virarch.c, virArchData.
  private static func machine(_ architecture: String) -> String {
    let families: [(prefixes: [String], name: String)] = [
      (["aarch64", "arm"], "an ARM machine"), (["ppc", "power"], "a POWER machine"),
      (["s390"], "an s390x machine"), (["riscv"], "a RISC-V machine"),
      (["loongarch"], "a LoongArch machine"), (["mips"], "a MIPS machine"),
      (["sparc"], "a SPARC machine"), (["ia64"], "an Itanium machine"),
    ]
    let lowercased = architecture.lowercased()
    let family = families.first { $0.prefixes.contains(where: lowercased.hasPrefix) }?.name
    return family.map { "\($0) (\(architecture))" } ?? "a machine of the architecture \(architecture)"
  }

  /// The kind of machine whose `/proc/cpuinfo` has such a line; nil for lines that x86 has too.
  ///
  /// - SeeAlso: linux 6.12 arch/arm64/kernel/cpuinfo.c, c_show; arch/arm/kernel/setup.c, c_show;
  ///   arch/riscv/kernel/cpu.c; arch/powerpc/kernel/setup-common.c; arch/loongarch/kernel/proc.c; arch/mips/kernel/proc.c.
  static func ofCPUInfo(key: String) -> String? {
    switch key {
    case "CPU implementer", "CPU architecture", "CPU variant", "CPU part", "CPU revision", "Features",
      "Processor":
      "an ARM machine"
    case "isa", "hart": "a RISC-V machine"
    case "timebase": "a POWER machine"
    case "system type", "ASEs implemented": "a MIPS machine"
    case "CPU Family", "Model Name": "a LoongArch machine"
    default: nil
    }
  }

  /// The kind of machine whose CPU model has such properties; nil if none is specific.
  ///
  /// It ignores properties that x86 shares with ARM (`pmu`, `kvm-steal-time`).
  ///
  /// - SeeAlso: qemu 10.0 target/arm/arm-qmp-cmds.c and target/loongarch/loongarch-qmp-cmds.c,
  ///   cpu_model_advertised_features;
  ///   target/riscv/riscv-qmp-cmds.c, riscv_obj_add_multiext_props.
  static func ofQEMU(properties: Set<String>) -> String? {
    let marks: [(names: Set<String>, machine: String)] = [
      (
        ["aarch64", "sve", "sve128", "kvm-no-adjvtime", "pauth", "pauth-impdef"],
        "an ARM machine"
      ),
      (["lsx", "lasx", "lbt"], "a LoongArch machine"),
      (["zicsr", "sstc"], "a RISC-V machine"),
    ]
    return marks.first { !$0.names.isDisjoint(with: properties) }?.machine
  }

  /// Whether a CPU model has properties that only QEMU for s390x gives one.
  ///
  /// - SeeAlso: qemu 10.0 target/s390x/cpu_features_def.h.inc.
  static func isS390(properties: Set<String>) -> Bool {
    !properties.isDisjoint(with: ["zarch", "esan3", "edat"])
  }
}
