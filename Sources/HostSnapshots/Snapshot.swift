public import ReportContract

/// Everything that one capture of a host read: each part as its source gave it, and what could not be read.
///
/// Its JSON is `martlet.snapshot/1.1` (`Documentation/snapshot.md`). It stores evidence, not opinions:
/// readers interpret the parts later.
public struct Snapshot: PublishedDocument, Hashable {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("snapshot", 1, 1)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let schema = form.description

  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema: String
  /// The version of Martlet that captured it.
  public var martlet: String
  /// Whether Martlet or the shell script captured it.
  public var method: Method
  /// When the capture began: RFC 3339, UTC.
  public var captured: String
  /// The host's names and ids.
  public var identity: Identity
  /// Whether names, serial numbers, addresses and paths are replaced.
  public var isRedacted: Bool
  /// What the capture read, in order.
  public var parts: [Part]
  /// What the capture could not read, and why.
  public var missing: [Missing]

  /// The program that captured the host.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Martlet, running on the host.
    case probe
    /// The shell script, which uses the host's own tools.
    case script
  }

  /// Which host it is, and since when it runs in this state.
  public struct Identity: Sendable, Hashable, Codable {
    /// The kernel's host name.
    public var hostName: String?
    /// The system's UUID from DMI.
    public var hostUUID: String?
    /// systemd's machine id.
    public var machineID: String?
    /// The kernel's id of this boot.
    public var bootID: String?
    /// When the machine booted: RFC 3339, UTC.
    public var booted: String?
    /// When daemons that remember CPUs started: `libvirtd`, `virtqemud`, `nova-compute`; RFC 3339, UTC.
    public var started: [String: String]
    /// In what container the look was taken, such as `docker` or `lxc`; nil if in none, or if nothing told.
    public var container: String?

    /// Creates an empty identity.
    public init() { started = [:] }
  }

  /// One source's answer.
  public struct Part: Sendable, Hashable, Codable {
    /// Its kind: a raw value of `Kind`, or a word from a later version.
    public var kind: String
    /// Its source: a path, a command or a call that an operator can repeat.
    public var source: String
    /// When it was read: RFC 3339, UTC.
    public var time: String
    /// What distinguishes it from others of its kind: `accelerator`, `emulator`, `domain`, `model`.
    public var about: [String: String]?
    /// The encoding of `content`: `text`, or `gzip+base64`.
    public var encoding: String
    /// The raw text or number.
    public var content: String

    /// Creates a part with plain text.
    public init(
      _ kind: Kind, source: String, time: String, about: [String: String] = [:], text: String
    ) {
      self.kind = kind.rawValue
      self.source = source
      self.time = time
      self.about = about.isEmpty ? nil : about
      encoding = "text"
      content = text
    }

    /// Creates a part with gzip-compressed bytes.
    public init(
      _ kind: Kind, source: String, time: String, about: [String: String] = [:], gzipped bytes: [UInt8]
    ) {
      self.init(kind, source: source, time: time, about: about, text: base64(bytes))
      encoding = "gzip+base64"
    }
  }

  /// A part that the capture could not read.
  public struct Missing: Sendable, Hashable, Codable {
    /// The kind of the missing part.
    public var kind: String
    /// The source of the missing part.
    public var source: String
    /// Why it is missing, one sentence without a full stop.
    public var reason: String
    /// Whether the machine has no such thing, so that nothing is missing from the picture; nil for no, and from older probes.
    public var hasNone: Bool?

    /// Creates an entry for a missing part.
    public init(_ kind: Kind, source: String, reason: String, hasNone: Bool? = nil) {
      self.kind = kind.rawValue
      self.source = source
      self.reason = reason
      self.hasNone = hasNone
    }
  }

  /// An empty snapshot.
  public init(martlet: String, method: Method, captured: String) {
    schema = Self.schema
    self.martlet = martlet
    self.method = method
    self.captured = captured
    identity = Identity()
    isRedacted = false
    parts = []
    missing = []
  }

  /// The parts of that kind, in their order.
  public func parts(_ kind: Kind) -> [Part] { parts.filter { $0.kind == kind.rawValue } }

  /// The text of the first part from `source`, without white space at its ends.
  public func text(from source: String) -> String? {
    parts.first { $0.source == source && $0.encoding == "text" }?.content.trimmingBlanks
  }
}

