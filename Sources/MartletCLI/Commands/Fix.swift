import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import Glibc
import GuestVerdicts
import HostSnapshots
import LibvirtCPU
import LibvirtClient
import Remedies
import ReportRendering
import Reports
import Wording

/// `martlet fix`: the smallest edit of a guest's definition that runs on all of several hosts.
struct Fix: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract:
      "Edit a guest's definition so that it runs on all of several hosts: the smallest edit, and a diff.",
    discussion: """
      GUEST is a <domain> (virsh dumpxml) or a <cpu> with a model; of a host-model guest, the running definition. What some host \
      cannot give is switched off; the document stays as it was otherwise, byte for byte. What would make a running guest fault, have its \
      state refused or its data changed is not taken out unless --allow-drop says so, by the effect (fault, state-refused, corrupt) \
      or by the feature's name. A definition that leaves the CPU to the host (host-model) needs --from, the host that it runs on.

      With --connect, GUEST may be a domain's name: its definition is taken from libvirt, without passwords. A file is checked to be what \
      the domain has. The plan is for the CPU that the guest has after its next start. --apply edits the persistent definition there \
      (what runs goes on as it is), and saves the old one first in $XDG_STATE_HOME/martlet/definitions (else ~/.local/state/...); \
      --undo puts back what was saved last. GUEST may also be the saved file.

      A guest that belongs to a manager (OpenStack Nova, oVirt, KubeVirt, CloudStack, OpenNebula: by its metadata, sysinfo, paths or \
      name) gets its definition from there: the manager's own way is printed, and --apply and --undo need --unmanaged. Of a guest's \
      configuration of Proxmox VE, Incus or KubeVirt, the manager's way is all that is printed.

      Exit status: 0 the definition, or the edited one, runs on all hosts; 1 it does not; 2 a host does not tell enough; 77 the guest \
      belongs to a manager (or libvirt does not let you in).

      Examples:
        martlet fix guest.xml --on node1.json --on node2.json
        martlet fix guest.xml --on node2.json --allow-drop avx512f -o fixed.xml
        martlet fix web1 --on node2.json --connect qemu:///system --apply
        martlet fix --undo web1 --connect qemu:///system
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The guest's definition; with --connect also a domain's name or UUID.")
  var guest: String

  @Option(
    name: .customLong("on"), help: ArgumentHelp("A host that it shall run on; may repeat.", valueName: "host")
  )
  var hosts: [String] = []

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A record of the host that it runs on; may repeat for one host.", valueName: "host"))
  var source: [String] = []

  @Option(
    name: .customLong("allow-drop"),
    help: ArgumentHelp("An effect or a feature that may be lost; may repeat.", valueName: "effect|feature"))
  var allowed: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the edited definition.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The libvirt that has the guest, such as qemu:///system.", valueName: "uri"))
  var connect: String?

  @Flag(help: "Edit the persistent definition in libvirt; needs --connect.")
  var apply = false

  @Flag(help: "Put back the definition that --apply saved last; needs --connect.")
  var undo = false

  @Flag(help: "With --undo: give up what was changed since, after saving that too.")
  var force = false

  @Flag(
    help:
      "With --apply or --undo: change the definition though the guest belongs to a manager (Nova, oVirt, KubeVirt, CloudStack, OpenNebula)."
  )
  var unmanaged = false

  @Option(help: "text, or json (martlet.fix/1.0; with --undo martlet.undo/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard !undo else {
      guard hosts.isEmpty, source.isEmpty, allowed.isEmpty, policyOption.path == nil, output == nil, !apply,
        judging.inputFormat == nil, judging.mapOption.cpuMap == nil
      else {
        throw ValidationError(
          "--undo takes a guest, --connect, --force, --unmanaged and --format, and nothing else.")
      }
      guard connect != nil else {
        throw ValidationError("--undo needs --connect URI, the libvirt that has the guest.")
      }
      return
    }
    guard !force else { throw ValidationError("--force goes with --undo.") }
    guard !hosts.isEmpty else { throw ValidationError("Missing expected argument '--on <host>'") }
    guard !unmanaged || apply else { throw ValidationError("--unmanaged goes with --apply or --undo.") }
    guard !apply || connect != nil else {
      throw ValidationError("--apply needs --connect URI, the libvirt that has the guest.")
    }
  }

  func run() async throws {
    if undo, let connect {
      let report = try DefinitionUndo(
        try GuestReference(guest), uri: connect, isUnmanaged: unmanaged
      ).run(force: force)
      try writeOutput(format == .json ? try report.json() : report.text)
      return
    }
    let interpreter = try judging.interpreter()
    let policy = try policyOption.policy(interpreter.catalog)
    var permission = try permission(interpreter.catalog)
    let (document, change) = try guestDocument()
    if apply, !unmanaged, let owner = change?.ownership {
      throw CommandFailure(
        ManagerAdvice(owner, hosts: hosts).refusesToEdit(undoing: false), status: CommandFailure.noPermission)
    }
    let reading: Reading
    let record: RecordedCPU
    do {
      reading = try Reader.read(document, format: judging.inputFormat)
      record = try reading.selecting(document)
    } catch {
      throw CommandFailure(error)
    }
    var inputs = [document.input(role: "guest", reading)]
    var from: HostCPU?
    if !source.isEmpty {
      let (host, documents) = try await judging.host(source, role: "from", interpreter.host(_:in:))
      from = host
      inputs += documents
    }
    var read: [HostCPU] = []
    for host in hosts {
      let (cpu, documents) = try await judging.host([host], role: "host", interpreter.host(_:in:))
      read.append(cpu)
      inputs += documents
      let rules = policy.rules(forHost: cpu.name)
      permission.features.formUnion(rules.warn)
      permission.kept.formUnion(rules.keep)
    }
    var report: FixReport
    let isPart: Bool
    let owner: GuestOwnership?
    do {
      let definition = try interpreter.guest(record, in: document, from: from)
      guard var wanted = definition.wanted else {
        throw CommandFailure(
          "\(document.name): the definition names no model (mode \(definition.mode.rawValue)): say with --from which host gives it its CPU, or "
            + "give the running guest's definition (virsh dumpxml)", status: CommandFailure.badInput)
      }
      wanted.add(change?.withheld ?? [], catalog: interpreter.catalog)
      let judged = definition.isEmulated ? read.map(\.forEmulatedGuests) : read
      let plan = FixPlan(
        wanted, on: judged, catalog: interpreter.catalog, permission: permission,
        comparedAtStart: comparedAtStart(change?.next ?? definition.definition))
      report = try FixReport(
        plan, document: document.bytes, file: guest.split(separator: "/").last.map(String.init) ?? guest,
        guest: wanted.name, hosts: read.map(\.name), catalog: interpreter.catalog, martlet: martletVersion,
        inputs: inputs)
      isPart = definition.machine == nil
      owner = change?.ownership ?? definition.machine?.ownership
    } catch let error as ReadError {
      throw CommandFailure(error)
    } catch let error as LibvirtError {
      throw CommandFailure("\(document.name): \(error)", status: CommandFailure.badInput)
    }
    if let output, report.result.exitStatus == 0 {
      try writeFile(report.edited, to: output)
      report.written = output
    }
    setPlace(of: &report, isPart: isPart)
    if let owner {
      report.setOwner(ManagerAdvice(owner, hosts: hosts), isUnmanaged: unmanaged)
    }
    if let change {
      report.notes += change.notes(on: report)
      if apply { try change.apply(to: &report) }
    }
    report.diff = withoutPasswords(report.diff)
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.result.exitStatus)
  }

  /// Says where the edited definition is, or with which command it comes to be there.
  private func setPlace(of report: inout FixReport, isPart: Bool) {
    // What is added is an option only before the terminator of options.
    let given = CommandLine.arguments.dropFirst()
    func again(_ options: String...) -> Command {
      Command.run(["martlet"] + given).adding(options)
    }
    let isStandardInput = guest == "-" || guest.hasPrefix("-#")
    if let output {
      report.setPlace(file: output, first: nil, uri: connect, isPart: isPart)
    } else if connect != nil {
      report.setPlace(file: nil, first: apply ? nil : again("--apply"), uri: connect, isPart: isPart)
    } else if !isStandardInput {
      let stem = report.guest.replacing("/", with: "_")
      // A file is no option.
      let name = (stem.hasPrefix("-") ? "./" : "") + stem + ".fixed.xml"
      report.setPlace(
        file: name, first: again("-o", name), uri: nil, isPart: isPart)
    } else {
      report.setPlace(file: "FILE", first: nil, uri: nil, isPart: isPart)
    }
  }

  /// The features that libvirt compares with the host's own CPU before it starts the guest; with check='full' or 'none' it
  /// leaves that to QEMU.
  ///
  /// - SeeAlso: libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU (VIR_CPU_CHECK_PARTIAL).
  private func comparedAtStart(_ definition: CPUDefinition) -> Set<String> {
    guard definition.check != .full, definition.check != CPUDefinition.Check.none else { return [] }
    return Set(definition.features.filter { ($0.policy ?? .require) == .require }.map(\.name))
  }

  /// The guest's definition, and with --connect the domain.
  private func guestDocument() throws(CommandFailure) -> (Document, DefinitionChange?) {
    guard let connect else {
      let document = try Document(argument: guest)
      if judging.inputFormat == nil, let owner = GuestOwnership(configuration: document) {
        let advice = ManagerAdvice(owner, hosts: hosts)
        let lines = advice.change.map { "  \($0.text)\n    \($0.command)" }
        throw CommandFailure(
          "\(document.name): a guest of \(owner.manager.title) (\(owner.reason)), which fix does not edit. "
            + (["\(owner.manager.title)'s own way:"] + lines).joined(separator: "\n"),
          status: CommandFailure.badInput)
      }
      return (document, nil)
    }
    let reference = try GuestReference(guest)
    let change = try DefinitionChange(reference, uri: connect, for: apply ? .writing : .reading)
    return (reference.document ?? change.document, change)
  }

  /// What `--allow-drop` names: effects, or features of the catalogue.
  private func permission(_ catalog: Catalog) throws(CommandFailure) -> FixPlan.Permission {
    var effects: Set<LossEffect> = []
    var features: Set<Int> = []
    for word in allowed {
      if let effect = LossEffect(rawValue: word) {
        effects.insert(effect)
        continue
      }
      let found = catalog.features(called: word)
      guard !found.isEmpty else {
        let near = catalog.nearestNames(to: word)
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
        throw CommandFailure(
          "--allow-drop \(word): there is no such effect or feature\(hint) (effects: "
            + "\(LossEffect.allCases.map(\.rawValue).joined(separator: ", ")))", status: CommandFailure.usage)
      }
      features.formUnion(found.map(\.index))
    }
    return FixPlan.Permission(effects: effects, features: features)
  }
}
