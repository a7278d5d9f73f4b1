internal import CPUCatalog

/// Causes that feature names point to: virtualization, versions, generations.
let nameMessageCauses: [MessageCause] = [
  MessageCause(
    id: "names.vmx",
    layers: [.kvm],
    text: """
      The vmx-* names say what a guest hypervisor may use (nested virtualization). kvm_intel makes the \
      list from the CPU, its own version and its parameters (nested=, ept=, unrestricted_guest=, \
      enable_apicv=): another kernel, parameter or generation, another list. host-model passes all of it \
      on, to guests too that run no guests.
      """,
    tellsApart: """
      Compare /sys/module/kvm_intel/parameters and uname -r of both hosts; if both agree, the CPUs differ. \
      Where vmx itself is missing, nested=N or no kvm_intel.
      """,
    remedies: ["kvm.nested-parity", "guest.no-nested", "guest.stage", "guest.cold-restart", "kernel.align"],
    names: ["vmx", "vmx-*"],
    citation: """
      linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs; kubevirt issue 12519; harvester \
      issue 7965
      """),
  MessageCause(
    id: "names.vmx-map",
    layers: [.libvirt],
    text: """
      Older libvirt could not name the vmx-* features (9.0.0 has none of them, 11.3.0 all), so a guest \
      started there has a definition without them; a newer one finds them in the CPU, or requests \
      them by name.
      """,
    tellsApart: """
      virsh version on both hosts: one without the names? grep -c vmx- \
      /usr/share/libvirt/cpu_map/x86_features.xml
      """,
    remedies: ["libvirt.upgrade", "guest.cold-restart"],
    names: ["vmx-*"],
    citation: "libvirt 9.0.0 and 11.3.0 src/cpu_map/x86_features.xml; kubevirt issue 12519"),
  MessageCause(
    id: "names.svm",
    layers: [.kvm],
    text: """
      The name says what a guest hypervisor may use (nested virtualization, AMD). kvm_amd passes on what \
      its version knows and its parameters (nested=, npt=, vgif=, vnmi=, vls=) leave.
      """,
    tellsApart: "Compare /sys/module/kvm_amd/parameters and uname -r of both hosts.",
    remedies: [
      "kvm.nested-parity-amd", "guest.no-nested", "guest.stage", "guest.cold-restart", "kernel.align",
    ],
    names: [
      "svm", "npt", "lbrv", "svm-lock", "nrip-save", "tsc-scale", "vmcb-clean", "flushbyasid",
      "decodeassists", "pause-filter", "pfthreshold", "avic", "v-vmsave-vmload", "vgif", "vnmi",
      "svme-addr-chk",
    ],
    citation: "linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps, svm_hardware_setup"),
  MessageCause(
    id: "names.mpx",
    layers: [.silicon, .libvirt],
    text: """
      MPX is gone from newer CPUs (Intel Ice Lake and later server models); older libvirt maps count it to \
      Skylake and Cascade Lake models, whether the guest uses it or not.
      """,
    tellsApart:
      "grep -w mpx /proc/cpuinfo on both hosts; libvirt 11.x lists mpx as removed from those models.",
    remedies: ["guest.disable-feature", "guest.stage", "guest.cold-restart", "pool.level"],
    names: ["mpx", "vmx-exit-clear-bndcfgs", "vmx-entry-load-bndcfgs"],
    citation: """
      libvirt 11.3.0 src/cpu_map/x86_Icelake-Server.xml (mpx removed); libvirt gitlab issues 304 and 608; \
      Bloomberg chef-bcpc PR 2226
      """),
  MessageCause(
    id: "names.waitpkg",
    layers: [.qemu, .kvm],
    text: """
      KVM offers waitpkg only where the host's own VMX controls have it (enable user wait and pause). In the guest the dependency runs the other way: vmx-enable-user-wait-pause needs \
      waitpkg, and goes where that is off; waitpkg needs none of the guest's VMX.
      """,
    tellsApart: """
      Compare QEMU's and the kernel's version on both hosts; look for "depends on other features" in the \
      guest's log.
      """,
    remedies: ["qemu.upgrade", "guest.disable-feature", "guest.stage", "guest.cold-restart"],
    names: ["waitpkg", "vmx-enable-user-wait-pause"],
    citation: """
      QEMU 10.0.13 target/i386/cpu.c, feature_dependencies; linux 6.12 arch/x86/kvm/vmx/vmx.c, \
      vmx_set_cpu_caps; harvester issue 5755; libvirt PR 111
      """),
  MessageCause(
    id: "names.pku",
    layers: [.kvm, .kernel],
    text: """
      KVM gives pku only with EPT or NPT and where the host kernel has protection keys on (no nopku, OSPKE \
      set).
      """,
    tellsApart:
      "cat /sys/module/kvm_intel/parameters/ept, /proc/cmdline, grep -w ospke /proc/cpuinfo on both hosts.",
    remedies: ["kernel.align", "guest.disable-feature", "guest.stage", "guest.cold-restart"],
    names: ["pku", "pks"],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps"),
  MessageCause(
    id: "names.pdcm",
    layers: [.kvm, .qemu],
    text: """
      pdcm says that the guest has a PMU's capability register. KVM offers it depending on kvm.enable_pmu and its \
      version; QEMU removes it with pmu=off. The same definition has it under one version and \
      not under another.
      """,
    tellsApart: """
      cat /sys/module/kvm/parameters/enable_pmu, uname -r and QEMU's version on both hosts; <pmu state=…> \
      in the definition.
      """,
    remedies: [
      "kvm.pmu-parity", "qemu.upgrade", "guest.disable-feature", "guest.stage", "guest.cold-restart",
    ],
    names: ["pdcm", "ds", "dtes64", "perfctr_core", "perfmon-v2", "arch-lbr"],
    citation: """
      QEMU 7.2.0 and 10.0.13 target/i386/cpu.c, cpu_x86_cpuid; linux 6.12 arch/x86/kvm/vmx/vmx.c, \
      vmx_set_cpu_caps; harvester issue 11358
      """),
  MessageCause(
    id: "names.ht-extra",
    layers: [.qemu, .libvirt],
    text: """
      QEMU 10.0.0 and later report ht as a CPU property, which earlier versions set silently; \
      libvirt before 11.10.0 treats it as a feature that the guest did not have. Upgrading only one side \
      triggers it; it affects guests with more than one core or thread.
      """,
    tellsApart: """
      qemu-system-x86_64 --version and virsh version on the destination: QEMU 10 or later with libvirt \
      before 11.10.0.
      """,
    remedies: ["libvirt.upgrade-ht", "qemu.upgrade", "guest.cold-restart", "pool.other-host"],
    names: ["ht"],
    citation: """
      libvirt NEWS 11.10.0; QEMU 7.2.0 and 10.0.13 target/i386/cpu.c, cpu_x86_cpuid; kubevirt issue 16386; \
      harvester issue 11615
      """),
  MessageCause(
    id: "names.arch-facilities",
    layers: [.libvirt],
    text: """
      arch-facilities is an old name, of RHEL 7's libvirt: the feature was renamed and is called \
      arch-capabilities everywhere else. No newer CPU map has the old name.
      """,
    tellsApart: "grep -rn -e arch-facilities -e arch-capabilities /usr/share/libvirt/cpu_map* on both hosts.",
    remedies: ["libvirt.upgrade", "nova.skip-cpu-compare", "nova.custom-model", "libvirt.restore-map"],
    names: ["arch-facilities"],
    citation: "Red Hat bug 1867127"),
  MessageCause(
    id: "names.invtsc",
    layers: [.guest],
    text: """
      invtsc alone is not migratable: the definition requests it by name, or passes the host's CPU through \
      with migratable='off'.
      """,
    tellsApart: "virsh dumpxml GUEST | grep -e invtsc -e \"timer name='tsc'\" -e migratable",
    remedies: ["invtsc.frequency", "invtsc.drop"],
    names: ["invtsc"],
    citation: """
      QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu; libvirt 9.0.0 src/qemu/qemu_migration.c, \
      qemuMigrationSrcIsAllowed
      """),
  MessageCause(
    id: "names.kvm-pv",
    layers: [.kvm, .qemu],
    text: "The name is KVM's own paravirtual interface: kernel, QEMU and machine type decide, not the CPU.",
    tellsApart: "uname -r and qemu-system-x86_64 --version on both hosts.",
    remedies: ["kernel.align", "qemu.upgrade", "guest.stage", "guest.cold-restart"],
    names: ["kvm_pv_unhalt", "kvm-pv-unhalt", "kvm_pv_eoi", "kvm-pv-eoi", "kvm-*", "hv-*"],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func (KVM_CPUID_FEATURES)"),
  MessageCause(
    id: "missing.generation",
    layers: [.silicon, .kernel],
    text: """
      The destination does not have it: an older or smaller CPU, or a kernel whose KVM does not know the \
      bit yet. A guest started on the fuller host has it (host-model, host-passthrough) \
      and can go only to similar hosts: pools of mixed generations need one level. The effect depends on the feature: \
      without a hint (erms, fsrm) the guest is slower, without an instruction (vaes, avx2) it raises #UD, \
      an illegal instruction.
      """,
    tellsApart: """
      martlet explain NAME --on this, on the destination, says at which layer it is lost: CPUID, kernel, \
      KVM, QEMU or libvirt.
      """,
    remedies: [
      "guest.look",
      "pool.other-host",
      "pool.level",
      "guest.disable-feature",
      "guest.stage",
      "guest.cold-restart",
    ],
    neverNames: ["ht", "arch-facilities", "invtsc", "cmt", "mbm_total", "mbm_local"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive; harvester issue 3015"),
  MessageCause(
    id: "missing.stale-probe",
    layers: [.libvirt],
    text: """
      libvirt answers from what it probed earlier: a module parameter that was changed, or a reloaded \
      module, goes unnoticed.
      """,
    tellsApart: "Compare virsh domcapabilities before and after the cache is removed.",
    remedies: ["libvirt.refresh"],
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsValid"),
  MessageCause(
    id: "extra.upgrade",
    layers: [.qemu, .libvirt, .kernel],
    text: """
      The destination gives the guest more than it had: another version of QEMU, libvirt or the kernel \
      computes a bit differently, or a map's model has lost or won it. The guest's CPU would change under \
      it, so libvirt refuses.
      """,
    tellsApart: """
      qemu-system-x86_64 --version, virsh version and uname -r of both hosts; <pmu>, <features> and cpu-pm \
      in the definition.
      """,
    remedies: ["qemu.upgrade", "libvirt.upgrade", "pool.other-host", "guest.stage", "guest.cold-restart"],
    neverNames: ["ht"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"),
  MessageCause(
    id: "unknown.older-map",
    layers: [.libvirt],
    text: """
      The daemon that printed it is older than the one that sent the CPU, or has other patches: its CPU \
      map does not know the name.
      """,
    tellsApart: "virsh version on both hosts; grep -rn NAME /usr/share/libvirt/cpu_map* on both.",
    remedies: ["libvirt.upgrade", "libvirt.restore-map", "nova.skip-cpu-compare", "nova.custom-model"],
    neverNames: ["arch-facilities", "monitor"],
    citation:
      "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU; Platform9 knowledge base (ssbd); Red Hat bug 1867127"
  ),
  MessageCause(
    id: "unknown.edited-map",
    layers: [.libvirt],
    text: """
      The map was edited (the name was commented out as a workaround), or the map is not libvirt's. Every \
      libvirt map in Martlet's tables, from 0.10.2 on, has old names such as monitor.
      """,
    tellsApart:
      "rpm -V libvirt-libs libvirt-client; dpkg -V libvirt0: a 5 before the map's path means edited.",
    remedies: ["libvirt.restore-map"],
    citation: "libvirt 0.10.2 src/cpu/cpu_map.xml, 7.0.0, 9.0.0 and 11.3.0 src/cpu_map; Red Hat bug 1867127"),
  MessageCause(
    id: "unknown.misspelt",
    layers: [.guest],
    text: """
      The name belongs to another dialect or is misspelt: Linux writes sse4_1 and lahf_lm as libvirt does, QEMU \
      sse4.1 and lahf-lm.
      """,
    tellsApart: "martlet lint GUEST.xml; martlet explain NAME",
    remedies: ["libvirt.fix-definition"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86ValidateFeatures"),
]