extension Snapshot {
  /// What a part is.
  public enum Kind: String, Sendable, CaseIterable {
    /// CPUID's answers on logical CPUs that answer alike, as `cpuid -r` prints them.
    case cpuid
    /// What CPUID answers differently on each logical CPU: one register a line.
    case cpuidPerCPU = "cpuid-per-cpu"
    /// XCR0 and the sizes of the XSAVE area.
    case xsave
    /// MSRs of the logical CPUs, one per line.
    case msr
    /// A file of the kernel's or the firmware's; its source is its path.
    case file
    /// The files of a kernel folder, one per line: name, tab, content.
    case folder
    /// What KVM offers to guests: `KVM_GET_SUPPORTED_CPUID`, as `cpuid -r` prints it.
    case kvmSupported = "kvm-supported-cpuid"
    /// What KVM emulates if it is asked to: `KVM_GET_EMULATED_CPUID`, likewise.
    case kvmEmulated = "kvm-emulated-cpuid"
    /// What a guest with all of KVM's Hyper-V interfaces sees: `KVM_GET_SUPPORTED_HV_CPUID`, likewise.
    case kvmHyperV = "kvm-hyperv-cpuid"
    /// The feature MSRs that KVM offers: `KVM_GET_MSRS`, one per line.
    case kvmMSR = "kvm-feature-msrs"
    /// The MSRs whose values KVM saves and restores for guests: `KVM_GET_MSR_INDEX_LIST`, one index per line.
    case kvmMSRs = "kvm-msrs"
    /// KVM's capabilities, one per line: name, number, value.
    case kvmCapabilities = "kvm-capabilities"
    /// The registers of a virtual CPU on arm64 with all that KVM offers, the masks of what can be written in them, and what was asked for.
    case armRegisters = "kvm-arm-registers"
    /// The rate of the time-stamp counter in kHz, as KVM gives it to guests.
    case tscFrequency = "tsc-khz"
    /// QEMU's version and machine types.
    case qemu
    /// QEMU's reply to `query-cpu-model-expansion`.
    case qemuExpansion = "qemu-cpu-model-expansion"
    /// QEMU's reply to `query-cpu-definitions`.
    case qemuDefinitions = "qemu-cpu-definitions"
    /// libvirt's version, and its hypervisor's.
    case libvirtVersion = "libvirt-version"
    /// `virsh capabilities`.
    case libvirtCapabilities = "libvirt-capabilities"
    /// `virsh domcapabilities` of one emulator and type.
    case libvirtDomainCapabilities = "libvirt-domcapabilities"
    /// The same with every feature that KVM guests can be given if their definition names it: from libvirt 12.5.0 on.
    case libvirtSupportedFeatures = "libvirt-supported-features"
    /// The installed CPU map: a tar archive of its files.
    case cpuMap = "libvirt-cpu-map"
    /// A guest's definition; `about` says whether it is live, migratable or inactive.
    case domain = "libvirt-domain"
    /// What libvirt knows of a running guest beyond its definition, one per line: `snapshots 2`, `checkpoints 0`, `block-jobs vda vdb`.
    case domainState = "libvirt-domain-state"
    /// The `-cpu` and `-machine` arguments of a guest's QEMU process.
    case qemuArguments = "qemu-arguments"
    /// The settings of nova.conf that concern CPUs.
    case nova = "nova-conf"
    /// systemd's units of libvirt, Nova and their containers, one per line: name, a tab, `enabled` or `disabled`, and `running`.
    case services
    /// Those of the paths that were looked for which exist, one per line.
    case paths
    /// Installed packages that bear on CPUs, one per line: name, a tab, version.
    case packages
    /// What the package system says of the CPU map's files: its own lines, and none for files that are as they were installed.
    case packageVerification = "package-verification"
    /// What libvirt keeps on disk of each QEMU, one per line: the emulator, and `key=value` pairs, with tabs between.
    case libvirtCache = "libvirt-cache"
    /// When programs changed on disk, one per line: path, a tab, seconds since 1970.
    case fileTimes = "file-times"
    /// The revision that an installed microcode file holds for this CPU, in hexadecimal.
    case microcodeFile = "microcode-file"
    /// What Xen's own tools say: `xl info`, in dom0.
    case xen = "xen"
  }
}

extension StringProtocol {
  /// The text without blanks, ends of lines and NUL before and after it.
  public var trimmingBlanks: String {
    let bytes = Array(utf8)
    guard let start = bytes.firstIndex(where: { !$0.isBlank }),
      let end = bytes.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(decoding: bytes[start...end], as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) || self == 0 }
}
