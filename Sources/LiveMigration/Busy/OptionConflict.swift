/// Options that no libvirt and no QEMU takes together, or with such a value; found before anything is asked.
public struct OptionConflict: Error, Sendable, Hashable {
  /// The option, as the command has it.
  public var option: String
  /// What is wrong, and what to do; a sentence.
  public var reason: String
}

extension MigrationOptions {
  /// What is wrong with the options, whatever the two ends are; empty if nothing is.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/libvirt-domain.c, virDomainMigrateToURI3 (tunnelled and parallel);
  ///   src/qemu/qemu_migration.c, qemuMigrationSrcBeginPhase (tunnelled and post-copy), qemuMigrationSrcPerformNative (TLS
  ///   over a UNIX socket); libvirt 11.3.0 src/qemu/qemu_migration_params.c, qemuMigrationParamsSetCompression (methods with
  ///   and without parallel connections); QEMU 7.2.0 migration/migration.c, migrate_caps_check (mt with multifd),
  ///   migrate_params_check (ranges), MAX_MIGRATE_DOWNTIME.
  public var conflicts: [OptionConflict] {
    var found: [OptionConflict] = []
    func refuse(_ option: String, _ reason: String) {
      found.append(OptionConflict(option: option, reason: reason))
    }
    func hold(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) {
      guard let value, !range.contains(value) else { return }
      refuse(option, "\(value) is outside \(range.lowerBound) to \(range.upperBound), which QEMU takes.")
    }
    hold("auto-converge-initial", busy.autoConverge?.initial, 1...99)
    hold("auto-converge-increment", busy.autoConverge?.increment, 1...99)
    hold("parallel-connections", busy.parallel?.connections, 1...255)
    hold("comp-mt-level", busy.compression?.mtLevel, 0...9)
    hold("comp-mt-threads", busy.compression?.mtThreads, 1...255)
    hold("comp-mt-dthreads", busy.compression?.mtDecompressThreads, 1...255)
    hold("comp-zlib-level", busy.compression?.zlibLevel, 0...9)
    hold("comp-zstd-level", busy.compression?.zstdLevel, 0...20)
    hold("max-downtime", maxDowntime.map { Int(clamping: $0) }, 1...2_000_000)
    if let cache = busy.compression?.xbzrleCache, cache < 4096 || cache.nonzeroBitCount != 1 {
      refuse("comp-xbzrle-cache", "\(cache) bytes is no power of two of at least a page (4096).")
    }
    if let postCopy = busy.postCopy, postCopy.afterPasses == 0 {
      refuse("postcopy-after", "Post-copy begins after 1 pass at the earliest.")
    }
    found += methodConflicts
    guard isTunnelled else {
      if busy.tls != nil, busy.tls?.destination == nil, migrationURI?.hasPrefix("unix:") == true {
        refuse(
          "tls",
          "A UNIX socket has no host name; say --tls-destination NAME, as the target's certificate has it.")
      }
      return found
    }
    if busy.postCopy != nil {
      refuse("postcopy", "libvirt does no post-copy through its own connection (--tunnelled).")
    }
    if busy.parallel != nil {
      refuse("parallel-connections", "libvirt's own connection (--tunnelled) is one; leave one of them out.")
    }
    if busy.tls != nil {
      refuse(
        "tls",
        "--tunnelled sends the memory through libvirt's own connection, which TLS or SSH encrypts; leave one of them out."
      )
    }
    return found
  }

  /// What is wrong with the methods of compression.
  private var methodConflicts: [OptionConflict] {
    guard let compression = busy.compression else { return [] }
    var found: [OptionConflict] = []
    func refuse(_ option: String, _ reason: String) {
      found.append(OptionConflict(option: option, reason: reason))
    }
    let methods = Set(compression.methods)
    if methods.isEmpty { refuse("comp-methods", "No method is named.") }
    if methods.count < compression.methods.count { refuse("comp-methods", "A method is named twice.") }
    let whole = methods.intersection([.xbzrle, .mt]).map(\.rawValue).sorted()
    let inChannels = methods.intersection([.zlib, .zstd]).map(\.rawValue).sorted()
    if !whole.isEmpty, busy.parallel != nil {
      refuse(
        "comp-methods",
        "\(whole.joined(separator: " and ")) and parallel connections exclude each other; zlib or zstd compress those."
      )
    }
    if !inChannels.isEmpty, busy.parallel == nil {
      refuse(
        "comp-methods",
        "\(inChannels.joined(separator: " and ")) needs parallel connections; add --parallel-connections 2.")
    }
    if inChannels.count > 1 || !inChannels.isEmpty && !whole.isEmpty {
      refuse("comp-methods", "\(inChannels.joined(separator: " and ")) stands alone; name one method.")
    }
    let tuned: [(String, Bool, BusyGuestOptions.Compression.Method)] = [
      ("comp-mt-level", compression.mtLevel != nil, .mt),
      ("comp-mt-threads", compression.mtThreads != nil, .mt),
      ("comp-mt-dthreads", compression.mtDecompressThreads != nil, .mt),
      ("comp-xbzrle-cache", compression.xbzrleCache != nil, .xbzrle),
      ("comp-zlib-level", compression.zlibLevel != nil, .zlib),
      ("comp-zstd-level", compression.zstdLevel != nil, .zstd),
    ]
    for (option, isSet, method) in tuned where isSet && !methods.contains(method) {
      refuse(option, "It tunes \(method.rawValue), which --comp-methods does not name.")
    }
    return found
  }
}
