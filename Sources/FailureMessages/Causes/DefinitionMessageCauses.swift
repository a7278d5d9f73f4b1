internal import CPUCatalog

/// Causes in definitions, models and machine types.
let definitionMessageCauses: [MessageCause] = [
  MessageCause(
    id: "model.newer",
    layers: [.libvirt],
    text: "The other side's libvirt is newer, and named the CPU by a model that this one does not have.",
    tellsApart: "virsh cpu-models x86_64 on both hosts.",
    remedies: ["libvirt.upgrade", "nova.custom-model", "pool.level"],
    citation: "libvirt 9.0.0 and 11.3.0 src/cpu_map/index.xml"),
  MessageCause(
    id: "model.name",
    layers: [.guest, .cloud],
    text:
      "The name is misspelt, of another dialect, or of a model that was added to another host's map by hand.",
    tellsApart: "martlet lint finds the likely name.",
    remedies: ["libvirt.fix-definition", "nova.fix-config", "qemu.correct-cpu"],
    citation: "libvirt 9.0.0 src/cpu_map/index.xml"),
  MessageCause(
    id: "model.qemu-older",
    layers: [.qemu],
    text: "QEMU on this host is older than the model, or built without it.",
    tellsApart: "qemu-system-x86_64 -cpu help on both hosts.",
    remedies: ["qemu.upgrade", "pool.level", "guest.cold-restart"],
    citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUTranslate; QEMU 7.2.0 target/i386/cpu.c, builtin_x86_defs"),
  MessageCause(
    id: "model.renamed",
    layers: [.libvirt, .qemu],
    text: """
      libvirt and QEMU call the model differently, or a distribution renamed it; private models of an \
      edited map are not passed to QEMU since libvirt gives it names.
      """,
    tellsApart: "virsh domcapabilities: is the model listed?",
    remedies: ["pool.level", "guest.cold-restart", "libvirt.restore-map"],
    citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUTranslate; openstack-dev 2016-05 (gate64)"),
  MessageCause(
    id: "vendor.differs",
    layers: [.silicon],
    text: "Source and destination are of different vendors.",
    tellsApart: "grep -m1 vendor_id /proc/cpuinfo on both hosts.",
    remedies: ["host.same-vendor"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"),
  MessageCause(
    id: "definition.forbid",
    layers: [.guest],
    text: "The definition forbids it: somebody wrote policy='forbid', to keep the guest off such hosts.",
    tellsApart: "virsh dumpxml --inactive GUEST | grep forbid",
    remedies: ["libvirt.fix-definition", "pool.other-host"],
    citation: "libvirt docs, formatdomain: feature policy forbid"),
  MessageCause(
    id: "definition.strict",
    layers: [.guest],
    text: "match='strict' binds the guest to hosts with exactly its CPU.",
    tellsApart: "virsh dumpxml --inactive GUEST | grep match",
    remedies: ["libvirt.fix-definition"],
    citation: "libvirt docs, formatdomain: cpu match"),
  MessageCause(
    id: "definition.arch",
    layers: [.guest],
    text: "The definition was written for another architecture.",
    tellsApart: "uname -m",
    remedies: ["pool.other-host"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"),
  MessageCause(
    id: "definition.wrong",
    layers: [.guest],
    text: "The definition or configuration is wrong in itself, on any host.",
    tellsApart: "martlet lint",
    remedies: ["libvirt.fix-definition"],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefParseXML"),
  MessageCause(
    id: "definition.topoext",
    layers: [.guest],
    text: "The guest's topology has threads, and its CPU model no topoext.",
    tellsApart: "virsh dumpxml GUEST | grep -e topology -e topoext",
    remedies: ["libvirt.fix-definition"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn"),
  MessageCause(
    id: "mode.tcg",
    layers: [.qemu, .kvm],
    text: """
      KVM is not usable here, so libvirt does not offer the mode that needs it (host-passthrough); or the \
      domain is of type kvm and the QEMU has none.
      """,
    tellsApart: "virsh domcapabilities --virttype kvm fails; ls -l /dev/kvm",
    remedies: ["kvm.enable", "libvirt.refresh"],
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsCPUModeSupported"),
  MessageCause(
    id: "mode.probe-failed",
    layers: [.libvirt, .qemu],
    text: """
      libvirt could not get the list of CPU models from this QEMU: another binary, a failed probe, a stale \
      cache.
      """,
    tellsApart: "virsh domcapabilities: are there models under custom?",
    remedies: ["libvirt.refresh"],
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsCPUModeSupported"),
  MessageCause(
    id: "machine.older",
    layers: [.qemu],
    text: """
      The destination's QEMU is older than the guest's machine type, or the distribution has types of its \
      own (pc-q35-rhel9.2.0, pc-q35-noble) that others lack.
      """,
    tellsApart: "qemu-system-x86_64 -machine help on both hosts.",
    remedies: ["libvirt.machine-type", "qemu.upgrade", "proxmox.upgrade"],
    citation: "QEMU docs/devel/migration, compatibility; libvirt 9.0.0 src/qemu/qemu_validate.c"),
  MessageCause(
    id: "machine.alias",
    layers: [.qemu],
    text: "pc and q35 are aliases of the newest version of each QEMU.",
    tellsApart: "virsh dumpxml GUEST | grep machine= on both hosts.",
    remedies: ["libvirt.machine-type"],
    citation: "QEMU wiki, Features/Migration/Troubleshooting"),
  MessageCause(
    id: "map.edited",
    layers: [.libvirt],
    text: "The map's files were edited, or mixed from two versions.",
    tellsApart: "rpm -V libvirt-libs; dpkg -V libvirt0",
    remedies: ["libvirt.restore-map"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86FeatureParse, x86ModelParse"),
  MessageCause(
    id: "dependency.missing",
    layers: [.qemu, .guest],
    text: """
      Another feature that it depends on is off: svm for the SVM names, vmx for the VMX names, \
      arch-capabilities for the bits of 10AH, xsave for states; and for some VMX controls the instruction that \
      they control, as waitpkg for vmx-enable-user-wait-pause. What is named is what depends, not what it needs.
      """,
    tellsApart: "martlet explain NAME: what it needs.",
    remedies: ["qemu.correct-cpu", "libvirt.fix-definition", "qemu.upgrade"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, feature_dependencies and x86_cpu_expand_features"),
  MessageCause(
    id: "hyperv.passthrough",
    layers: [.guest],
    text: """
      The definition passes on all that the host offers (<hyperv mode='passthrough'>, hypervPassthrough), \
      or leaves one to the host (auto).
      """,
    tellsApart: "virsh dumpxml GUEST | grep -A12 '<hyperv'",
    remedies: ["hyperv.explicit"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, hyperv_init_vcpu"),
  MessageCause(
    id: "invtsc.state",
    layers: [.guest],
    text: "The TSC frequency in the two definitions differs, or is missing on the destination.",
    tellsApart: "virsh dumpxml GUEST | grep \"timer name='tsc'\" on both hosts.",
    remedies: ["invtsc.frequency", "libvirt.same-definition"],
    citation: "QEMU 7.2.0 target/i386/machine.c, cpu_post_load"),
  MessageCause(
    id: "abi.edited",
    layers: [.libvirt],
    text: """
      The XML that was given (--xml, Nova's or a hook's) differs from the running guest's in what a guest \
      can see: somebody tried to change the CPU while it runs.
      """,
    tellsApart: "diff of virsh dumpxml --migratable GUEST and the given file.",
    remedies: ["libvirt.same-definition", "guest.stage", "guest.cold-restart"],
    citation: """
      libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual; src/conf/domain_conf.c, \
      virDomainDefCheckABIStability
      """),
  MessageCause(
    id: "abi.plain-dump",
    layers: [.libvirt],
    text: """
      The file comes from dumpxml of the live guest: it shows the resulting CPU (check='full'), but \
      libvirt compares with the requested one.
      """,
    tellsApart: "Does the file say check='full'?",
    remedies: ["libvirt.same-definition", "guest.stage", "guest.cold-restart"],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual; virsh(1), dumpxml --migratable"),
  MessageCause(
    id: "definition.passthrough",
    layers: [.guest],
    text: """
      mode='host-passthrough' (Nova's cpu_mode, KubeVirt's and Proxmox' host): the guest's CPU is that of \
      whichever host it runs on. Safe between hosts with the same CPU, microcode, kernel and QEMU only.
      """,
    tellsApart: "virsh dumpxml GUEST | grep mode=",
    remedies: ["pool.other-host", "pool.level"],
    citation: """
      libvirt docs, formatdomain: host-passthrough; kashyapc, CPU microcode, host-passthrough and live \
      migration
      """),
]
