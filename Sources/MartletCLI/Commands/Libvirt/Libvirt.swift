import ArgumentParser

/// `martlet libvirt`: the verbs that answer exactly as libvirt does.
struct Libvirt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "libvirt",
    abstract: "Answer as libvirt's x86 CPU driver does, byte for byte.",
    discussion: """
      HOST and GUEST take the forms of the other verbs. Of a capture or a libvirt daemon, the host's CPU is that of virsh \
      capabilities, the hypervisor's (expand --on) that of virsh domcapabilities. Other inputs are a <cpu>, domain XML, \
      <cpudata> dumps (CPUID and MSRs) and QMP replies of query-cpu-model-expansion. libvirt answers for all hosts or for \
      none, so a host that does not answer ends the command.

      The CPU map and the version are inputs of every answer: by default those of the installed libvirt, else the built-in \
      map and the newest version that Martlet is checked against.

      Exit status: 0 if done (compare: it fits), 1 if incompatible, 65 for what libvirt refuses as an error, with libvirt's \
      text.

      Examples:
        martlet libvirt decode cpudata.xml --as host
        martlet libvirt compare capabilities.xml guest.xml --error
        martlet libvirt expand guest.xml --on domcapabilities.xml
        martlet libvirt baseline a.xml b.xml c.xml --features
        martlet libvirt compare host.xml guest.xml --cpu-map /mnt/usr/share/libvirt/cpu_map --libvirt-version 7.0.0
      """,
    subcommands: [LibvirtDecode.self, LibvirtCompare.self, LibvirtExpand.self, LibvirtBaseline.self])
}
