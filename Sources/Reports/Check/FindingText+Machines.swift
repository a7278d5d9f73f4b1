internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import Wording
internal import X86CPU

extension FindingText {
  func stateSentence(on finding: Finding) -> String? {
    switch finding {
    case .speculationControl(let register):
      return
        "The guest has \(listed(register.features)) and may have set \(register.bit) in SPEC_CTRL. The host has the register without that bit "
        + "(none of \(listed(register.names))). If the bit is set, QEMU on \(host) aborts when it loads the guest."
    case .stateComponents(let used):
      return
        "The guest uses XSAVE's \(listed(used.components.map(componentName))), which the host's XCR0 does not take: the guest's state is refused."
    case .stateLayout(let moves):
      let moved = moves.components.map { move in
        "\(componentName(move.number)) (\(move.size) bytes at \(move.offset), here \(move.sizeHere) at \(move.offsetHere))"
      }
      return
        "The XSAVE layout differs from the one where the guest runs: \(listed(moved)). What the guest's system and programs have "
        + "saved would be restored from the wrong place."
    case .fixedAddressBits(let bits):
      return
        "The guest is told that physical addresses have \(bits.guest) bits, and the host has \(bits.host): an address above faults on a "
        + "reserved bit of the page table."
    case .usualAddressBits(let bits):
      return
        "QEMU tells the guest \(bits.guest) physical address bits unless the machine type says otherwise, and the host has \(bits.host): memory and "
        + "devices above the host's limit cannot be used."
    case .sourceAddressBits(let bits) where bits.guest > bits.host:
      return
        "The guest was told the \(bits.guest) physical address bits of the host that it runs on, and this one has \(bits.host): an address above "
        + "faults on a reserved bit of the page table."
    case .sourceAddressBits(let bits):
      return
        "The guest was told the \(bits.guest) physical address bits of the host that it runs on; here CPUID would say \(bits.host), under a "
        + "running system."
    default: return nil
    }
  }

  func clockSentence(on finding: Finding, by authority: VerdictAuthority) -> String? {
    switch finding {
    case .untoldCounter:
      return
        "The guest has invtsc. Such a guest moves only if its clock fixes the TSC's frequency, which a <cpu> by itself does not tell: "
        + "give the whole <domain>."
    case .unfixedCounter:
      return authority == .libvirt
        ? "libvirt refuses at the source, before anything is moved."
        : "The guest has invtsc and no fixed TSC frequency: it cannot move to any host. Take invtsc out, or fix the frequency with "
          + "<timer name='tsc' frequency='HERTZ'/> in its <clock>, and power-cycle it."
    case .counterFrequency(let counter):
      guard authority != .libvirt else { return "libvirt refuses to start it there." }
      let compared =
        "The guest's TSC runs at \(megahertz(counter.guest)), the host's at \(megahertz(counter.host))"
      guard !counter.isFixed else {
        return compared
          + (counter.scales == false
            ? ", and the host's CPU cannot scale it."
            : ", and whether the host's CPU can scale it is not known.")
      }
      return compared
        + (counter.scales == false
          ? ", and its CPU cannot scale it" : "; whether its CPU can scale it is not known")
        + ": QEMU warns and goes on, and a guest that measures time by the TSC runs fast or slow."
    case .reenlightenment:
      return
        "The guest is offered Hyper-V's re-enlightenment without a fixed TSC frequency: once it enables it, the destination's QEMU "
        + "refuses its state."
    default: return nil
    }
  }

  func machineSentence(on finding: Finding) -> String? {
    switch finding {
    case .nestedState:
      return
        "The guest can run guests of its own, and KVM on the host cannot take over their state (KVM_CAP_NESTED_STATE = 0): with one "
        + "running, the move fails."
    case .withoutKVM: return "The guest asks for KVM, and the host's kernel has no KVM loaded."
    case .machineType(let machine):
      return "QEMU on \(host) does not have the machine type \(machine.machine ?? "")."
    case .machineVersion(let versions):
      return
        "The machine type \(versions.machine ?? "") came with QEMU \(versions.guest), and the host has \(versions.host)."
    case .removedMachine(let versions):
      return
        "QEMU \(versions.host) on \(host) no longer has the machine type \(versions.machine ?? ""). Its oldest is version \(versions.guest)."
    case .tooManyCPUs(let cpus):
      return
        "The guest has up to \(cpus.guest) virtual CPUs, and KVM on \(host) accepts at most \(cpus.host)."
    case .fewerLeaves(let leaves):
      let lost = leaves.numbers.map { number in
        "\(number.quantity.title) \(hexadecimal(number.guest)), here \(hexadecimal(number.host))"
      }
      return
        "The guest has its current host's CPUID leaves, and \(host) has fewer (\(lost.joined(separator: "; "))). Leaves disappear under "
        + "a running system."
    case .otherCaches(let caches):
      let other = caches.numbers.map { number in
        "\(number.quantity.title) \(kibibytes(number.guest)), here \(kibibytes(number.host))"
      }
      return
        "The guest sees its current host's caches, and those of \(host) differ (\(other.joined(separator: "; "))). Programs that sized "
        + "their data by them keep the old sizes."
    case .machineAlias(let name):
      return
        "\(name.name) stands for the newest machine type of the QEMU that starts the guest; a versioned one is needed to move between "
        + "versions."
    case .olderQEMU(let versions):
      return
        "The guest runs with QEMU \(versions.guest), and the host has the older \(versions.host): a versioned machine type is made to move "
        + "forward; state that the newer QEMU sends may be unknown to the older."
    case .identity(let identity):
      let differing = identity.numbers.map { number in
        let isMicrocode = number.quantity == .microcode
        let (there, here) = (
          String(number.guest, radix: isMicrocode ? 16 : 10),
          String(number.host, radix: isMicrocode ? 16 : 10)
        )
        let prefix = isMicrocode ? "0x" : ""
        return "\(number.quantity.title) \(prefix)\(there), here \(prefix)\(here)"
      }
      return
        "The guest has the CPU of the host that it runs on, and this one is another (\(differing.joined(separator: "; "))): what the "
        + "guest's system chose by it at boot no longer fits."
    case .gained(let names):
      return
        "On this host the guest's CPUID gains \(listed(names.features, limit: 6)), under a running system; the way back then "
        + "loses them."
    case .mixedCPUs(let mixed):
      return "The host's logical CPUs are of \(mixed.kinds) kinds"
        + (mixed.features.isEmpty
          ? ", which differ in features that the guest does not have"
          : ": only some have \(listed(mixed.features, limit: 6)), which the guest has")
        + ". A guest sees the kind that QEMU started on; pin its vCPUs and QEMU to one kind (<vcpupin>, <emulatorpin>)."
    default: return nil
    }
  }

  private func componentName(_ number: Int) -> String {
    XSaveComponent.name(of: number) ?? "component \(number)"
  }

  private func hexadecimal(_ leaf: UInt64) -> String { String(leaf, radix: 16, uppercase: true) + "H" }

  private func kibibytes(_ bytes: UInt64) -> String {
    bytes % 1024 == 0 ? "\(bytes / 1024) KiB" : "\(bytes) bytes"
  }

  private func megahertz(_ hertz: UInt64) -> String {
    let tenths = hertz / 100_000 + (hertz % 100_000 + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MHz"
  }
}
