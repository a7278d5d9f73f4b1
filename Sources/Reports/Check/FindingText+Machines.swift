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
        "The guest uses XSAVE's \(listed(used.components.map(componentName))). The host's XCR0 or IA32_XSS does not accept it, so KVM refuses the "
        + "guest's state."
    case .lostRegisters(let lost):
      let (written, dropped) = (
        lost.registers.filter(\.isAlwaysWritten), lost.registers.filter { !$0.isAlwaysWritten }
      )
      var text =
        "KVM on \(host) does not list registers of the guest: \(listed(lost.registers.map(registerName)))."
      if !written.isEmpty {
        text += " QEMU writes \(listed(written.map(\.name))) nevertheless and aborts when KVM refuses."
      }
      if !dropped.isEmpty {
        text +=
          " QEMU drops the value of \(listed(dropped.map(\.name))), and the guest continues with a wrong one."
      }
      return text
    case .stateLayout(let moves):
      let moved = moves.components.map { move in
        "\(componentName(move.number)) (\(move.size) bytes at \(move.offset), here \(move.sizeHere) at \(move.offsetHere))"
      }
      return
        "The layout of the XSAVE area differs from the guest's current host: \(listed(moved)). The guest would restore saved state "
        + "from the wrong place."
    case .fixedAddressBits(let bits):
      return
        "The guest sees \(bits.guest) physical address bits, and the host has \(bits.host). A higher address faults on a "
        + "reserved bit of the page table."
    case .usualAddressBits(let bits):
      return
        "QEMU shows the guest \(bits.guest) physical address bits unless the machine type says otherwise, and the host has \(bits.host). "
        + "Memory and devices above the host's limit cannot be used."
    case .sourceAddressBits(let bits) where bits.guest > bits.host:
      return
        "The guest sees the \(bits.guest) physical address bits of its current host, and this host has \(bits.host). A higher address "
        + "faults on a reserved bit of the page table."
    case .sourceAddressBits(let bits):
      return
        "The guest sees the \(bits.guest) physical address bits of its current host; here CPUID would change to \(bits.host) under a "
        + "running system."
    default: return nil
    }
  }

  func clockSentence(on finding: Finding, by authority: VerdictAuthority) -> String? {
    switch finding {
    case .untoldCounter:
      return
        "The guest has invtsc. It can move only if its clock fixes the TSC's frequency. A <cpu> does not show that: give the "
        + "whole <domain>."
    case .unfixedCounter:
      return authority == .libvirt
        ? "libvirt refuses at the source, before anything moves."
        : "The guest has invtsc and no fixed TSC frequency, so it cannot move to any host. Take invtsc out, or fix the frequency with "
          + "<timer name='tsc' frequency='HERTZ'/> in its <clock>, and power-cycle it."
    case .counterFrequency(let counter):
      guard authority != .libvirt else { return "libvirt refuses to start it there." }
      let compared =
        "The guest's TSC runs at \(megahertz(counter.guest)), the host's at \(megahertz(counter.host))"
      guard !counter.isFixed else {
        return compared
          + (counter.scales == false
            ? ", and the host's CPU cannot scale it."
            : ", and it is unknown whether the host's CPU can scale it.")
      }
      return compared
        + (counter.scales == false
          ? ", and its CPU cannot scale it" : "; it is unknown whether its CPU can scale it")
        + ". QEMU only warns, and a guest that measures time by the TSC runs fast or slow."
    case .reenlightenment:
      return
        "The guest has Hyper-V's re-enlightenment without a fixed TSC frequency. Once the guest enables it, the destination's QEMU "
        + "refuses the guest's state."
    default: return nil
    }
  }

  func machineSentence(on finding: Finding) -> String? {
    switch finding {
    case .nestedState:
      return
        "The guest can run nested guests, and KVM on the host cannot take over their state (KVM_CAP_NESTED_STATE = 0). While one "
        + "runs, the move fails."
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
    case .apicNumbers(let numbers):
      return
        "The guest's virtual CPUs have APIC numbers up to \(numbers.guest), and KVM on \(host) takes them up to \(numbers.host)."
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
        "\(name.name) is an alias of the newest machine type of the QEMU that starts the guest. Use a versioned one to move between "
        + "versions of QEMU."
    case .olderQEMU(let versions):
      return
        "The guest runs with QEMU \(versions.guest), and the host has the older \(versions.host). Versioned machine types are made to move "
        + "forward; the older QEMU may not know state that the newer one sends."
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
        "The guest has the CPU of its current host, and this host's CPU is different (\(differing.joined(separator: "; "))). What the "
        + "guest's system chose at boot no longer fits."
    case .gained(let names):
      return
        "On this host the running guest's CPUID gains \(listed(names.features, limit: 6)); moving back then loses "
        + "them."
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

  private func registerName(_ register: Finding.Registers.Register) -> String {
    "\(register.name) (\(String(register.index, radix: 16, uppercase: true))H)"
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
