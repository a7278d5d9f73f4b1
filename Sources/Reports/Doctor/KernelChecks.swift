internal import CPUCompatibility
internal import Remedies
internal import Wording
internal import X86CPU

/// Checks of microcode, of the kernel, and of differences between CPUs.
let kernelChecks: [HostCheck] = [
  HostCheck(
    id: "microcode.uniform", title: "one microcode on all CPUs",
    citation: "linux 6.12 Documentation/arch/x86/microcode.rst; arch/x86/kernel/cpu/common.c, identify_cpu",
    find: { context in
      let revisions = context.setup.microcode
      guard let first = revisions.first else {
        return context.notRecorded("microcode revisions of the logical CPUs")
      }
      guard revisions.count > 1 else { return .passed("All CPUs run \(hexadecimal(first.revision)).") }
      let list = revisions.map {
        "\(hexadecimal($0.revision)) on \($0.cpus.count == 1 ? "one CPU" : "\($0.cpus.count) CPUs")"
      }
      let reboot = Command.task(.reboot(context.manager))
      return .failed(
        "CPUs run different microcode (\(listed(list))): a guest's features then depend on where it runs.",
        [.task(.listGuests(context.manager)), .task(.upgrade(.microcode)), reboot],
        undo: [.task(.downgrade(.microcode)), reboot])
    }),
  HostCheck(
    id: "microcode.loaded", title: "installed microcode loaded", decides: false,
    citation:
      "linux 6.12 Documentation/arch/x86/microcode.rst; Intel SDM vol. 3A, section 10.11.1; linux 6.12 arch/x86/kernel/cpu/microcode/amd.c",
    find: { context in
      guard let configuration = context.configuration else {
        return context.notRecorded("the installed microcode")
      }
      if configuration.kernelFlags?.contains("hypervisor") == true {
        return .notApplicable("The host is a virtual machine: its hypervisor's host loads microcode.")
      }
      guard let running = context.setup.microcode.map(\.revision).min() else {
        return context.notRecorded("the microcode's revision")
      }
      guard let installed = context.setup.installedMicrocode else {
        guard let gap = configuration.missing.first(where: { $0.kind == "microcode-file" }) else {
          return context.notRecorded("the installed microcode")
        }
        return gap.hasNone
          ? .notApplicable("\(gap.source): \(gap.reason), so that firmware alone brings microcode.")
          : .notChecked("\(gap.source): \(gap.reason).", [DoctorContext.capture])
      }
      guard installed > running else {
        return .passed("\(hexadecimal(running)) runs; the installed file has \(hexadecimal(installed)).")
      }
      return .advice(
        "\(hexadecimal(running)) runs, and the installed file has \(hexadecimal(installed)): after the next boot the CPU may show other features.",
        [.task(.listGuests(context.manager)), .task(.reboot(context.manager))])
    }),
  HostCheck(
    id: "kernel.running", title: "installed kernel booted",
    citation: "modprobe(8), the folder /lib/modules/RELEASE of the running kernel",
    find: { context in
      guard let running = context.configuration?.kernelRelease else {
        return context.notRecorded("the kernel's release")
      }
      guard let kernels = context.setup.kernels else {
        return context.missing("folder", otherwise: "the installed kernels")
      }
      let reboot: [Command] = [.task(.listGuests(context.manager)), .task(.reboot(context.manager))]
      guard kernels.contains(running) else {
        return .failed(
          "\(running) runs, and its modules are no longer installed: KVM's module cannot be loaded again.",
          reboot)
      }
      let newer = kernels.filter { KernelRelease($0).isNewer(than: KernelRelease(running)) }
      guard let newest = newer.max(by: { KernelRelease($1).isNewer(than: KernelRelease($0)) }) else {
        return .passed("\(running) runs, and none newer of its flavour is installed.")
      }
      return .advice(
        "\(running) runs, and \(newest) is installed: after the next boot KVM may offer other features.",
        reboot)
    }),
  HostCheck(
    id: "cpu.uniform", title: "the same features on all CPUs",
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, identify_cpu",
    find: { context in
      let seen = context.host.seen.filter { $0.point == .cpuid || $0.point == .kernelFlags }
      guard !seen.isEmpty, seen.contains(where: { !$0.showsOneCPU }) else {
        return context.notRecorded("CPUID or flags of each logical CPU")
      }
      let varying = seen.reduce(0) { max($0, $1.varying.count) }
      guard varying > 0 else { return .passed("All logical CPUs show the same features.") }
      return .failed(
        "Logical CPUs differ in \(varying) features; guests get what all have, or more where QEMU asks one of them.",
        [.run(["martlet", "show", "HOST.json"], note: "which features, and on which CPUs")])
    }),
  HostCheck(
    id: "kernel.parameters", title: "parameters that hide features", decides: false,
    citation: "linux 6.12 Documentation/admin-guide/kernel-parameters.txt",
    find: { context in
      guard let words = context.configuration?.commandLine else {
        return context.notRecorded("the kernel's command line")
      }
      let hiding = words.filter { hidesFeatures($0) }
      guard let first = hiding.first else { return .passed("The command line hides no feature.") }
      let reboot = Command.task(.reboot(context.manager))
      return .advice(
        "The kernel was booted with \(listed(hiding)): features are missing that the CPU has. Somebody set it for a reason that Martlet cannot know.",
        [
          .task(.listGuests(context.manager)), .task(.changeCommandLine(.remove(first))), reboot,
        ], undo: [.task(.undoCommandLine(.remove(first))), reboot])
    }),
]

/// Whether a kernel parameter removes features.
///
/// - SeeAlso: linux 6.12 Documentation/admin-guide/kernel-parameters.txt, by these names.
private func hidesFeatures(_ word: String) -> Bool {
  let alone: Set = [
    "noxsave", "noxsaveopt", "noxsaves", "nopku", "nosmap", "nosmep", "nofsgsbase", "nopcid", "noinvpcid",
    "nox2apic", "nosgx",
  ]
  return alone.contains(word) || word.hasPrefix("clearcpuid=") || word == "tsx=off"
    || word == "gather_data_sampling=force"
}

private func hexadecimal(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }

/// A kernel's release, by its numbers and its flavour: `6.1.0-13-amd64` is 6, 1, 0, 13 of amd64.
struct KernelRelease {
  private let numbers: [Int]
  /// The parts without digits: the flavour, and a distribution's mark.
  private let words: [Substring]

  init(_ release: String) {
    let parts = release.split { "-._+~".contains($0) }
    numbers = parts.compactMap { Int($0) }
    words = parts.filter { Int($0) == nil }.map { $0.prefix { !$0.isNumber } }
  }

  /// Whether it is of the same flavour, and newer.
  func isNewer(than other: KernelRelease) -> Bool {
    words == other.words && other.numbers.lexicographicallyPrecedes(numbers)
  }
}
