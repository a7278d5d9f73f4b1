package import CPUCompatibility
internal import X86CPU

/// A bit of an MSR that is to change on every logical CPU, as commands of msr-tools.
///
/// Where the values were read on all CPUs, the commands write whole numbers, each made of the value read; else they read, change one
/// bit and write, CPU by CPU.
///
/// - SeeAlso: rdmsr(1), wrmsr(1) of msr-tools; linux 6.12 arch/x86/kernel/msr.c (lockdown refuses writes).
package struct MSRWrite {
  private let address: String
  private let bit: UInt8
  /// What the bit shall be.
  private let isSet: Bool
  /// The values read, with the logical CPUs that have each; empty if not all were read.
  private let values: [(value: UInt64, cpus: [Int])]

  /// A write on `host` that makes the bit other than `hiding`.
  package init(index: UInt32, bit: UInt8, hiding: UInt8, on host: HostCPU) {
    address = "0x" + String(index, radix: 16)
    self.bit = bit
    isSet = hiding == 0
    let read = host.configuration?.values(ofMSR: index) ?? []
    let known = Set(host.cpus.flatMap(\.logicalCPUs))
    let told = Set(read.flatMap(\.cpus))
    // One CPU's value says nothing of the others'.
    values = !told.isEmpty && told.count > 1 && known.isSubset(of: told) || told == known ? read : []
  }

  /// Reads the values again, and writes what was read with the one bit changed.
  package var actions: [Command] {
    guard !values.isEmpty else {
      return [
        .script(
          "modprobe msr && rdmsr -a -f \(bit):\(bit) \(address)",
          note: "must be \(isSet ? 0 : 1); if not, this is not the cause"), .script(readModifyWrite(isSet)),
      ]
    }
    let shown = values.map { "0x\(hex($0.value)) on \(LogicalCPUList($0.cpus))" }.joined(separator: ", ")
    return [
      .script("modprobe msr && rdmsr -a \(address)", note: "must still be \(shown)")
    ]
      + changed.map { write(changing($0.value), on: $0.cpus) }
  }

  /// Writes back what was there.
  package var undoActions: [Command] {
    guard !values.isEmpty else { return [.script(readModifyWrite(!isSet), note: "or reboot")] }
    return changed.map { write($0.value, on: $0.cpus) } + [
      .instruction("or reboot: the change does not survive")
    ]
  }

  /// The lines of `actions`.
  var commands: [String] { actions.map(\.text) }

  /// The lines of `undoActions`.
  var undo: [String] { undoActions.map(\.text) }

  /// Whether every CPU that was read has the bit as it shall be.
  package var isNeedless: Bool { !values.isEmpty && changed.isEmpty }

  /// What to know of such a write.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kernel/msr.c, msr_write.
  package static let limits =
    "The value lasts until the next boot or kexec, and CPUs that come online later or wake from suspend do not have it; the running kernel "
    + "keeps the features that it found at boot; Secure Boot's lockdown forbids the write."

  /// What such a write does not change.
  package static let guestsKeepTheirs =
    "What KVM gives guests stays the same: KVM starts from what the kernel found at boot, even after a reload of its modules."

  /// The source of `guestsKeepTheirs`.
  package static let citation =
    "linux 6.1 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps (boot_cpu_data.x86_capability, masked by CPUID when the module is loaded)"

  private var changed: [(value: UInt64, cpus: [Int])] { values.filter { changing($0.value) != $0.value } }

  private func changing(_ value: UInt64) -> UInt64 {
    isSet ? value | 1 << UInt64(bit) : value & ~(1 << UInt64(bit))
  }

  private func write(_ value: UInt64, on cpus: [Int]) -> Command {
    let list = LogicalCPUList(cpus).numbers
    guard list.count > 1 else {
      return .run(["wrmsr", "-p", String(list.first ?? 0), address, "0x\(hex(value))"])
    }
    return .script("for c in \(shellWords(list)); do wrmsr -p \"$c\" \(address) 0x\(hex(value)); done")
  }

  /// The numbers as words of the shell's: runs as `$(seq 0 63)`.
  private func shellWords(_ numbers: [Int]) -> String {
    LogicalCPUList(numbers).description.split(separator: ",").map { part in
      let ends = part.split(separator: "-")
      return ends.count == 2 ? "$(seq \(ends[0]) \(ends[1]))" : String(part)
    }.joined(separator: " ")
  }

  private func readModifyWrite(_ setting: Bool) -> String {
    let change = setting ? "v | 1<<\(bit)" : "v & ~(1<<\(bit))"
    return "for c in /dev/cpu/[0-9]*; do c=${c##*/}; v=$(rdmsr -p \"$c\" -u \(address)) && "
      + "wrmsr -p \"$c\" \(address) \"$((\(change)))\"; done"
  }

  private func hex(_ value: UInt64) -> String { String(value, radix: 16) }
}
