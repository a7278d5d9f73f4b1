internal import S390Compatibility
internal import Wording

extension S390Report.Finding {
  /// A finding with its sentence.
  init(_ finding: S390Finding) {
    kind = finding.kind.rawValue
    weight = "\(finding.weight)"
    subject = finding.subject
    answer = finding.answer
    properties = finding.properties
    text = finding.sentence
    citation = finding.citation
  }
}

extension S390Finding {
  /// The finding in a few sentences; its properties are named beside it.
  var sentence: String {
    let said = answer ?? ""
    return switch kind {
    case .architecture:
      "The source is \(subject) and the destination \(said). No guest moves between architectures."
    case .comparison:
      "The destination's QEMU compared the guest's model with what it offers: \(said). " + meaning
    case .definition where weight == .blocks:
      "The destination's \(speaker) says that \(subject) does not run there."
    case .definition: "The destination's \(speaker) says that \(subject) runs there."
    case .hypervisor where weight == .blocks:
      "libvirt asked the destination's QEMU: it cannot give the CPU described in \(subject)."
    case .hypervisor: "libvirt asked the destination's QEMU: it can give the CPU described in \(subject)."
    case .vacuous:
      "libvirt's answer about \(subject) proves nothing: a definition that takes what its host offers is compared with the same host."
    case .refusal: "The destination's QEMU did not compare \(subject). It answered: \(said)"
    case .unpaired:
      "QEMU answered \(said), but the record does not show which models it compared. Record the request with its reply."
    case .otherPair: "An answer about another pair does not count: \(subject), \(said)."
    case .unanswered where subject.isEmpty:
      "The records show neither the guest's model nor an answer of the destination about it."
    case .unanswered:
      "The destination's records hold no answer of QEMU or libvirt about exactly this model."
    case .contradiction: "The destination's answers contradict each other."
    case .unchecked:
      "The guest takes what its host offers (\(subject)). QEMU calls such models not safe for migration, and refuses no move because of them."
    case .deprecated:
      "QEMU calls features of the guest's model deprecated. Newer machines can lack them."
    }
  }

  /// What QEMU's word means for the guest.
  private var meaning: String {
    let generation =
      properties.contains("type") ? " The property type stands for the machine's generation." : ""
    switch S390Comparison(rawValue: answer ?? "") {
    case .identical: return "Both are the same, so the guest runs there."
    case .subset: return "The guest needs less than the destination offers, so it runs there."
    case .superset: return "The guest needs more than the destination offers." + generation
    case .incompatible:
      return "Each has something that the other lacks. QEMU does not say which side a property is missing on."
        + generation
    case nil: return ""
    }
  }

  private var speaker: String { answer == "libvirt" ? "libvirt" : "QEMU" }
}

extension S390Report {
  /// What the checks of libvirt and Nova are worth between s390x hosts.
  static var managers: [Manager] {
    [
      Manager(
        by: "libvirt",
        text:
          "virsh cpu-compare proves nothing: on s390x libvirt calls every pair identical and leaves the check to QEMU.",
        citation: "libvirt 11.3 src/cpu/cpu_s390.c, virCPUs390Compare"),
      Manager(
        by: "nova",
        text:
          "Before release 27, Nova's check proves nothing, because it asks libvirt the same. From 27 on, libvirt asks the destination's QEMU.",
        citation:
          "nova 31.0.0 nova/virt/libvirt/driver.py, LibvirtDriver._compare_cpu; libvirt 11.3 src/qemu/qemu_driver.c, qemuConnectCompareHypervisorCPU"
      ),
    ]
  }
}
