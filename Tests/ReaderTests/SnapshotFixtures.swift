extension Fixture {
  /// A snapshot of a host whose CPUID was read, and whose kernel was told to forget MONITOR.
  static let snapshot = Fixture(
    format: "snapshot",
    text: #"""
      {
        "captured" : "2026-11-23T12:00:00Z",
        "identity" : { "hostName" : "node-1", "started" : { "libvirtd" : "2026-11-20T08:00:00Z" } },
        "isRedacted" : false,
        "martlet" : "1.0.0",
        "method" : "probe",
        "missing" : [
          { "kind" : "msr", "reason" : "Permission denied: needs root", "source" : "/dev/cpu/*/msr" }
        ],
        "parts" : [
          {
            "about" : { "cpus" : "0-3" },
            "content" : "CPU 0:\n   0x00000000 0x00: eax=0x00000001 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n   0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x7fbae3ff edx=0xbfebfbff\n",
            "encoding" : "text",
            "kind" : "cpuid",
            "source" : "CPUID on cpu 0",
            "time" : "2026-11-23T12:00:00Z"
          },
          {
            "content" : "quiet clearcpuid=monitor\n",
            "encoding" : "text",
            "kind" : "file",
            "source" : "/proc/cmdline",
            "time" : "2026-11-23T12:00:00Z"
          }
        ],
        "schema" : "martlet.snapshot/1.0"
      }
      """#)
}
