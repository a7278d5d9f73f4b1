internal import CPUDiagnosis
internal import LibvirtCPU
internal import Remedies
internal import Wording

/// The statements of a patch report: guests, pairs of hosts, daemons, and the case against the patch.
struct MapPatchStatements {
  let patch: CPUMapPatch
  let features: [MapPatchReport.Dropped]

  init(_ patch: CPUMapPatch, features: [MapPatchReport.Dropped]) {
    self.patch = patch
    self.features = features
  }

  var names: String { listed(patch.features, limit: 4) }
  private var first: String { patch.features.first ?? "" }

  /// The answer: the removed features, the cost, and that a patch is the last resort.
  func answer(_ changes: [MapPatchReport.Model]) -> [String] {
    let losers = changes.filter { !$0.loses.isEmpty }
    let models = losers.map(\.name)
    let few = listed(models, limit: 6)
    let lost = patch.features.filter { name in losers.contains { $0.loses.contains(name) } }
    guard let chosen = patch.models else {
      return [
        "In the copy libvirt has no name \(names): "
          + (models.isEmpty ? "no model had it" : "\(few) \(models.count == 1 ? "loses" : "lose") it")
          + ", and no host shows it.",
        "Whatever still names \(names) is refused there with \"\(LibvirtRefusal.Phrase.unknownFeature.rawValue)\": running guests that name it do "
          + "not come to such a host. This is a last resort.",
      ]
    }
    return [
      (models.isEmpty
        ? "In the copy no model loses \(names), but lists change; the name stays known."
        : "In the copy \(few) \(models.count == 1 ? "loses" : "lose") \(listed(lost, limit: 4)); the name stays known.")
        + " Chosen: \(listed(chosen)).",
      "What libvirt means by a model's name then differs from hosts with another map. This is a last resort.",
    ]
  }

  var guests: [Statement] { patch.models == nil ? guestsWithoutName : guestsOfModels }

  private var guestsWithoutName: [Statement] {
    let errors = patch.features.map {
      "\"\(LibvirtRefusal.unknownFeature($0).error(of: .validation).message)\""
    }
    var statements = [
      certain(
        "guest.unknown-feature",
        "A guest whose definition names \(names), under whatever policy (require, disable, forbid, optional), no longer "
          + "starts, is not restored and not taken in by migration: \(listed(errors, limit: 2)). To define it is still "
          + "accepted; the start fails.",
        see: [
          .run([
            "grep", "-rl", "-e", "name='\(first)'", "/etc/libvirt/qemu", "/run/libvirt/qemu",
            "/var/lib/libvirt/qemu/snapshot",
          ]),
          "virsh managedsave-dumpxml GUEST; virsh save-image-dumpxml FILE; virsh snapshot-dumpxml GUEST NAME",
        ],
        "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidate; src/cpu/cpu_x86.c, virCPUx86ValidateFeatures"
      ),
      certain(
        "guest.unknown-in-comparison",
        "Comparing and baselining a CPU that names it is an error, no verdict: "
          + "\"\(LibvirtRefusal.unknownFeature(first).error(of: .comparison).message)\". Nova's pre-check compares with the source's CPU, and fails so if the source still lists the name.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU and x86ModelFromCPU; nova nova/virt/libvirt/driver.py, _compare_cpu"
      ),
      certain(
        "guest.where-names-are",
        "Names are in more than what somebody wrote: in the live definition of every running guest (host-model is "
          + "spelled out there), in saved images, managed saves, snapshots, backups of definitions, and in what other hosts "
          + "send.",
        "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU; src/cpu/cpu_x86.c, virCPUx86UpdateLive"
      ),
    ]
    for feature in patch.features {
      let marking = patch.modelsMarking(feature)
      guard !marking.isEmpty else { continue }
      statements.append(
        certain(
          "guest.named-by-libvirt",
          "libvirt itself writes policy='disable' name='\(feature)' into every guest of \(listed(marking)) when it starts "
            + "it (removed='yes' in the map): all guests of these models that run now, or were saved, name it.",
          "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86DisableRemovedFeatures"))
    }
    statements.append(
      certain(
        "guest.running",
        "Running guests keep the CPU that they have, with \(names) if they have it, and survive the daemon's restart; "
          + "they lose it, and may be moved to such hosts, only after their definition no longer names it and they were "
          + "shut down and started (not rebooted).",
        "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_process.c, qemuProcessRefreshCPU"))
    statements.append(blindness)
    return statements + losses
  }

  /// A sentence on QEMU, whose models a map does not change.
  private var blindness: Statement {
    certain(
      "guest.qemu-still-gives-it",
      "QEMU has models of its own, which still hold \(names) where they did, and host-passthrough passes it on. libvirt "
        + "no longer sees it, so that it neither asks for it nor checks that a destination has it: a guest that uses it can "
        + "be moved to a host without it, and nothing refuses.",
      "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86DataAddFeature (unknown features are ignored) and virCPUx86UpdateLive"
    )
  }

  private var guestsOfModels: [Statement] {
    [
      certain(
        "guest.extra-in-model",
        "libvirt no longer expects \(names) of guests of these models. Where QEMU's model of that name still gives it, a "
          + "guest that starts gets policy='require' name='\(first)' in its live definition, which every destination "
          + "then checks; with check='full' it does not start (\"\(LibvirtRefusal.Phrase.extraFeatures.rawValue)\"). Nothing is won for it.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"),
      certain(
        "guest.running",
        "Running guests keep the CPU that they have, and their live definition as it is, until they are shut down and "
          + "started (not rebooted).",
        "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_process.c, qemuProcessRefreshCPU"
      ),
    ] + losses
  }

  /// The effects of losing each feature, from the catalogue.
  private var losses: [Statement] {
    features.compactMap { feature in
      guard let effect = feature.effect else { return nil }
      let exposure = feature.exposure.map { " Shown to KVM guests: \($0.sentence)." } ?? ""
      return certain(
        "guest.effect-of-loss", "A running guest that loses \(feature.name): \(effect.sentence).\(exposure)",
        [effect.citation, feature.exposure?.citation ?? ""].filter { !$0.isEmpty }.joined(separator: "; "))
    }
  }

  func certain(_ id: String, _ text: String, see: [Command] = [], _ citation: String) -> Statement {
    Statement(id: id, certainty: .certain, text: text, settledBy: see, citation: citation)
  }
}
