/// A capabilities document of about 30 KiB: a host of two sockets with 96 logical CPUs, and its guests' machines.
func sampleCapabilities() -> [UInt8] {
  var lines = [
    "<capabilities>", "", "  <host>", "    <uuid>1b4e28ba-2fa1-4d1c-9f3a-0800200c9a66</uuid>", "    <cpu>",
    "      <arch>x86_64</arch>", "      <model>Cascadelake-Server-noTSX</model>",
    "      <vendor>Intel</vendor>",
    "      <microcode version='83899142'/>", "      <signature family='6' model='85' stepping='7'/>",
    "      <counter name='tsc' frequency='2095082000' scaling='no'/>",
    "      <topology sockets='1' dies='1' cores='24' threads='2'/>",
    "      <maxphysaddr mode='emulate' bits='46'/>",
  ]
  let features = [
    "ds", "acpi", "ss", "ht", "tm", "pbe", "dtes64", "monitor", "ds_cpl", "vmx", "smx", "est", "tm2", "xtpr",
    "pdcm",
    "dca", "osxsave", "tsc_adjust", "cmt", "intel-pt", "ospke", "md-clear", "stibp", "arch-capabilities",
    "xsaves",
    "mbm_total", "mbm_local", "invtsc", "rdctl-no", "ibrs-all", "skip-l1dfl-vmentry", "mds-no", "tsx-ctrl",
  ]
  lines += features.map { "      <feature name='\($0)'/>" }
  lines += [
    "      <pages unit='KiB' size='4'/>", "      <pages unit='KiB' size='2048'/>", "    </cpu>",
    "    <topology>",
    "      <cells num='2'>",
  ]
  for cell in 0..<2 {
    lines += [
      "        <cell id='\(cell)'>", "          <memory unit='KiB'>196608000</memory>",
      "          <distances>", "            <sibling id='0' value='10'/>",
      "            <sibling id='1' value='21'/>",
      "          </distances>", "          <cpus num='48'>",
    ]
    for cpu in 0..<48 {
      let number = cell * 48 + cpu
      lines.append(
        "            <cpu id='\(number)' socket_id='\(cell)' die_id='0' core_id='\(cpu / 2)' siblings='\(number)-\(number + 1)'/>"
      )
    }
    lines += ["          </cpus>", "        </cell>"]
  }
  lines += [
    "      </cells>", "    </topology>", "    <secmodel>", "      <model>none</model>", "    </secmodel>",
    "  </host>",
  ]
  for architecture in ["i686", "x86_64"] {
    lines += [
      "  <guest>", "    <os_type>hvm</os_type>", "    <arch name='\(architecture)'>",
      "      <wordsize>64</wordsize>",
      "      <emulator>/usr/bin/qemu-system-x86_64</emulator>",
    ]
    for version in 0..<120 {
      lines.append(
        "      <machine canonical='pc-i440fx-\(version / 10).\(version % 10)' maxCpus='255'>pc-\(version)</machine>"
      )
    }
    lines += ["      <domain type='qemu'/>", "      <domain type='kvm'/>", "    </arch>", "  </guest>"]
  }
  lines.append("</capabilities>")
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}
