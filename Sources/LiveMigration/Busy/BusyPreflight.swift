internal import LibvirtClient

extension PreflightExamination {
  /// What stands against the options for busy guests at these ends, and what each of them costs.
  func options(_ source: MigrationHost, _ target: MigrationHost) -> [Preflight.Reason] {
    guard !busy.isEmpty else { return [] }
    func numbers(_ text: String) -> [Int] { text.split(separator: ".").compactMap { Int($0) } }
    var reasons: [Preflight.Reason] = []
    for host in [source, target] {
      guard let versions = try? host.versions() else {
        reasons.append(
          .init(
            "option.support", .unknown,
            "\(host.uri) does not report its versions; Martlet cannot check whether it has the options."))
        continue
      }
      for requirement in OptionRequirement.all(busy) {
        guard
          let lack = requirement.lack(
            libvirt: numbers(versions.libvirt), qemu: numbers(versions.hypervisor))
        else { continue }
        reasons.append(.init("option.support", .blocks, "\(requirement.option): \(host.uri) \(lack)."))
      }
    }
    if busy.tls != nil {
      for (host, role) in [(source, CertificateFolder.Role.source), (target, .target)] {
        reasons += CertificateFolder.reasons(
          at: host.uri, for: role, configuration: CertificateFolder.configuration(of: host.uri))
      }
    }
    return reasons + busy.prices
  }
}

extension BusyGuestOptions {
  /// What each option costs, for the operator to know beforehand; post-copy's is a warning, which asking for it accepts.
  ///
  /// - SeeAlso: QEMU 7.2.0 qapi/migration.json, MigrationCapability, MigrationParameters; QEMU 10.0.13
  ///   docs/devel/migration/postcopy.rst.
  var prices: [Preflight.Reason] {
    var reasons: [Preflight.Reason] = []
    if let autoConverge {
      reasons.append(
        .init(
          "option.auto-converge", .note,
          "QEMU slows the guest's CPUs while too much is written: by \(autoConverge.initial ?? 20) % first, then by "
            + "\(autoConverge.increment ?? 10) % more at a time, up to 99 %. The guest runs at full speed again once it has arrived."
        ))
    }
    if let parallel {
      reasons.append(
        .init(
          "option.parallel", .note,
          "The memory goes through \(parallel.connections ?? 2) connections, which takes that many threads at each end. It helps where one "
            + "connection does not fill the link, and not where the link or --bandwidth is the limit."))
    }
    if let compression {
      reasons.append(
        .init(
          "option.compression", .note,
          "Compression by \(compression.methods.map(\.rawValue).joined(separator: ", ")) sends less and takes CPU time"
            + (compression.methods.contains(.xbzrle)
              ? " and \((compression.xbzrleCache ?? 64 << 20) >> 20) MiB for a cache at the source. xbzrle helps where a guest changes little of each page."
              : " at both ends. It helps where memory compresses well.")))
    }
    if let postCopy {
      reasons.append(
        .init(
          Preflight.postCopyReason, .warns,
          "After pass \(postCopy.afterPasses) the guest continues at the target without all of its memory: it waits for each page that has "
            + "not arrived, and if the network or a host fails until the last one has, the guest is lost or left in two parts. "
            + "Nobody can cancel the move from then on. Where only the network failed, martlet migrate --resume resumes it (libvirt 8.5.0 or newer at both ends)."
        ))
    }
    if tls != nil {
      reasons.append(
        .init(
          "option.tls", .note,
          "QEMU encrypts the memory, which takes CPU time at both ends and may send less in a second."))
    }
    return reasons
  }
}
