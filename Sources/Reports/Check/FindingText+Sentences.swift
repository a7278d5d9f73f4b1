internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import Wording

extension FindingText {
  /// A finding as a sentence; a check that could not be made has no full stop.
  ///
  /// - Parameter article: That of `article(for:)`.
  func sentence(on finding: Finding, by authority: VerdictAuthority, _ article: FeatureArticle?) -> String {
    featureSentence(on: finding, article) ?? libvirtSentence(on: finding) ?? stateSentence(on: finding)
      ?? clockSentence(on: finding, by: authority) ?? machineSentence(on: finding)
      ?? obstacleSentence(on: finding, by: authority) ?? obstacleGap(finding) ?? gap(finding)
  }

  private func featureSentence(on finding: Finding, _ article: FeatureArticle?) -> String? {
    switch finding {
    case .unexpanded(let mode):
      "The definition has the mode \(mode.mode): the host that starts the guest decides what its CPU is. Name "
        + "that host (--from HOST), or give the running guest's definition (virsh dumpxml)."
    case .otherVendor(let vendors):
      "The guest has a CPU of \(vendors.guest), and \(host) has one of \(vendors.host). The running system chose its code, MSRs "
        + "and workarounds for its vendor."
    case .missing(let loss):
      (article?.effect.text ?? loss.feature) + "."
        + (loss.isAccepted && loss.effect.isGrave ? " The policy accepts that." : "")
    case .untold(let untold):
      untold.isDoubtful
        ? "It is unknown whether the guest has it, and this host does not give it."
        : "The host's record leaves open whether guests get it."
    case .unknownName(let name):
      "The definition asks for \(name.name), which neither the catalogue nor the host's records know."
    case .neverHad(let names):
      "The guest has neither vmx nor svm, so it never had \(listed(names.features, limit: 6)). It would lose nothing; a "
        + "refusal for these is needless. They can be taken out of the definition."
    case .leftOut(let names):
      "The definition names \(listed(names.features, limit: 6)), which the guest's current host does not provide. The guest "
        + "runs without and loses nothing."
    case .machineFeatures(let change): change.sentence
    case .newWeakness(let named):
      "The host warns of a weakness that the guest was started without: \((article?.meaning ?? named.feature).continuing)."
    case .kept(let loss): "\(loss.feature) must stay, and \(host) does not give it to guests."
    case .keptUntold(let named):
      "\(named.feature) must stay, and the record of \(host) leaves open whether guests get it."
    case .keptOutside(let named): "\(named.feature) must stay, and the guest does not have it."
    default: nil
    }
  }

  private func libvirtSentence(on finding: Finding) -> String? {
    switch finding {
    case .namedVendor: return "libvirt refuses a definition that names another vendor."
    case .missingForLibvirt(let refusal):
      var text =
        "libvirt refuses the guest unless the destination offers every one of its features, hints included."
      if !refusal.breaksGuest { text += " None of what is missing here would break the guest." }
      if refusal.isAccepted {
        text +=
          " The policy makes that a warning, but libvirt does not know the policy. martlet migrate continues only if nothing worse than time is "
          + "lost and the destination accepts the definition that the guest started with. Otherwise take \(listed(refusal.features, limit: 6)) "
          + "out of the definition (martlet fix) and power-cycle the guest."
      }
      return text
    case .untoldForLibvirt(let names): return "libvirt checks \(listed(names.features, limit: 6)) too."
    case .forbidden(let named): return "The definition forbids \(named.feature), and the host has it."
    case .forbiddenUntold(let named):
      return "The definition forbids \(named.feature), and the host's record leaves open whether it has it."
    case .strict:
      return
        "The definition matches strictly. libvirt refuses to start it on \(host), which has more features; it does not compare "
        + "a running guest in this way."
    case .unknownToMap(let name):
      return
        "The CPU map of libvirt on \(host) has no feature \(name.name). libvirt looks up every name of a definition there, "
        + "whatever its policy."
    case .modeForLibvirt(let setting):
      return
        "libvirt \(setting.libvirt) on \(host) does not know the mode \(setting.mode), which came with 7.1.0. It refuses the definition."
    case .addressBitsForLibvirt(let bits):
      return bits.libvirt == nil
        ? "libvirt from 8.7.0 on refuses a definition with \(bits.guest) physical address bits on a host with \(bits.host); the version on \(host) "
          + "is unknown."
        : "libvirt refuses a definition with \(bits.guest) physical address bits on a host with \(bits.host), before QEMU starts."
    case .addressModeForLibvirt(let setting):
      return
        "The definition leaves the number of physical address bits open (<maxphysaddr mode='\(setting.mode)'/>). libvirt accepts that "
        + "from 9.2.0 on, and \(host) has \(setting.libvirt)."
    case .addressLimitForLibvirt(let bits):
      return
        "The definition limits physical address bits to \(bits.guest). libvirt \(bits.libvirt ?? "") on \(host) ignores the limit, which came with "
        + "9.3.0. After the move the guest sees \(bits.host) bits."
    case .deprecatedForLibvirt(let versions):
      return
        "The definition has deprecated_features, which changes nothing on x86. libvirt \(versions.libvirt) on \(host) refuses it with QEMU "
        + "\(versions.qemu); QEMU reports deprecated features from 10.1 on. Remove the attribute."
    case .unverified(let mode):
      return
        "libvirt does not verify the CPU of a guest with the mode \(mode.mode). It lets the guest through, and the guest "
        + "fails only when it uses what the destination lacks."
    default: return nil
    }
  }

