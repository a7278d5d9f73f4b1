internal import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import Wording

extension FindingText {
  /// A finding in a sentence; of what was not checked, without a full stop.
  ///
  /// - Parameter article: That of `article(for:)`.
  func sentence(on finding: Finding, by authority: VerdictAuthority, _ article: FeatureArticle?) -> String {
    featureSentence(on: finding, article) ?? libvirtSentence(on: finding) ?? stateSentence(on: finding)
      ?? clockSentence(on: finding, by: authority) ?? machineSentence(on: finding) ?? gap(finding)
  }

  private func featureSentence(on finding: Finding, _ article: FeatureArticle?) -> String? {
    switch finding {
    case .unexpanded(let mode):
      "The definition has the mode \(mode.mode): the host that starts the guest decides what its CPU is. Say "
        + "which with --from HOST, or give the running guest's definition (virsh dumpxml)."
    case .otherVendor(let vendors):
      "The guest has a CPU of \(vendors.guest), and \(host) has one of \(vendors.host): the running system chose its code, MSRs "
        + "and workarounds by the vendor."
    case .missing(let loss):
      (article?.effect.text ?? loss.feature) + "."
        + (loss.isAccepted && loss.effect.isGrave ? " The policy accepts that." : "")
    case .untold(let untold):
      untold.isDoubtful
        ? "The guest's current host does not report whether its guests have it, and this one does not offer it."
        : "The host does not report whether guests get it."
    case .unknownName(let name):
      "The definition asks for \(name.name), which neither the catalogue nor the host's records know."
    case .neverHad(let names):
      "The guest has neither vmx nor svm, so that it never had \(listed(names.features, limit: 6)): it would lose "
        + "nothing, and whoever refuses it for them refuses it for nothing. They can be taken out of the definition."
    case .newWeakness(let named):
      "The host warns of a weakness that the guest was started without: \((article?.meaning ?? named.feature).continuing)."
    case .kept(let loss): "\(loss.feature) must stay, and \(host) does not give it to guests."
    case .keptUntold(let named):
      "\(named.feature) must stay, and \(host) does not report whether guests get it."
    case .keptOutside(let named): "\(named.feature) must stay, and the guest does not have it."
    default: nil
    }
  }

  private func libvirtSentence(on finding: Finding) -> String? {
    switch finding {
    case .namedVendor: return "libvirt refuses a definition that names another vendor."
    case .missingForLibvirt(let refusal):
      var text =
        "libvirt refuses a running guest whose CPU the destination cannot give whole, hints and instructions alike."
      if !refusal.breaksGuest { text += " None of what is missing here would break the guest." }
      if refusal.isAccepted {
        text +=
          " The policy makes that a warning, and libvirt knows no such policy: take \(listed(refusal.features, limit: 6)) out of the definition "
          + "(martlet fix) and power-cycle the guest first."
      }
      return text
    case .untoldForLibvirt(let names): return "libvirt checks \(listed(names.features, limit: 6)) too."
    case .forbidden(let named): return "The definition forbids \(named.feature), and the host has it."
    case .forbiddenUntold(let named):
      return "The definition forbids \(named.feature), and the host does not report whether it has it."
    case .strict:
      return
        "The definition matches strictly: a start on \(host) is refused for what the host has besides; a running guest "
        + "is not compared so."
    case .unknownToMap(let name):
      return
        "The CPU map of libvirt on \(host) has no feature \(name.name); every name of a definition is looked up there, "
        + "whatever its policy."
    case .unverified(let mode):
      return
        "libvirt does not verify the CPU of a guest with the mode \(mode.mode): it lets the guest through, and what the "
        + "destination lacks is missed only when the guest uses it."
    default: return nil
    }
  }

  private func gap(_ finding: Finding) -> String {
    switch finding {
    case .uncheckedDefinition:
      "whether the running guest has all that its definition asks for: without check='full' libvirt lets QEMU leave features out at "
        + "start (virsh dumpxml of the running guest tells)"
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
      "whether QEMU on the host has the machine type \(name.name): no record lists its machine types"
    default: finding.kind.rawValue
    }
  }
}
