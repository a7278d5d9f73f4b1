extension DefinitionPart {
  /// What Martlet knows of a definition besides its devices: an element on a line, those in it below it, with `|` between names that are alike;
  /// then its attributes with their values, its text, and who examines it (`lookedAtBy`).
  ///
  /// What needs something of the host that no rule examines is left out on purpose, and so is named: resctrl (cachetune, memorytune), events
  /// (perf), real-time scheduling, numad (placement auto), I/O weights, limits of swap, QEMU's newer switches (ps2, thread pools), the
  /// host's SMBIOS tables, files for fw_cfg, other architectures' features. More than 10,000 shares are named because cgroups v2 takes no more.
  ///
  /// - SeeAlso: libvirt 11.3.0 docs/formatdomain.rst; src/conf/schemas/domaincommon.rng; src/qemu/qemu_command.c and qemu_cgroup.c (what
  ///   a start needs); src/util/vircgroupv2.c, virCgroupV2SetCpuShares.
  static let known = """
    domain @type=kvm|qemu @id : machine.kvm
      name|uuid|title|description|genid|metadata : same
      memory @unit @dumpCore : same
      currentMemory @unit : same
      maxMemory @unit @slots : same
      memtune : same
        hard_limit|soft_limit @unit : same
      vcpu @placement=static @cpuset @current : host.pinned-cpus
      vcpus : same
        vcpu @id @enabled @hotpluggable @order : same
      iothreads : same
      iothreadids : same
        iothread @id : same
          poll @max @grow @shrink : same
      cputune : same
        shares text<=10000 : same
        period|quota|global_period|global_quota|emulator_period|emulator_quota|iothread_period|iothread_quota : same
        vcpupin @vcpu @cpuset : host.pinned-cpus
        emulatorpin @cpuset : host.pinned-cpus
        iothreadpin @iothread @cpuset : host.pinned-cpus
      numatune : host.numa-nodes
        memory @mode=strict|preferred|interleave|restrictive @nodeset @placement=static : host.numa-nodes
        memnode @cellid @mode=strict|preferred|interleave|restrictive @nodeset : host.numa-nodes
      memoryBacking : gap.file-memory
        hugepages : host.huge-pages
          page @size @unit @nodeset : host.huge-pages
        nosharepages|locked|discard : same
        source @type=file|anonymous|memfd : gap.file-memory
        access @mode=shared|private : same
        allocation @mode=immediate|ondemand @threads : same
      resource : same
        partition text=/machine : same
      sysinfo @type=smbios : same
        bios|system|baseBoard|chassis|oemStrings : same
          entry @name : same
      os @firmware=efi|bios : gap.firmware
        type @arch @machine text=hvm : machine.type
        loader @readonly @secure @type=rom|pflash @format @stateless : gap.firmware
        nvram @template @templateFormat @format @type=file|block : gap.firmware
          source @file @dev @index : gap.firmware
        firmware : gap.firmware
          feature @name @enabled : gap.firmware
        kernel|initrd|dtb|shim : gap.firmware
        acpi : gap.firmware
          table @type : gap.firmware
        cmdline : same
        boot @dev : same
        bootmenu @enable @timeout : same
        bios @useserial @rebootTimeout : same
        smbios @mode=emulate|sysinfo : same
      features : same
        acpi|pae : same
        apic @eoi : hypervisor.interfaces
        pmu @state=on|off : pmu.
        smm @state=on|off : same
          tseg @unit : same
        vmport @state=on|off : same
        vmcoreinfo @state=on|off : same
        ioapic @driver=kvm|qemu : same
        pvspinlock @state=on|off : hypervisor.interfaces
        kvm : hypervisor.interfaces
          hidden|hint-dedicated|poll-control|pv-ipi @state=on|off : hypervisor.interfaces
        hyperv @mode=custom|passthrough : hyperv.
          relaxed|vapic|vpindex|runtime|synic|reset|frequencies|ipi|evmcs|avic|emsr_bitmap|xmm_input @state=on|off : hyperv.
          reenlightenment @state=on|off : clock.reenlightenment
          spinlocks @state=on|off @retries : same
          vendor_id @state=on|off @value : same
          stimer @state=on|off : hyperv.
            direct @state=on|off : hyperv.
          tlbflush @state=on|off : hyperv.
            direct|extended @state=on|off : hyperv.
        tcg : same
          tb-cache @unit : same
      cpu @mode @match @check @migratable @deprecated_features : cpu
        model @fallback @vendor_id : cpu
        vendor : cpu
        feature @name @policy : cpu
        topology @sockets @dies @clusters @cores @threads : machine.apic
        cache @mode=passthrough|emulate|disable @level : passthrough.caches
        maxphysaddr @mode=passthrough|emulate @bits @limit : address.
        numa : same
          cell @id @cpus @memory @unit @memAccess=shared|private @discard : same
            distances : same
              sibling @id @value : same
            cache @level @associativity @policy : same
              size|line @value @unit : same
          interconnects : same
            latency|bandwidth @initiator @target @cache @type @value @unit : same
      clock @offset=utc|localtime|variable|absolute|timezone @basis=utc|localtime @adjustment @timezone @start : same
        timer @name=pit|rtc|hpet|kvmclock|hypervclock|tsc @present @tickpolicy=delay|catchup|merge|discard @track=boot|guest|wall|realtime @frequency : clock.
          catchup @threshold @slew @limit : same
      on_poweroff|on_reboot|on_crash|on_lockfailure : same
      pm : same
        suspend-to-mem|suspend-to-disk @enabled : same
      launchSecurity @type=sev|sev-snp|tdx|s390-pv @kernelHashes @authorKey @vcek : move.
        policy|cbitpos|reducedPhysBits|dhCert|session : move.
        guestVisibleWorkarounds|idBlock|idAuth|hostData : move.
        mrConfigId|mrOwner|mrOwnerConfig : move.
        quoteGenerationService @path : move.
      seclabel @type=dynamic|none @model @relabel : trust
        label|imagelabel|baselabel : trust
      devices : devices
    """
}
