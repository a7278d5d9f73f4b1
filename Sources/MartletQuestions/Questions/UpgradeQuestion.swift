internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import LibvirtCPU
public import Reports

/// Asks what an upgrade of hosts' software changes for their guests.
public struct UpgradeQuestion: Sendable {
  /// The hosts as they are today.
  public var hosts: [DocumentSource]
  /// Guests that run on them, in any form that names guests; each is judged on each host.
  public var guests: [DocumentSource]
  /// The new kernel: a series (`6.18`), or a release as `uname -r` prints it; nil if it stays.
  public var kernel: String?
  /// The new QEMU's version; nil if it stays.
  public var qemu: String?
  /// The new libvirt's version; nil if it stays.
  public var libvirt: String?
  /// How Martlet reads records, and how long it waits for hosts.
  public var records: RecordOptions

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(
    hosts: [DocumentSource], guests: [DocumentSource] = [], kernel: String? = nil, qemu: String? = nil,
    libvirt: String? = nil, records: RecordOptions = RecordOptions()
  ) {
    self.hosts = hosts
    self.guests = guests
    self.kernel = kernel
    self.qemu = qemu
    self.libvirt = libvirt
    self.records = records
  }

  /// What guests gain and lose, which guests can come back, and what cannot be rolled back.
  ///
  /// - Throws: `usage` for a text that is no version, and if nothing is upgraded; `badInput`, `noInput`, `noPermission` for documents
  ///   that cannot be read.
  public func answer() async throws(QuestionError) -> UpgradeReport {
    let upgrade = try self.upgrade()
    let reader = try Records(records)
    let hosts = try await reader.hosts(hosts, role: "host")
    var records: [Records.Record] = []
    for guest in guests { records.append(try await reader.guest(of: guest).record) }
    let masks = ExposureMasks(self.records.catalog)
    let forecasts = hosts.map { host in
      UpgradeForecast(of: host.cpu, to: upgrade, masks: masks, catalog: self.records.catalog)
    }
    var understood: [[GuestCPU]] = []
    for host in hosts {
      var guests: [GuestCPU] = []
      for record in records { guests.append(try reader.guest(record, from: host)) }
      understood.append(guests)
    }
    return UpgradeReport(
      forecasts, guests: understood, map: reader.interpreter.map, catalog: self.records.catalog,
      martlet: martletVersion, inputs: hosts.flatMap(\.inputs) + records.map { $0.input(role: "guest") })
  }

  /// The new versions as values.
  private func upgrade() throws(QuestionError) -> HostUpgrade {
    var upgrade = HostUpgrade()
    if let kernel {
      guard KVMRelease(kernel) != nil else {
        throw QuestionError(
          .usage, "--kernel \(kernel): give a series such as 6.18, or a release as uname -r prints it")
      }
      upgrade.kernel = kernel
    }
    if let qemu {
      // A release's third number and what a distribution adds say nothing of its CPUs.
      guard let series = QEMUSeries(release: qemu.prefix { $0.isNumber || $0 == "." }) else {
        throw QuestionError(.usage, "--qemu \(qemu): give a version such as 11.1")
      }
      upgrade.qemu = series
    }
    if let libvirt {
      guard let version = LibvirtVersion(libvirt) else {
        throw QuestionError(.usage, "--libvirt \(libvirt): give a version such as 12.8.0")
      }
      upgrade.libvirt = version
    }
    guard !upgrade.isEmpty else {
      throw QuestionError(.usage, "give at least one of --kernel, --qemu and --libvirt")
    }
    return upgrade
  }
}
