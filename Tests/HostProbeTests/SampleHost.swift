import Foundation
import TestSupport

/// The capture script in the package.
let captureScriptPath = packageFolder.appending(path: "Data/capture/capture.sh").path

/// The tools without which the script does not work, and those without which it leaves something out.
let standardTools = [
  "sh", "cat", "sed", "awk", "od", "dd", "date", "readlink", "tr", "head", "grep", "printf", "tar", "gzip",
  "base64",
  "timeout", "stat", "ls",
]

/// A copy of some files of a host that never was, and programs that answer as its own would.
struct SampleHost {
  let scratch: Scratch

  var environment: [String: String] {
    ["MARTLET_ROOT": scratch.path + "/root", "PATH": scratch.path + "/bin"]
  }

  /// - Parameter tools: Where a standard tool is; nil if the host lacks it.
  init(tools: (String) -> String? = installed) throws {
    scratch = try Scratch()
    _ = try scratch.links(in: "bin", standardTools, to: tools)
    for (name, text) in Self.files { try scratch.write("root/" + name, text) }
    for (name, text) in Self.programs { try scratch.write(name, "#!/bin/sh\n" + text, isProgram: true) }
  }

  private static let files = [
    "proc/sys/kernel/hostname": "compute7\n",
    "proc/sys/kernel/osrelease": "6.1.0-18-amd64\n",
    "proc/sys/kernel/random/boot_id": "127f98e9-5d56-41d1-b552-2773541b0ffd\n",
    "proc/stat": "cpu  1 2 3\nbtime 1700000000\nprocesses 7\n",
    "proc/cpuinfo": "processor\t: 0\nflags\t\t: fpu monitor\n\n",
    "proc/cmdline": "ro quiet",
    // Two of a daemon; the earlier one counts. The name of the third is chosen to mislead.
    "proc/41/stat": "41 (libvirtd) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 50000 3 4 5\n",
    "proc/42/stat": "42 (libvirtd) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 30050 3 4 5\n",
    "proc/43/stat": "43 (a) (libvirtd) S 1 1 1 0 -1 4 1 0 0 0 0 0 0 0 20 0 1 0 100 3 4 5\n",
    "proc/42/cmdline": "/usr/sbin/libvirtd\0--timeout\0120\0",
    "proc/99/cmdline": [
      "/usr/bin/qemu-system-x86_64", "-name", "guest=web one,debug-threads=on", "-machine",
      "pc-i440fx-7.2,usb=off",
      "-accel", "kvm", "-cpu", "Broadwell-IBRS,vmx=off", "-object", "secret,id=s0,data=hunter2", "-uuid",
      "0f0f0f0f-0000-0000-0000-000000000000", "-append", "password=hunter2\n-cpu", "-enable-kvm",
    ].joined(separator: "\0") + "\0",
    // A register each 8 bytes from its number on, as the device has it; beyond the end there is none.
    "dev/cpu/0/msr": String(repeating: "\0", count: 0x3a) + "\u{5}" + String(repeating: "\0", count: 0xa0),
    "boot/config-6.1.0-18-amd64":
      "CONFIG_KVM=m\n# CONFIG_X86_INTEL_TSX_MODE_ON is not set\nCONFIG_EXT4_FS=y\nCONFIG_RETPOLINE=y\n",
    "sys/devices/system/cpu/online": "0-7\n",
    "sys/devices/system/cpu/vulnerabilities/l1tf": "Not affected\n",
    "sys/devices/system/cpu/vulnerabilities/mds": "Mitigation: Clear CPU buffers; SMT vulnerable\n",
    "sys/module/kvm/parameters/ignore_msrs": "N\n",
    "sys/module/kvm_intel/parameters/nested": "Y\n",
    "sys/class/dmi/id/bios_version": "2.1.8",
    "usr/share/libvirt/cpu_map/index.xml": "<cpus/>\n",
    "etc/nova/nova.conf": novaConf,
    "var/cache/libvirt/qemu/capabilities/a1.xml": """
    <!--
    WARNING: THIS IS AN AUTO-GENERATED FILE.
    -->
    <qemuCaps>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <qemuctime>1700000100</qemuctime>
      <selfctime>1700000200</selfctime>
      <flag name='secret'/>
      <microcodeVersion>33554509</microcodeVersion>
      <hostCPUSignature>GenuineIntel, hunter2</hostCPUSignature>
      <kernelVersion>6.1.0-18-amd64 #1 SMP</kernelVersion>
    </qemuCaps>

    """,
    "var/cache/libvirt/qemu/capabilities/notes.txt": "hunter2\n",
    "etc/nova/nova.conf.d/10-cpu.conf": "[libvirt]\ncpu_mode = host-model\n",
  ]

  private static let novaConf = """
    [DEFAULT]
    transport_url = rabbit://openstack:hunter2@controller
    my_ip = 10.0.0.7
    # cpu_mode = none
    [api_database]
    connection = mysql+pymysql://nova:hunter2@controller/nova_api
    [libvirt]
    virt_type=kvm
    cpu_mode = custom
    cpu_models = Broadwell-noTSX-IBRS,
      Haswell-noTSX-IBRS
    cpu_model_extra_flags : pcid, -monitor
    live_migration_uri = qemu+ssh://nova:hunter2@%s/system
    live_migration_permit_post_copy = true
    live_migration_token = hunter2
    rbd_secret_uuid = hunter2
    images_rbd_pool = vms
      cpu_mode = hunter2
    [keystone_authtoken]
    password = hunter2
    [workarounds]
    skip_cpu_compare_on_dest = true
    disable_rootwrap = true
    [service_user]
    auth_url = http://hunter2

    """

  private static let programs = [
    "bin/cpuid": "printf 'CPU 0:\\n   0x00000000 0x00: eax=0x0000000d ebx=0x0 ecx=0x0 edx=0x0\\n'",
    "root/usr/bin/qemu-system-x86_64": "echo 'QEMU emulator version 7.2.9'",
    // It takes from its input what it can get, as nobody's virsh should.
    "bin/virsh": """
    cat >/dev/null
    case "$*" in
    *' version') echo 'Using library: libvirt 9.0.0' ;;
    *' capabilities') echo '<capabilities/>' ;;
    *' snapshot-list --domain web one --name') printf 'before\\nafter\\n\\n' ;;
    *' checkpoint-list --domain web one --name') echo ;;
    *' domblklist --domain web one') printf ' Target   Source\\n-----------\\n vda      /a\\n vdb      -\\n\\n' ;;
    *' blockjob --domain web one --path vda --info') echo 'Block Copy: [ 12 %]' ;;
    *' blockjob --domain web one --path vdb --info') echo 'No current block job for vdb' ;;
    'help domcapabilities') printf '  --expand-cpu-features  x\n  --supported-cpu-features  x\n' ;;
    *'domcapabilities '*'--virttype kvm '*) echo '<domainCapabilities/>' ;;
    *domcapabilities*) echo 'error: failed to get emulator capabilities' >&2
      echo 'error: the binary is not there' >&2; echo >&2; exit 1 ;;
    *' list --name') printf 'web one\\n\\n' ;;
    *' list --all --name') printf 'web one\\nidle\\n\\n' ;;
    *--migratable) echo "<domain><graphics type='vnc' passwd='hunter2' port='1'/></domain>" ;;
    *dumpxml*) echo '<domain/>' ;;
    *) exit 9 ;;
    esac
    """,
  ]
}
