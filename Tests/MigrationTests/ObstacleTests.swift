import Foundation
import TestSupport
import Testing

/// Guests that something besides the CPU stops: what libvirt and QEMU do with them, and what the preflight says beforehand.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct ObstacleTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  /// A guest with something in its definition or state.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var devices = ""
    var before = ""
    /// An image to make, by its format; `IMAGE` in the devices is its path.
    var image: String?
    /// What virsh does with the running guest first.
    var first: [String] = []
    /// The rule that stops it; nil if it moves.
    var rule: String?
    /// What libvirt says to the move.
    var refusal: String?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain"),
    Case(
      name: "peer-memory",
      devices: "<shmem name='pm' role='peer'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>",
      rule: "move.shared-memory",
      refusal: "Migration is disabled when using feature 'peer mode' in device 'ivshmem'"),
    Case(
      name: "default-memory",
      devices: "<shmem name='dm'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>",
      rule: "move.shared-memory",
      refusal: "Migration is disabled when using feature 'peer mode' in device 'ivshmem'"),
    Case(
      name: "master-memory",
      devices: "<shmem name='mm' role='master'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>"),
    Case(
      name: "usb-audio", devices: "<sound model='usb'/>", rule: "move.device",
      refusal: "non-migratable device"),
    Case(
      name: "usb-serial",
      devices: "<serial type='null'><target type='usb-serial' port='0'/></serial>", rule: "move.device",
      refusal: "non-migratable device"),
    Case(name: "vmdk", devices: disk("vmdk"), image: "vmdk", rule: "move.image-format", refusal: "vmdk"),
    Case(name: "vdi", devices: disk("vdi"), image: "vdi", rule: "move.image-format", refusal: "vdi"),
    Case(name: "vpc", devices: disk("vpc"), image: "vpc", rule: "move.image-format", refusal: "vpc"),
    Case(name: "qcow", devices: disk("qcow"), image: "qcow", rule: "move.image-format", refusal: "qcow"),
    Case(name: "qcow2", devices: disk("qcow2"), image: "qcow2"),
    Case(
      name: "transient", devices: disk("qcow2", "<transient/>"), image: "qcow2", rule: "move.transient-disk",
      refusal: "migration with transient disk is not supported"),
    Case(
      name: "snapshot", devices: disk("qcow2"), image: "qcow2", first: ["snapshot-create-as", "GUEST", "s1"],
      rule: "move.snapshots", refusal: "cannot migrate domain with 1 snapshots"),
    Case(
      name: "block-job", devices: disk("qcow2"), image: "qcow2",
      first: [
        "blockcopy", "GUEST", "vda", "FOLDER/copy.qcow2", "--transient-job", "--bandwidth", "1",
      ], rule: "move.block-job", refusal: "domain has active block job"),
    Case(
      name: "folder",
      devices:
        "<filesystem type='mount' accessmode='mapped'><source dir='FOLDER'/><target dir='t'/></filesystem>"),
    Case(
      name: "random",
      devices: "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"),
    Case(
      name: "pinned", before: "<cputune><vcpupin vcpu='0' cpuset='0'/></cputune>"),
  ]

  private static func disk(_ format: String, _ more: String = "") -> String {
    "<disk type='file' device='disk'><driver name='qemu' type='\(format)'/><source file='IMAGE'/>"
      + "<target dev='vda' bus='virtio'/>\(more)</disk>"
  }

  @Test(arguments: cases) func whatLibvirtRefusesIsSaidBefore(example: Case) throws {
    try start(example)
    let ended = try hosts.migrate(example.name, "--dry-run")
    let moved = try hosts.a.virsh(
      "migrate", "--live", "--p2p", "--unsafe", "--persistent", example.name, hosts.b.uri, "--migrateuri",
      "tcp://127.0.0.1")
    if let rule = example.rule {
      #expect(ended.status != 0 && ended.output.contains("\(example.name): blocked"), "\(ended)")
      #expect(ended.output.contains(rule), "\(ended)")
      #expect(moved.status != 0 && moved.errors.contains(example.refusal ?? ""), "\(moved)")
      #expect(try hosts.places(example.name) == "a")
    } else {
      #expect(!ended.output.contains("blocked"), "\(ended)")
      #expect(moved.status == 0, "\(moved)")
      #expect(try hosts.places(example.name) == "b")
    }
  }

  /// libvirt moves the guest and drops its checkpoints.
  @Test func checkpointsStayBehind() throws {
    var example = Case(name: "checkpoint", devices: Self.disk("qcow2"), image: "qcow2")
    let path = hosts.folder + "/checkpoint-1.xml"
    try "<domaincheckpoint><name>c1</name></domaincheckpoint>".write(
      toFile: path, atomically: false, encoding: .utf8)
    example.first = ["checkpoint-create", "GUEST", path]
    try start(example)
    #expect(try hosts.a.virsh("checkpoint-list", "checkpoint", "--name").output.contains("c1"))
    let ended = try hosts.migrate("checkpoint", "--dry-run")
    #expect(ended.output.contains("move.checkpoints"), "\(ended)")
    let moved = try hosts.a.virsh(
      "migrate", "--live", "--p2p", "--unsafe", "--persistent", "checkpoint", hosts.b.uri, "--migrateuri",
      "tcp://127.0.0.1")
    #expect(moved.status == 0, "\(moved)")
    #expect(try hosts.b.virsh("checkpoint-list", "checkpoint", "--name").output.trimming().isEmpty)
  }

  /// A disk on a file system that is not shared: libvirt refuses without being told otherwise, and no record shows it.
  @Test func aDiskThatIsNotSharedIsNotChecked() throws {
    try start(Case(name: "unshared", devices: Self.disk("qcow2"), image: "qcow2"))
    let ended = try hosts.migrate("unshared", "--dry-run", "--format", "json")
    #expect(ended.output.contains("same disks at both ends"), "\(ended)")
    let moved = try hosts.a.virsh(
      "migrate", "--live", "--p2p", "unshared", hosts.b.uri, "--migrateuri", "tcp://127.0.0.1")
    #expect(moved.errors.contains("Migration without shared storage is unsafe"), "\(moved)")
  }

  /// A pin without any CPU of the host, and a NUMA node that it lacks: libvirt does not start the guest.
  @Test(arguments: [
    ("<cputune><vcpupin vcpu='0' cpuset='4000'/></cputune>", "cannot set CPU affinity"),
    ("<numatune><memory mode='strict' nodeset='60'/></numatune>", "NUMA node 60 is unavailable"),
  ]) func whatTheHostLacksStopsTheStart(before: String, words: String) throws {
    let guest = Case(name: "unplaced", before: before)
    let path = try write(guest)
    let started = try hosts.a.virsh("create", path)
    #expect(started.status != 0 && started.errors.contains(words), "\(started)")
    let capabilities = hosts.folder + "/capabilities.xml"
    try hosts.a.virsh("capabilities").output.write(toFile: capabilities, atomically: false, encoding: .utf8)
    let checked = try Command(
      [martletPath, "check", path, "--on", capabilities], environment: ["NO_COLOR": "1"]
    )
    .wait()
    #expect(checked.output.contains("does not list"), "\(checked)")
  }

  private func write(_ example: Case) throws -> String {
    var devices = example.devices.replacing("FOLDER", with: hosts.a.folder + "/data")
    if let format = example.image {
      let image = "\(hosts.a.folder)/data/\(example.name).\(format)"
      let made = try Command(
        ["/usr/bin/qemu-img", "create", "-q", "-f", format, image, "64M"], environment: [:]
      ).wait()
      guard made.status == 0 else { throw Unmade(description: "\(made)") }
      try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: image)
      devices = devices.replacing("IMAGE", with: image)
    }
    let definition = """
      <domain type='qemu'><name>\(example.name)</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>\(example.before)
      <os><type arch='x86_64' machine='pc'>hvm</type></os>
      <cpu mode='custom' match='exact'><model fallback='forbid'>Nehalem</model></cpu>
      <devices><emulator>/usr/bin/qemu-system-x86_64</emulator>\(devices)</devices></domain>
      """
    let path = "\(hosts.folder)/\(example.name).xml"
    try definition.write(toFile: path, atomically: false, encoding: .utf8)
    return path
  }

  private func start(_ example: Case) throws {
    let path = try write(example)
    for words in [["define", path], ["start", example.name]] {
      let done = try hosts.a.virsh(words)
      guard done.status == 0 else { throw Unmade(description: "\(done)") }
    }
    guard !example.first.isEmpty else { return }
    let words = example.first.map {
      $0.replacing("GUEST", with: example.name).replacing("FOLDER", with: hosts.a.folder + "/data")
    }
    let done = try hosts.a.virsh(words)
    guard done.status == 0 else { throw Unmade(description: "\(done)") }
  }
}

extension String {
  fileprivate func trimming() -> String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
