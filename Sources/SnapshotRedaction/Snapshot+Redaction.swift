public import HostSnapshots

extension Snapshot {
  /// The snapshot for other people's eyes: it keeps what bears on CPUs, machines and migration, and nothing else.
  ///
  /// Lists say what stays: files, keys, kernel parameters, arguments, XML elements and attributes, words of sources and reasons. Names,
  /// UUIDs and paths that stay become pseudonyms, the same everywhere. What stays of a CPU is unchanged, so the answers are those of the
  /// whole snapshot. A part is listed as missing if nothing of it can stay.
  ///
  /// - SeeAlso: decision record 14.
  public func redacted() -> Snapshot {
    guard !isRedacted else { return self }
    var pseudonyms = Pseudonyms()
    return redacted(&pseudonyms)
  }

  /// The redacted snapshot, with pseudonyms that other documents share.
  func redacted(_ pseudonyms: inout Pseudonyms) -> Snapshot {
    pseudonyms.learnNames(of: self)
    var copy = Snapshot(martlet: martlet.token ?? "", method: method, captured: captured.token ?? "")
    copy.isRedacted = true
    copy.identity.hostName = identity.hostName.map { pseudonyms.host($0) }
    copy.identity.hostUUID = identity.hostUUID.map { pseudonyms.uuid($0) }
    copy.identity.machineID = identity.machineID.map { _ in String(repeating: "0", count: 31) + "1" }
    copy.identity.bootID = identity.bootID.map { pseudonyms.uuid($0) }
    copy.identity.booted = identity.booted?.token
    copy.identity.container = identity.container?.token
    for (program, time) in identity.started {
      if daemons.contains(program), let time = time.token { copy.identity.started[program] = time }
    }
    for part in parts {
      let source = pseudonyms.prose(part.source, guest: part.about?["domain"])
      guard let kind = Kind(rawValue: part.kind) else { continue }
      if let text = part.content(keptAs: kind, &pseudonyms) {
        var kept = part
        kept.source = source
        kept.time = part.time.token ?? ""
        kept.about = pseudonyms.about(part.about)
        kept.content = text
        copy.parts.append(kept)
      } else {
        copy.missing.append(Missing(kind, source: source, reason: "redaction keeps nothing of it"))
      }
    }
    for gap in missing {
      guard let kind = Kind(rawValue: gap.kind) else { continue }
      copy.missing.append(
        Missing(
          kind, source: pseudonyms.prose(gap.source), reason: pseudonyms.prose(gap.reason),
          hasNone: gap.hasNone))
    }
    return copy
  }
}

/// The programs whose start a snapshot records.
private let daemons: Set<String> = ["libvirtd", "virtqemud", "virtproxyd", "nova-compute"]

extension Pseudonyms {
  /// What distinguishes a part, as far as it may stay; nil if nothing may.
  fileprivate mutating func about(_ about: [String: String]?) -> [String: String]? {
    var kept: [String: String] = [:]
    for (key, value) in about ?? [:] {
      switch key {
      case "domain": kept[key] = guest(value)
      case "emulator": kept[key] = path(value)
      case "cpus", "accelerator", "model", "type", "state", "package", "command": kept[key] = value.token
      default: continue
      }
    }
    return kept.isEmpty ? nil : kept
  }
}
