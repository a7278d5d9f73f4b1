import CPULevelling
import ConfigurationLint

/// One sample for each format; names and faults that were met in the field where there are some.
let samples: [Sample] = [
  Sample(
    kind: .nova,
    faulty: """
      [DEFAULT]
      cpu_mode = custom
      # comment
      [libvirt]
      virt_type = kvm
      cpu_mode = host-passthrough
      cpu_models = Haswel-noTSX,
         Broadwell
      cpu_model = SandyBridge
      cpu_model_extra_flags = PCID, +vpclmutqdq, acpi, tsc_deadline
      cpu_model_extra_flags = PCID, +vpclmutqdq, acpi, tsc_deadline
      this is nothing
      """,
    expected: [
      "2:1 nova-key-misplaced cpu_mode", "6:12 host-passthrough", "7:1 nova-models-without-custom cpu_models",
      "7:14 model-unknown Haswel-noTSX", "8:4 model-without-spectre-fix Broadwell",
      "8:4 model-with-tsx Broadwell",
      "9:1 nova-cpu-model-renamed cpu_model", "11:1 key-twice cpu_model_extra_flags",
      "11:32 feature-unknown vpclmutqdq", "11:32 nova-flag-signs vpclmutqdq",
      "11:44 feature-never-shown acpi",
      "11:50 feature-unknown tsc_deadline", "12:1 syntax",
    ],
    mended: """
      [DEFAULT]
      debug = true
      # comment
      [libvirt]
      virt_type = kvm
      cpu_mode = custom
      cpu_models = Haswell-noTSX-IBRS,
         Broadwell-noTSX-IBRS
      cpu_model_extra_flags = PCID, vpclmulqdq, tsc-deadline
      """),
  Sample(
    kind: .libvirt,
    faulty: """
      <domain type='kvm'>
        <name>web</name><os><type arch='x86_64' machine='pc-i440fx-3.1'>hvm</type></os>
        <!-- <cpu mode='nothing'/> -->
        <clock offset='utc'><timer name='tsc' present='yes'/></clock>
        <cpu mode='custom' match='exact'>
          <model fallback='allow'>EPYC-Millan</model>
          <feature policy='require' name='invtsc'/>
          <feature policy='requires' name='aes'/>
          <feature name="fma"
                   policy="require"/>
          <feature policy='disable' name='avx'/>
          <feature policy='disable' name='pclmuldq'/>
          <feature policy='require' name='pclmulqdq'/>
          <feature policy='require' name='ibpb'/><feature policy='require' name='ibpb'/>
        </cpu>
      </domain>
      """,
    expected: [
      "2:52 machine-removed pc-i440fx-3.1", "6:29 model-unknown EPYC-Millan",
      "7:37 invtsc-without-frequency invtsc",
      "8:22 policy-unknown requires",
      "9:20 dependency-off fma", "13:37 feature-foreign-name pclmulqdq", "13:37 feature-both-ways pclmulqdq",
      "14:76 feature-twice ibpb",
    ],
    mended: """
      <domain type='kvm'>
        <name>web</name>
        <!-- <cpu mode='nothing'/> -->
        <clock offset='utc'><timer name='tsc' present='yes' frequency='2000000000'/></clock>
        <cpu mode='custom' match='exact'>
          <model fallback='allow'>EPYC-Milan</model>
          <feature policy='require' name='invtsc'/>
          <feature policy='require' name='aes'/>
          <feature policy='disable' name='avx'/>
          <feature policy='disable' name='avx2'/>
          <feature policy='require' name='pclmuldq'/>
          <feature policy='require' name='ibpb'/>
        </cpu>
      </domain>
      """),
  Sample(
    kind: .proxmox,
    faulty: """
      cpu-model: avx
          flags +avx;-pcid;pni;+sse4_1;+tsc_deadline;+md_clear;+nested-virt
          reported-model Icelake-Client
          phys-bits host
          hiden 1

      cpu-model: avx
          flags +avx
          phys-bits 99

      cpu-model: generic
          reported-model kvm64-v1
      """,
    expected: [
      "2:22 syntax pni", "2:35 feature-foreign-name tsc_deadline", "2:49 feature-foreign-name md_clear",
      "3:20 model-removed Icelake-Client", "4:15 host-address-bits phys-bits", "5:5 key-unknown hiden",
      "7:1 key-twice avx", "7:1 model-deprecated kvm64", "9:15 value-invalid 99",
      "12:20 value-invalid kvm64-v1", "12:20 model-deprecated kvm64-v1",
    ],
    mended: """
      cpu-model: avx
          flags +avx;-pcid;+pni;+sse4_1;+tsc-deadline;+md-clear;+nested-virt
          reported-model Icelake-Server-noTSX
          phys-bits 46
          hidden 1

      cpu-model: avx-more
          flags +avx
          reported-model EPYC-Turin
      """),
  Sample(
    kind: .kubevirt,
    faulty: """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      spec:
        template:
          spec:
            domain:
              cpu:
                model: host-passthrough
                features:
                  - name: "vpclmutqdq"
                    policy: required
                  - name: svm
                  - policy: require
      ---
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      spec:
        configuration:
          cpuModel: Haswell-IBRS
          minCPUModel: Penrin
          obsoleteCPUModels:
            Haswell-IBRS: true
            486: true
      """,
    expected: [
      "8:18 host-passthrough", "10:21 feature-unknown vpclmutqdq", "11:23 policy-unknown required",
      "12:21 nested svm", "13:15 syntax", "19:15 model-with-tsx Haswell-IBRS",
      "19:15 kubevirt-model-obsolete Haswell-IBRS", "20:18 model-unknown Penrin",
    ],
    mended: """
      apiVersion: kubevirt.io/v1
      kind: VirtualMachine
      spec:
        template:
          spec:
            domain:
              cpu:
                model: Haswell-noTSX-IBRS
                features:
                  - name: "vpclmulqdq"
                    policy: require
                  - name: erms
      ---
      apiVersion: kubevirt.io/v1
      kind: KubeVirt
      spec:
        configuration:
          cpuModel: Haswell-noTSX-IBRS
          minCPUModel: Penryn
          obsoleteCPUModels:
            Haswell-IBRS: true
            486: true
      """),
  Sample(
    kind: .incus,
    faulty: """
      description: mixed
      config:
        instances.vm.cpu.x86_64.baseline: qemu64
        instances.vm.cpu.x86_64.flags: "aes,-svm,pclmuldqd,stipb-always-on"
        instances.vm.cpu.x86_64.flag: aes
        instances.vm.cpu.aarch64.flags: sve
      """,
    expected: [
      "3:37 model-default qemu64", "4:44 feature-unknown pclmuldqd", "4:54 feature-unknown stipb-always-on",
      "5:3 key-unknown instances.vm.cpu.x86_64.flag",
    ],
    mended: """
      description: mixed
      config:
        instances.vm.cpu.x86_64.baseline: EPYC-v2
        instances.vm.cpu.x86_64.flags: "aes,-svm,pclmulqdq,stibp-always-on"
        instances.vm.cpu.aarch64.flags: sve
      """),
  Sample(
    kind: .ovirt,
    faulty: """
      -- the list of 4.8
      select fn_db_update_config_value('ServerCPUList',
        '1:Intel Nehalem IBRS Family:vmx,nx,spec_ctrl,model_Nehalem:Nehalem,+spec-ctrl:x86_64; '
        || '2:Secure AMD EPYC:svm,nx,model_EPYC-Milan,vpclmutqdq,stipb-always-on:EPYC-Milan,+ibpb:x86_64; '
        || '3:AMD:svm,model_EPYC:EPYC,+ibpb,+virt_ssbd:x86_64; 4:AMD broken:svm; '
        || '8:IBM POWER8:powernv,model_POWER8:POWER8:ppc64;', '4.8');
      """,
    expected: [
      "4:49 feature-unknown vpclmutqdq", "4:60 feature-unknown stipb-always-on",
      "5:40 feature-unknown virt_ssbd", "5:58 syntax",
    ],
    mended: """
      select fn_db_update_config_value('ServerCPUList',
        '1:Intel Nehalem IBRS Family:vmx,nx,spec_ctrl,model_Nehalem:Nehalem,+spec-ctrl:x86_64; '
        || '2:Secure AMD EPYC:svm,nx,model_EPYC-Milan,vpclmulqdq,stibp-always-on:EPYC-Milan,+ibpb:x86_64; '
        || '3:AMD:svm,model_EPYC:EPYC,+ibpb,+virt-ssbd:x86_64; '
        || '8:IBM POWER8:powernv,model_POWER8:POWER8:ppc64;', '4.8');
      """),
  Sample(
    kind: .qemu,
    faulty: """
      # two guests
      qemu-system-x86_64 -enable-kvm -cpu 'EPYC,+svm,-x2apic,foo=on,tsc_deadline=on,hv_relaxed' -m 1G
      exec qemu -cpu Skylake-Serve,+aes,aes=on,avx2=maybe,+invtsc,migratable=off,+svm,host-phys-bits=on
      qemu -cpu max
      qemu -cpu DiamondRapids-v9
      """,
    expected: [
      "2:38 model-without-spectre-fix EPYC", "2:44 nested svm", "2:56 feature-unknown foo",
      "3:16 model-unknown Skylake-Serve", "3:35 qemu-mixed-syntax aes", "3:42 value-invalid avx2",
      "3:54 invtsc-without-frequency invtsc", "3:61 passthrough-not-migratable migratable",
      "3:77 nested svm", "3:81 host-address-bits phys-bits", "4:11 host-passthrough",
      "5:11 model-newer DiamondRapids-v9",
    ],
    mended: """
      # two guests
      qemu-system-x86_64 -enable-kvm -cpu 'EPYC-IBPB,-svm,-x2apic,tsc_deadline=on,hv_relaxed' -m 1G
      exec qemu -cpu Skylake-Server-v5,aes=on,avx2=on,+invtsc,tsc-frequency=2000000000,phys-bits=46
      """),
]
