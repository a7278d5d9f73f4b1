internal import CPUDiagnosis
internal import LibvirtCPU
internal import Remedies

extension MapPatchStatements {
  private typealias Phrase = LibvirtRefusal.Phrase

  /// Migrations between hosts with the patched map and hosts without it.
  var hosts: [Statement] {
    guard patch.models == nil else { return hostsOfModels }
    return hostsWithoutName + (patch.features.contains("monitor") ? [publishedCase] : [])
  }

  private var publishedCase: Statement {
    Statement(
      id: "hosts.published-case", certainty: .inferred,
      text:
        "In the published case a destination answered \"\(LibvirtRefusal.unknownFeature("monitor").words(of: .comparison))\", and its operator had taken monitor "
        + "out of a map: the guests of the other host still named it.",
      settledBy: ["grep -rc \"name='monitor'\" /usr/share/libvirt/cpu_map*    # on both hosts"],
      citation: "Su and Feng, Intel, 30 September 2019")
  }

  private var hostsWithoutName: [Statement] {
    [
      certain(
        "hosts.all-alike",
        "Do it on source and destination alike, and on every host that either exchanges guests, saved images or Nova's "
          + "comparisons with: at one time, after no definition names \(names) any more.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86ValidateFeatures; Red Hat bug 1867127"),
      certain(
        "hosts.destination-only",
        "Only on the destination: it refuses all that the source still sends with the name "
          + "(\"\(Phrase.unknownFeature.rawValue)\"). "
          + "That is the message of an edited map, not of hardware.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86ValidateFeatures"),
      certain(
        "hosts.source-only",
        "Only on the source: it stops listing \(names), so that comparisons of the host's CPU pass. The destination still "
          + "refuses, after QEMU's start, a guest that has it and whose definition there does not "
          + "(\"\(Phrase.unlikeDefinition.rawValue): \(Phrase.extraFeatures.rawValue)\"), or the other way round "
          + "(\"\(Phrase.missingFeatures.rawValue)\").",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"),
    ]
  }

  private var hostsOfModels: [Statement] {
    [
      certain(
        "hosts.all-alike",
        "Do it on source and destination alike, and on every host that takes guests of these models: a migrating guest "
          + "brings the name of its model, and each side reads it by its own map. Where only one has the edited map, the "
          + "other finds \"\(Phrase.extraFeatures.rawValue)\" or \"\(Phrase.missingFeatures.rawValue)\" after QEMU's start, and refuses.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive")
    ]
  }

  /// The daemons that must restart.
  var daemons: [Statement] {
    [
      certain(
        "daemons.restart",
        "libvirtd, or virtqemud where the daemons are split, reads the map once in its life: restart it first. "
          + "nova-compute keeps what libvirt answered when nova-compute started: restart it afterwards.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86DriverOnceInit; nova nova/virt/libvirt/host.py, get_capabilities"
      ),
      certain(
        "daemons.caches",
        "QEMU's capabilities in /var/cache/libvirt/qemu/capabilities need not be removed for libvirt 7.0.0, 9.0.0 and "
          + "11.3.0, which were read: they keep QEMU's own words, and a starting daemon makes models of them by its "
          + "map. It never asks whether the map changed. For other versions, remove the *.xml there before the restart: "
          + "it costs seconds, and guests do not notice.",
        "libvirt 7.0.0, 9.0.0, 11.3.0 src/qemu/qemu_capabilities.c, virQEMUCapsLoadCache, virQEMUCapsInitHostCPUModel, "
          + "virQEMUCapsIsValid"),
      certain(
        "daemons.package",
        "An upgrade or a reinstallation of the package (Debian and Ubuntu: libvirt0; RPM: libvirt-libs) puts its own map "
          + "back without asking, since the files are no configuration: on one host, and not on the next. Keep the command and the diff with the host's configuration, and check after every upgrade.",
        see: ["dpkg -V libvirt0; rpm -V libvirt-libs    # lists the files that differ from the package's"],
        "libvirt 9.0.0 libvirt.spec.in, %files libs; src/cpu_map/meson.build"),
    ]
  }

  /// The reasons against the patch.
  var lastResort: [Statement] {
    var statements = [
      certain(
        "last-resort.all-guests",
        "It changes what a name means for all guests of a host, to help one; and the check that it silences is the one "
          + "that keeps guests from hosts on which they fail.",
        "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"),
      certain(
        "last-resort.no-interface",
        "libvirt's documentation offers the map's models and features as names to use, not as a file to edit: what "
          + "you have then is tested by nobody.",
        "libvirt docs/formatdomain.rst, CPU model and topology"),
      Statement(
        id: "last-resort.safer", certainty: .certain,
        text:
          "Safer, and for the same end: policy='disable' for \(names) in the guest's own definition and a power cycle; one named "
          + "model that all hosts have (Nova: cpu_mode = custom); the same firmware settings, microcode and versions on both "
          + "hosts. Martlet names what fits two hosts.",
        settledBy: ["martlet diagnose --from SOURCE --to DESTINATION"],
        citation:
          "libvirt docs/formatdomain.rst, CPU model and topology; nova doc/source/admin/cpu-models.rst"),
    ]
    if patch.models == nil {
      statements.append(
        certain(
          "last-resort.known-for",
          "Support desks have handed the edit out as a workaround, and operators have used it; in the published case "
            + "it was called dirty, and another way was looked for.",
          "Red Hat bug 1867127; Su and Feng, Intel, 30 September 2019"))
    }
    return statements
  }
}
