internal import Remedies

/// Cloud Hypervisor's messages about migrations; those about CPUID are with Xen's.
let cloudHypervisorMessages: [MessageRule] = [
  MessageRule(
    id: "cloudhypervisor.tdx",
    component: .cloudhypervisor,
    phase: .prepare,
    title: "A TDX guest cannot be migrated live",
    printedBy: "Cloud Hypervisor on the destination",
    versions: "those built with TDX",
    patterns: ["Live Migration is not supported when TDX is enabled"],
    proves:
      "The guest runs under TDX: the host cannot read its memory, and Cloud Hypervisor does not hand it over.",
    doesNotProve: "It says nothing about the two hosts' CPUs.",
    causes: ["cloudhypervisor.confidential"],
    collect: ["ch-remote --api-socket=SOCKET info"],
    citation: "Cloud Hypervisor vmm/src/lib.rs, vm_check_cpuid_compatibility",
    examples: [
      """
      Error receiving migration: Failed to receive migratable component snapshot: Live Migration is not supported when TDX \
      is enabled
      """
    ]),
  MessageRule(
    id: "cloudhypervisor.connection",
    component: .cloudhypervisor,
    phase: .perform,
    title: "The other end closed the connection",
    printedBy: "Cloud Hypervisor, mostly the source; the guest runs on there",
    versions: "all; seen in 42.0",
    patterns: [
      "Migration failed: MigrateSocket(", "MigrateSocket(Error ", "Migration failed: Socket error",
    ],
    proves: """
      The connection ended in the middle of an answer. The end that closed it has the reason in its own log: CPUID, a \
      register that KVM refused, or a crash.
      """,
    doesNotProve: "It names neither a CPU nor a network fault.",
    causes: ["cloudhypervisor.other-end", "missing.generation"],
    collect: [
      "# start the destination's cloud-hypervisor with -v and --log-file FILE, then migrate again",
      "cloud-hypervisor --version; uname -r    # on both hosts",
      "martlet diagnose --from SOURCE.json --to DESTINATION.json    # of martlet capture on both",
    ],
    citation:
      "Cloud Hypervisor vm-migration/src/lib.rs, MigratableError::MigrateSocket; vmm/src/lib.rs; issue 6848",
    examples: [
      #"Migration failed: MigrateSocket(Error { kind: UnexpectedEof, message: "failed to fill whole buffer" })"#
    ]),
  MessageRule(
    id: "cloudhypervisor.receive",
    component: .cloudhypervisor,
    phase: .perform,
    title: "The destination could not take the guest in",
    printedBy: "Cloud Hypervisor on the destination, before its reason",
    versions: "all",
    patterns: [
      "Failed to receive migratable component snapshot", "Failed to restore migratable component",
    ],
    exceptions: [
      "Error binding to TCP socket", "Error checking cpu feature compatibility",
      "Live Migration is not supported when TDX is enabled",
    ],
    proves: "The destination refused the guest's state, or could not read it. What follows is the reason.",
    doesNotProve: "This part alone does not say whether CPU, memory, device or network is the reason.",
    causes: ["cloudhypervisor.other-end", "missing.generation", "msr.kernel-differs"],
    collect: [
      "cloud-hypervisor --version; uname -r    # on both hosts",
      "martlet diagnose --from SOURCE.json --to DESTINATION.json    # of martlet capture on both",
    ],
    citation: "Cloud Hypervisor vm-migration/src/lib.rs, MigratableError::MigrateReceive and Restore",
    examples: [
      """
      Fatal error: HttpApiClient(ServerResponse(InternalServerError, Some("[\\"Error from API\\",\\"Error receiving \
      migration\\",\\"Failed to receive migratable component snapshot\\"]")))
      """
    ]),
  MessageRule(
    id: "cloudhypervisor.address",
    component: .cloudhypervisor,
    phase: .prepare,
    title: "The destination's address is taken, or cannot be used",
    printedBy: "Cloud Hypervisor, when it listens for a guest",
    versions: "those that migrate over TCP, from 43.0",
    patterns: [
      "component snapshot: Error binding to TCP socket", "component snapshot: Error connecting to TCP socket",
      "Error binding to TCP socket{*}Address already in use",
      "Error connecting to TCP socket{*}Connection refused",
    ],
    proves: "The port of receiver_url is in use, or nobody listens at destination_url. Nothing moved.",
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["cloudhypervisor.address"],
    collect: ["ss -ltnp    # on the destination: who has the port"],
    citation: "Cloud Hypervisor vmm/src/migration/transport.rs; pull request 6850; issue 8655",
    examples: [
      #"["Failed to receive migratable component snapshot","Error binding to TCP socket","Address already in use (os error 98)"]"#
    ]),
  MessageRule(
    id: "cloudhypervisor.send",
    component: .cloudhypervisor,
    phase: .perform,
    title: "The source gave the migration up",
    printedBy: "Cloud Hypervisor on the source; the guest runs on there",
    versions: "all",
    patterns: [
      "Failed to send migratable component snapshot", "-- Error during state migration",
      "-- Error completing migration",
    ],
    exceptions: ["Error connecting to TCP socket"],
    proves: "The destination answered a step with a refusal; its log has the reason.",
    doesNotProve: "It does not say what the destination refused.",
    causes: ["cloudhypervisor.other-end", "missing.generation"],
    collect: [
      "# read the destination's log, which has the reason",
      "cloud-hypervisor --version; uname -r    # on both hosts",
    ],
    citation:
      "Cloud Hypervisor vm-migration/src/lib.rs, MigratableError::MigrateSend; vmm/src/lib.rs, vm_send_migration",
    examples: ["Failed to send migratable component snapshot: Error during state migration"]),
  MessageRule(
    id: "cloudhypervisor.dirty-log",
    component: .cloudhypervisor,
    phase: .begin,
    title: "Memory that changes could not be tracked",
    printedBy: "Cloud Hypervisor on the source, before the guest's memory moves",
    versions: "all",
    patterns: [
      "Failed to start migration for migratable component",
      "Failed to retrieve dirty ranges for migratable component",
    ],
    proves:
      "KVM, or a device's back end, does not log which pages the guest writes; without that nothing moves live.",
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["cloudhypervisor.device"],
    collect: ["ch-remote --api-socket=SOCKET info    # devices, vhost-user back ends"],
    citation: "Cloud Hypervisor vm-migration/src/lib.rs, MigratableError::StartDirtyLog and DirtyLog",
    examples: ["Failed to start migration for migratable component: x"]),
]
