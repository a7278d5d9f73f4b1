/// The elements of a guest's definition that bear on its CPU, its machine and its moves.
let domainList = """
  domain @type
    metadata ~
    name #guest
    uuid #uuid
    memory|currentMemory @unit #number
    maxMemory @unit @slots #number
    vcpu @placement @cpuset @current #number
    vcpus
      vcpu @id @enabled @hotpluggable @order
    iothreads #number
    cputune
      vcpupin @vcpu @cpuset
      emulatorpin @cpuset
      iothreadpin @iothread @cpuset
    numatune
      memory @mode @nodeset @placement
      memnode @cellid @mode @nodeset
    memoryBacking
      hugepages
        page @size @unit @nodeset
      nosharepages|locked|discard
      source|access @type @mode
      allocation @mode @threads
    launchSecurity @type @kernelHashes @authorKey @vcek
      cbitpos|reducedPhysBits|policy #
    sysinfo @type
      system
        entry @name #owner
    os @firmware
      type @arch @machine #
      firmware
        feature @enabled @name
      loader @readonly @secure @type @stateless @format #path
      nvram @template:path @templateFormat @format @type #path
      kernel|initrd|dtb #path
      boot @dev
      smbios @mode
      bios @useserial @rebootTimeout
    features
      acpi|apic|pae|hap|vmport|pmu|smm|ioapic|gic|tcg|async-teardown|ras|ps2|aia|privnet|viridian @state @driver @eoi @version
      hyperv @mode
        relaxed|vapic|vpindex|runtime|synic|reset|frequencies|reenlightenment|ipi|evmcs|avic|emsr_bitmap|xmm_input @state
        spinlocks @state @retries
        stimer|tlbflush @state
          direct|extended @state
        vendor_id @state
      kvm
        hidden|hint-dedicated|poll-control|pv-ipi|dirty-ring @state @size
      xen
        e820_host|passthrough @state @mode
      tseg @state
        size @unit #number
    cpu @mode @match @check @migratable @deprecated_features
      arch|vendor #
      model @fallback @vendor_id:vendor #
      topology @sockets @dies @clusters @cores @threads
      cache @level @mode
      maxphysaddr @mode @bits @limit
      feature @policy @name
      numa
        cell @id @cpus @memory @unit @memAccess @discard
          distances
            sibling @id @value
    clock @offset @basis
      timer @name @present @frequency @mode @track @tickpolicy
        catchup @threshold @slew @limit
    devices
      emulator #path
      disk @type @device @snapshot @model
        driver @name @type @cache @io @iothread @discard
        source @file:path @dev:path @dir:path @pool:name @volume:name @name:name @protocol @mode @startupPolicy @type
        backingStore @type ^
          format @type
          source @file:path @dev:path @dir:path @name:name @protocol
        mirror @type @job @ready
          format @type
        target @dev @bus
        readonly|shareable|transient
        boot @order
        address @type @domain @bus @slot @function @controller @target @unit
      controller @type @index @model
        model @name
        driver @iothread @queues
        address @type @domain @bus @slot @function
      filesystem @type @accessmode
        driver @type @queue
        source @dir:path
        target @dir:name
        readonly
      interface @type
        model @type
        driver @name @queues
        source @dev:path
          address @type @domain @bus @slot @function
        teaming @type @persistent
        address @type @domain @bus @slot @function
      hostdev @mode @type @managed @model @display @rawio
        driver @name @model
        source @name:name @wwpn:name @protocol
          vendor|product @id
          adapter @name:name
          address @type @domain @bus @slot @function @device @uuid:uuid @target @unit
        teaming @type @persistent
        address @type @domain @bus @slot @function
      serial|parallel|console|channel|smartcard|redirdev @type @mode @bus
        source @path:path @mode
        target @type @port
          model @name
        address @type @controller @bus @port
      tpm @model
        backend @type @version @persistent_state
          device @path:path
      shmem @name:name @role
        model @type
        size @unit #number
        msi @enabled @vectors @ioeventfd
      memory @model @access @discard
        source
          path #path
          pagesize @unit #number
          nodemask #
        target
          size|label|requested|block @unit #number
          node #number
      rng @model
        rate @bytes @period
        backend @model @type #path
      input @type @bus @model
        source @dev:path @evdev:path
      video
        model @type @heads @primary @vram
          acceleration @accel3d @accel2d
      graphics @type
      sound|watchdog|memballoon|iommu|crypto|vsock|panic|audio|hub @model @type @action @autodeflate
        driver @intremap @caching_mode @eim @iotlb @aw_bits
    seclabel @type @model @relabel
  """