  private func gap(_ finding: Finding) -> String {
    switch finding {
    case .uncheckedDefinition:
      "whether the running guest has all that its definition asks for: without check='full' libvirt lets QEMU leave features out at "
        + "start (virsh dumpxml of the running guest shows it)"
    case .uncheckedVendor(let name):
      "whether the host's CPU is of \(name.name), as the guest's is: no record gives its vendor, or records name different ones"
    case .uncheckedState:
      "whether XCR0 takes the guest's components: the records hold no CPUID leaf 0DH of the host"
    case .uncheckedLayout(let gap):
      "whether the XSAVE area is laid out alike: "
        + (gap.isSource
          ? "the host that the guest runs on was not given (--from)"
          : "CPUID leaf 0DH of both hosts is needed")
    case .uncheckedAddresses(let gap):
      gap.isSource
        ? "whether physical address bits agree: the guest has those of its current host, which are unknown (--from)"
        : "whether the host has the guest's physical address bits: no record gives the host's"
    case .uncheckedCounter:
      "whether the host can run the TSC at the guest's fixed frequency: no record gives the host's"
    case .uncheckedMachine(let name):
      "whether QEMU on the host has the machine type \(name.name): no record lists those of the emulator that starts the guest"
    case .uncheckedLeaves(let gap):
      gap.isSource
        ? "whether the guest keeps its CPUID leaves: its current host is unknown (--from)"
        : "whether the guest keeps its CPUID leaves: no record has both hosts' highest leaves as KVM or QEMU reports them (martlet capture)"
    case .uncheckedSupervisorState:
      "whether IA32_XSS takes the guest's components: no record has what KVM on the host says of CPUID leaf 0DH (martlet capture)"
    case .uncheckedRegisters(let names):
      "whether KVM on the host takes the values of \(listed(names.features, limit: 6)): no record has its list of MSRs (martlet capture)"
    case .uncheckedKernelAddresses:
      "whether libvirt on the host accepts the physical address bits: the host's kernel may have taken some for memory encryption, and no record "
        + "has its number (/proc/cpuinfo)"
    case .uncheckedFrequency(let gap):
      gap.isSource
        ? "whether the guest's TSC runs as fast on the host: the guest's current host is unknown (--from)"
        : "whether the guest's TSC runs as fast on the host: it needs both hosts' frequency, or that the host can scale it (martlet capture)"
    case .uncheckedIdentity(let gap):
      gap.isSource
        ? "whether the host's CPU is the guest's: its current host is unknown (--from)"
        : "whether the host's CPU is the guest's: it needs both hosts' family, model, stepping and microcode"
    case .uncheckedCaches(let gap):
      gap.isSource
        ? "whether the host has the caches that the guest sees: its current host is unknown (--from)"
        : "whether the host has the caches that the guest sees: CPUID of both hosts is needed"
    case .uncheckedAPIC(let count):
      "whether KVM on the host delivers interrupts to the guest's APIC numbers up to \(count.count): no record has its capabilities (martlet "
        + "capture)"
    case .uncheckedCPUs(let cpus):
      "whether KVM on the host accepts \(cpus.count) virtual CPUs in one guest: no record has its limit"
    case .uncheckedQEMU(let emulator):
      "whether QEMU's version suits the guest: the host has \(listed(emulator.versions)), and "
        + (emulator.emulator.map { "no record has the version of \($0)" }
          ?? "the definition names no emulator")
    default: finding.kind.rawValue
    }
  }
}
