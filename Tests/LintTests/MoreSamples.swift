import CPULevelling
import ConfigurationLint

/// Samples of the systems whose guests start from the host's CPU, and of OpenNebula.
let moreSamples: [Sample] = [
  Sample(
    kind: .opennebula,
    faulty: """
      NAME = "web"
      CPU_MODEL = [ MODEL = "Haswel-noTSX-IBRS" ]
      # CPU_MODEL = [ MODEL = "nothing" ]
      RAW = [ DATA = "<cpu mode='custom'><model>Broadwell-noTSX-IBRS</model>
        <feature policy='require' name='vpclmutqdq'/></cpu>", TYPE = "kvm" ]
      """,
    expected: [
      "2:24 key-twice CPU_MODEL", "2:24 model-unknown Haswel-noTSX-IBRS", "5:35 feature-unknown vpclmutqdq",
    ],
    mended: """
      NAME = "web"
      RAW = [ TYPE = "kvm", DATA = "<cpu mode='custom'><model>Broadwell-noTSX-IBRS</model>
        <feature policy='disable' name='aes'/></cpu>" ]
      """),
  Sample(
    kind: .xen,
    faulty: """
      name = "web"
      cpuid = [ "host,sse4_1=0,avx521f=0,aes=2,rdrand",
        "1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx00,fdx=0",
        "0x7,0:ebx=0xx", "popcnt=0" ]
      """,
    expected: [
      "2:26 value-invalid avx521f", "2:36 value-invalid aes", "2:42 syntax rdrand", "3:43 syntax fdx=0",
      "4:10 value-invalid ebx", "4:21 syntax popcnt=0",
    ],
    mended: """
      name = "web"
      cpuid = [ "0x1:ecx=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0x", "7,0:ebx=kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" ] # two
      """),
  Sample(
    kind: .cloudHypervisor,
    faulty: """
      cloud-hypervisor --kernel vmlinux --cpus boot=2,affinity=[0@[2,3],1@[0,1]],features=[amx,avx512f],nestd=on
      """,
    expected: ["1:90 value-invalid avx512f", "1:99 key-unknown nestd"],
    mended: """
      cloud-hypervisor --kernel vmlinux --cpus boot=2,max_phys_bits=40,features=amx
      """),
  Sample(
    kind: .firecracker,
    faulty: """
      {
        "cpuid_modifiers": [
          { "leaf": "0x7", "subleaf": "zero", "flags": 1,
            "modifiers": [ { "register": "fbx", "bitmap": "0b0" },
                           { "register": "ebx", "bitmap": "0b2" } ] },
          { "leaf": "0x1", "subleaf": "0x0", "modifiers": [] }
        ],
        "msr_modifier": [],
        "reg_modifiers": []
      }
      """,
    expected: [
      "3:33 value-invalid subleaf", "4:22 value-invalid register", "5:53 value-invalid bitmap",
      "6:5 syntax flags", "8:3 key-unknown msr_modifier", "9:3 value-invalid reg_modifiers",
    ],
    mended: """
      {
        "cpuid_modifiers": [
          { "leaf": "0x7", "subleaf": "0x0", "flags": 1,
            "modifiers": [ { "register": "ebx", "bitmap": "0b0000_xxxx_xxxx" } ] }
        ],
        "msr_modifiers": [ { "addr": "0x10a", "bitmap": "0b0" } ]
      }
      """),
]