/// The elements of a host's capabilities on its CPU, its memory and its hypervisors.
let capabilitiesList = """
  capabilities
    host
      uuid #uuid
      cpu
        arch|model|vendor #
        microcode @version
        signature @family @model @stepping
        counter @name @frequency @scaling
        topology @sockets @dies @clusters @cores @threads
        maxphysaddr @mode @bits
        feature @name
        pages @unit @size
      power_management
        suspend_mem|suspend_disk|suspend_hybrid
      iommu @support
      migration_features
        live
        uri_transports
          uri_transport #
      topology
        cells @num
          cell @id
            memory @unit #number
            pages @unit @size #number
            distances
              sibling @id @value
            cpus @num
              cpu @id @socket_id @die_id @cluster_id @core_id @siblings
      cache
        bank @id @level @type @size @unit @cpus
          control @granularity @min @unit @type @maxAllocs
      secmodel
        model|doi #
    guest
      os_type #
      arch @name
        wordsize #number
        emulator #path
        machine @canonical @maxCpus @deprecated #
        domain @type
          emulator #path
          machine @canonical @maxCpus @deprecated #
      features
        acpi|apic|pae|nonpae|hap @default @toggle
        cpuselection|deviceboot|disksnapshot|externalSnapshot @default @toggle
  """

/// The elements of a hypervisor's capabilities.
let domainCapabilitiesList = """
  domainCapabilities
    path #path
    domain|machine|arch #
    vcpu @max
    iothreads|vmcoreinfo|genid|backingStoreInput|backup|async-teardown|s390-pv|ps2 @supported
    os @supported
      enum @name
        value #
      loader @supported
        value #path
        enum @name
          value #
    cpu
      mode @name @supported
        enum @name
          value #
        vendor #
        model @usable @fallback @vendor @canonical @deprecated #
        blockers @model
          feature @name
        feature @policy @name
        maxphysaddr @mode @bits @limit
    memoryBacking|devices|features
      enum @name
        value #
      disk|graphics|video|hostdev|rng|filesystem|tpm|redirdev|channel|crypto|interface|panic|console|launchSecurity @supported
        enum @name
          value #
      vmcoreinfo|genid|backingStoreInput|backup|async-teardown|s390-pv|ps2|gic|tdx @supported
        enum @name
          value #
      hyperv @supported
        enum @name
          value #
        defaults
          spinlocks|stimer_direct|tlbflush_direct|tlbflush_extended #
      sev @supported
        cbitpos|reducedPhysBits|maxGuests|maxESGuests #number
      sgx @supported
        flc|sgx1|sgx2 #
        section_size @unit #number
        sections
          section @node @size @unit
  """

/// The elements of libvirt's CPU map within `<arch>`, and in included files within `<cpus>`.
let cpuMapList = """
  vendor @name @string
  feature @name @migratable
    alias @name
    cpuid @eax_in @ecx_in @eax @ebx @ecx @edx
    msr @index @eax @edx
  include @filename
  group @name
    include @filename
  model @name
    check @partial
    decode @host @guest
    signature @family @model @stepping
    vendor @name
    model @name
    feature @name @removed @added
  """
