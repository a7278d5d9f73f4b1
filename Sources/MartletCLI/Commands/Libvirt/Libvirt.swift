import ArgumentParser

/// `martlet libvirt`: libvirt's own operations, exactly.
struct Libvirt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "libvirt",
    abstract: "Answer as libvirt's x86 CPU driver does, byte for byte, from files alone.",
    discussion: """
      CPUs are read from <cpu>, domain XML, capabilities, domain capabilities, <cpudata> dumps (CPUID and MSRs) and QMP \
      replies of query-cpu-model-expansion. The map and the version are inputs of every answer: by default the \
      installed libvirt's, else the built-in map and the newest version that was checked.

      Exit status: 0 done (compare: it fits), 1 incompatible, 65 what libvirt refuses as an error (its text is printed).

      Examples:
        martlet libvirt decode cpudata.xml --as host
        martlet libvirt compare capabilities.xml guest.xml --error
        martlet libvirt expand guest.xml --on domcapabilities.xml
        martlet libvirt baseline a.xml b.xml c.xml --features
        martlet libvirt compare host.xml guest.xml --cpu-map /mnt/usr/share/libvirt/cpu_map --libvirt-version 7.0.0
      """,
    subcommands: [LibvirtDecode.self, LibvirtCompare.self, LibvirtExpand.self, LibvirtBaseline.self])
}
