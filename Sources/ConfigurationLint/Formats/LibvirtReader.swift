internal import CPUCompatibility
internal import CPUReaders
internal import XMLReading

/// Reads a domain's `<cpu>`, or a `<cpu>` alone.
///
/// - SeeAlso: libvirt docs/formatdomain.rst, CPU model and topology.
enum LibvirtReader {
  private static let policies: Set<String> = ["force", "require", "optional", "disable", "forbid"]

  static func read(_ text: SourceText, name: String) throws(LintError) -> ParsedConfiguration {
    do {
      // Nothing may stand before an XML declaration but a byte order mark.
      let cursor = try XMLCursor(text.hasByteOrderMark ? Array(text.bytes.dropFirst(3)) : text.bytes)
      guard ["domain", "cpu", "domainsnapshot", "domstatus"].contains(cursor.name) else {
        throw LintError(
          name, "<\(cursor.name)> is not a guest definition; give a <domain> or a <cpu>",
          at: SourcePosition(line: cursor.line, column: cursor.column))
      }
      try cursor.finish()
    } catch let error as XMLError {
      throw LintError(
        name, error.reason, at: error.line.map { SourcePosition(line: $0, column: error.column ?? 1) })
    } catch let error as LintError {
      throw error
    } catch {
      throw LintError(name, "\(error)")
    }
    var configuration = ParsedConfiguration()
    var tags = XMLTags(text.bytes)
    var path: [String] = []
    var domainType: String?
    var open: ConfiguredCPU?
    var fixesTSC = false
    var machine: Word?
    var device: XMLTags.Tag?
    while let tag = tags.next() {
      guard tag.isStart else {
        if !path.isEmpty { path.removeLast() }
        if path.last == "devices", let start = device {
          configuration.note(text, start, upTo: tag.end)
          device = nil
        }
        if tag.name == "cpu", let done = open, path.last != "cpu" {
          configuration.cpus.append(done)
          open = nil
        }
        continue
      }
      let parent = path.last
      if parent == "devices", path.first == "domain" {
        if tag.isEmpty { configuration.note(text, tag, upTo: tag.end) } else { device = tag }
      }
      switch tag.name {
      case "launchSecurity" where parent == "domain":
        let kinds: [String: GuestObstacle] = ["sev": .sev, "sev-snp": .sevSNP, "tdx": .tdx]
        if let obstacle = tag.attributes["type"].flatMap({ kinds[$0.string] }) {
          configuration.note(obstacle, [], at: text.position(of: tag.position))
        }
      case "hyperv" where parent == "features" && tag.attributes["mode"]?.string == "passthrough":
        configuration.note(.hypervPassthrough, [], at: text.position(of: tag.position))
      case "domain": domainType = tag.attributes["type"]?.string
      case "type" where parent == "os":
        machine = tag.attributes["machine"].map {
          Word(text: $0.string, position: text.position(of: $0.start))
        }
      case "timer" where parent == "clock" && tag.attributes["name"]?.string == "tsc":
        if tag.attributes["frequency"] != nil { fixesTSC = true }
      case "cpu" where open == nil && (parent == nil || parent == "domain"):
        let cpu = cpu(tag, text, &configuration)
        if tag.isEmpty { configuration.cpus.append(cpu) } else { open = cpu }
      case "model" where parent == "cpu" && open != nil && !tag.isEmpty:
        let content = tags.text(from: tag.end).trimmed
        open?.models = [Word(text: content.string, position: text.position(of: content.start))]
      case "maxphysaddr" where parent == "cpu" && open != nil:
        if tag.attributes["mode"]?.string == "passthrough" {
          open?.hostAddressBits = text.position(of: tag.position)
        }
      case "feature" where parent == "cpu" && open != nil:
        if let wish = wish(tag, text, &configuration) { open?.wishes.append(wish) }
      default: break
      }
      if !tag.isEmpty { path.append(tag.name) }
    }
    for index in configuration.cpus.indices {
      configuration.cpus[index].usesKVM = domainType != "qemu"
      configuration.cpus[index].hasFixedTSC = fixesTSC
      configuration.cpus[index].machines = machine.map { [$0] } ?? []
    }
    return configuration
  }

  private static func cpu(
    _ tag: XMLTags.Tag, _ text: SourceText, _ configuration: inout ParsedConfiguration
  ) -> ConfiguredCPU {
    var cpu = ConfiguredCPU(.libvirt, at: text.position(of: tag.position))
    cpu.refusesRepetition = true
    if let mode = tag.attributes["mode"] {
      let named: [String: ConfiguredCPU.Mode] = [
        "custom": .custom, "host-model": .hostModel, "host-passthrough": .hostPassthrough,
        "maximum": .maximum,
      ]
      cpu.modePosition = text.position(of: mode.start)
      if let known = named[mode.string] {
        cpu.mode = known
      } else {
        configuration.fault(
          "value-invalid", text.position(of: mode.start), name: mode.string,
          "\(mode.string) is not a mode; use custom, host-model, host-passthrough or maximum")
      }
    }
    if let migratable = tag.attributes["migratable"], migratable.string == "off" {
      cpu.unmigratable = text.position(of: migratable.start)
    }
    if let deprecated = tag.attributes["deprecated_features"] {
      cpu.deprecatedFeatures = text.position(of: deprecated.start)
      if !["on", "off"].contains(deprecated.string) {
        configuration.fault(
          "value-invalid", text.position(of: deprecated.start), name: deprecated.string,
          "deprecated_features is on or off, not \(deprecated.string)")
      }
    }
    return cpu
  }

  private static func wish(
    _ tag: XMLTags.Tag, _ text: SourceText, _ configuration: inout ParsedConfiguration
  ) -> ConfiguredCPU.Wish? {
    guard let name = tag.attributes["name"] else { return nil }
    let policy = tag.attributes["policy"]
    return wish(
      Word(text: name.string, position: text.position(of: name.start)),
      policy: policy.map { Word(text: $0.string, position: text.position(of: $0.start)) },
      policies: policies, &configuration)
  }

  /// A feature under one of libvirt's policies.
  static func wish(
    _ name: Word, policy: Word?, policies: Set<String> = policies, _ configuration: inout ParsedConfiguration
  ) -> ConfiguredCPU.Wish {
    var wish = ConfiguredCPU.Wish(name: name, isOn: true)
    guard let policy else { return wish }
    switch policy.text {
    case "force", "require": wish.isOn = true
    case "disable", "forbid": wish.isOn = false
    default: wish.isOn = nil
    }
    if !policies.contains(policy.text), !isPlaceholder(policy.text) {
      configuration.fault(
        "policy-unknown", policy.position, name: policy.text,
        "\(policy.text) is not a policy; use force, require, optional, disable or forbid")
    }
    return wish
  }
}

extension ParsedConfiguration {
  fileprivate mutating func note(_ obstacle: GuestObstacle, _ subjects: [String], at position: SourcePosition)
  {
    obstacles.append(Obstacle(obstacle: obstacle, subjects: subjects, position: position))
  }

  /// Notes what a device means for a move.
  fileprivate mutating func note(_ text: SourceText, _ device: XMLTags.Tag, upTo end: Int) {
    let found = GuestMachine.obstacles(inDevice: text.bytes[device.position..<end])
    for obstacle in GuestObstacle.allCases {
      guard let subjects = found[obstacle] else { continue }
      note(obstacle, subjects, at: text.position(of: device.position))
    }
  }
}
