internal import CPUReaders
internal import FleetDocuments
internal import NovaCompatibility

/// The definition that Nova writes for a server's guest, as far as API and settings show it.
struct NovaGuest: Sendable {
  /// The definition.
  let document: Document
  /// What it rests on, one clause each.
  let notes: [String]

  /// The definition of a server's guest.
  ///
  /// - Throws: `usage` if a trait of the flavor chooses among several models.
  /// - SeeAlso: nova 34.0.0 nova/virt/libvirt/driver.py, _get_guest_cpu_model_config; nova/virt/libvirt/config.py.
  init(_ server: CloudServer, _ settings: NovaGuestSettings) throws(QuestionError) {
    let nova = settings.configuration
    let argument = NovaArgument.server(server.id).text
    let traits = (server.extraSpecs ?? [:]).filter {
      $0.key.hasPrefix("trait:HW_CPU_X86_") && $0.value == "required"
    }
    if nova.effectiveMode == .custom, nova.cpuModels.count > 1, !traits.isEmpty {
      throw QuestionError(
        .usage,
        "\(argument): nova.conf names \(nova.cpuModels.count) models, and Nova chose the first that has \(traits.keys.sorted().joined(separator: ", ")); "
          + "give that one alone as --nova-cpu cpu_models=MODEL",
        at: .parameter("nova-cpu"))
    }
    var lines = ["<domain type='\(Self.escaped(nova.virtType))'>"]
    lines.append("  <name>\(Self.escaped(server.instance ?? server.name ?? server.id))</name>")
    lines.append("  <uuid>\(Self.escaped(server.id))</uuid>")
    lines.append(
      "  <metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>")
    if let memory = server.memory { lines.append("  <memory unit='MiB'>\(memory)</memory>") }
    if let count = server.vcpus { lines.append("  <vcpu>\(count)</vcpu>") }
    let machine = server.imageProperties?["hw_machine_type"].map { " machine='\(Self.escaped($0))'" } ?? ""
    lines.append("  <os><type arch='x86_64'\(machine)>hvm</type></os>")
    lines += Self.cpu(nova)
    lines.append("</domain>")
    document = Document(name: argument, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    var notes = [
      "this is what Nova writes with \(nova.effectiveMode.rawValue) (\(settings.origin)); a guest that started under other settings differs: "
        + "virsh dumpxml \(server.instance ?? server.id)\(server.host.map { " on \($0)" } ?? "") shows what it has"
    ]
    if machine.isEmpty {
      notes.append("the API does not show the guest's machine type, which can refuse a move")
    }
    self.notes = notes
  }

  private static func cpu(_ nova: NovaConfiguration) -> [String] {
    let head: String
    switch nova.effectiveMode {
    case .none: return []
    case .hostModel: head = "mode='host-model' check='partial'"
    case .hostPassthrough: head = "mode='host-passthrough' check='none'"
    case .custom: head = "mode='custom' match='exact' check='partial'"
    }
    var lines = ["  <cpu \(head)>"]
    if nova.effectiveMode == .custom, let model = nova.cpuModels.first {
      lines.append("    <model>\(escaped(model))</model>")
    }
    for flag in nova.extraFlags {
      let isDisabled = flag.hasPrefix("-")
      let name = flag.hasPrefix("+") || isDisabled ? String(flag.dropFirst()) : flag
      lines.append(
        "    <feature policy='\(isDisabled ? "disable" : "require")' name='\(escaped(name.lowercased()))'/>")
    }
    return lines + ["  </cpu>"]
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "'": result += "&apos;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 0x20 || scalar.value == 0xfffe || scalar.value == 0xffff: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
