internal import CPUCatalog
internal import CPUCompatibility
internal import Wording
internal import X86CPU

extension DiagnosisContext {
  /// What the missing features mean to the guest.
  func guestStatements() -> [Statement] {
    guard !missing.isEmpty else { return [] }
    return [hiddenStatement(), newerIsNotSuperset(), runningGuest()].compactMap { $0 }
  }

  private func hiddenStatement() -> Statement? {
    guard !missingHidden.isEmpty else { return nil }
    let names = listed(missingHidden.map(\.name), limit: 8)
    let articles = missingHidden.map { catalog.article(of: $0) }
    let text: String
    if missingHidden.count == 1, let article = articles.first {
      text =
        "A KVM guest does not see \(names)"
        + (article.exposure.text.isEmpty ? "." : ": \(article.exposure.text.continuing).")
        + " The loss: \(article.effect.text.continuing)."
    } else {
      text = "Ordinary KVM guests do not see \(names); a guest without them loses nothing in the move."
    }
    return Statement(
      id: "guest.not-shown", certainty: .certain, text: text,
      settledBy: ["virsh dumpxml GUEST    # on the source: does the running <cpu> require it?"],
      citation: articles.first?.exposure.citation ?? "")
  }

  private func newerIsNotSuperset() -> Statement? {
    guard !difference.extra.isEmpty, !vendorsDiffer else { return nil }
    return Statement(
      id: "host.newer-is-no-superset", certainty: .certain,
      text: "The destination has \(difference.extra.count) features that the source lacks, and still lacks "
        + "\(listed(missing.map(\.name), limit: 8)): a newer CPU is not always a superset of an older one.",
      settledBy: [], citation: "the records")
  }

  private func runningGuest() -> Statement {
    Statement(
      id: "guest.running-cpu-is-fixed", certainty: .certain,
      text:
        "The CPU of a running guest cannot change during the move: libvirt refuses a definition that differs in any "
        + "feature. A changed definition takes effect when the guest shuts down and starts again; a reboot from "
        + "within is not enough. `virsh migrate --persistent --persistent-xml` can stage it.",
      settledBy: [],
      citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual; src/qemu/qemu_migration.c")
  }
}
