import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPULevelling
import CPUReaders
import ReportContract
import ReportRendering
import X86CPU

/// `martlet level`: the CPU that guests of a pool may share.
struct Level: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level",
    abstract:
      "Level hosts: the CPU that guests of all of them may share, what it costs, and which host costs it.",
    discussion: """
      What each host can give its guests counts, not what its CPUID shows: snapshots (martlet capture), virsh \
      domcapabilities and QEMU's expansions tell it; where CPUID alone is known, the answer says so. Bits that warn of a flaw are \
      set if any host has them; bits that follow other state are left alone. SVM and VMX are left out unless --nested is given.

      Unknown is not absent: a model that contains a feature which some host does not tell is not taken, and a feature \
      outside the model that is unknown somewhere is neither added nor taken away, but listed. --assume usual takes KVM to give \
      what the CPU has, as kernels do with usual parameters, and every host to have what all 64-bit CPUs have; --assume FEATURE \
      takes every host that is silent to have it. What was assumed is listed.

      Hosts of several vendors are levelled vendor by vendor.

      --for writes it as a system's configuration: nova.conf; a <cpu> of libvirt's; QEMU's -cpu; Proxmox's cpu-models.conf; \
      a KubeVirt VM; an Incus cluster group; oVirt's custom CPU type. It is checked before: by martlet lint, by libvirt's \
      comparison with what each host's hypervisor gives, and for Nova by what nova-compute of --stack nova=VERSION checks when it \
      starts. What a check refuses is not printed. --stack qemu=VERSION leaves out what that QEMU has no name for. What the system \
      cannot be told (how far CPUID goes, address bits) is said on standard error.

      Exit status: 0 there is a level; 1 the hosts share no 64-bit CPU that the map has a model for, or a check refuses the \
      configuration; 2 too little is known.

      Examples:
        martlet level node1.json node2.json node3.json
        martlet level --for nova --annotate hosts/*.json >> nova.conf
        martlet level --for nova --stack nova=26.2.2 a.json b.json
        martlet level --model Broadwell-noTSX-IBRS --only-add a.xml b.xml
        martlet level --assume usual --assume pcid a-cpuid.txt b-cpuid.txt
        martlet level --format json a.xml b.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp("Records of hosts, one for each; this is the machine itself.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "\(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "system"),
    transform: { text in
      guard let system = ConfiguredSystem(rawValue: text) else {
        throw ValidationError("There is no system \(text).")
      }
      return system
    })
  var system: ConfiguredSystem?

  @Flag(help: "With --for: say in comments of which hosts it is, and what was given up for whom.")
  var annotate = false

  @Option(help: ArgumentHelp("Name the level by this model of the map.", valueName: "name"))
  var model: String?

  @Flag(help: "Take only a model of which nothing must be switched off.")
  var onlyAdd = false

  @Flag(help: "Let guests have guests of their own: keep SVM or VMX, and their details.")
  var nested = false

  @Option(
    name: .customLong("assume"),
    help: ArgumentHelp(
      "What to take for given where a host does not tell: a feature, or usual. May be repeated.",
      valueName: "feature|usual"))
  var assumptions: [String] = []

  @Option(help: "text, or json (martlet.level/1.1).")
  var format = Format.text

  @Option(
    name: .customLong("stack"),
    help: ArgumentHelp(
      "With --for: what is known of QEMU and Nova: qemu=VERSION, nova=VERSION and settings; may repeat.",
      valueName: "key=value"))
  var stack: [String] = []

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard system == nil || format == .text else {
      throw ValidationError("--for and --format json are two answers; ask for one.")
    }
    guard system != nil || !annotate else { throw ValidationError("--annotate goes with --for.") }
    guard system != nil || stack.isEmpty else { throw ValidationError("--stack goes with --for.") }
    guard system == .nova || !stack.contains(where: { !$0.hasPrefix("qemu=") }) else {
      throw ValidationError("--stack with settings of Nova goes with --for nova.")
    }
    _ = try assumption()
  }

  func run() async throws {
    let stack = try LevelStack(stack)
    let map = try judging.map()
    let interpreter = judging.interpreter(by: map)
    var read: [HostCPU] = []
    var pool: [PooledHost] = []
    var inputs: [InputReport] = []
    for argument in hosts {
      var records: [(cpu: RecordedCPU, document: Document)] = []
      var (host, documents) = try await judging.host([argument], role: "host") {
        cpu, document throws(ReadError) in
        records.append((cpu, document))
        return try interpreter.host(cpu, in: document)
      }
      let count = read.count { $0.name == host.name || $0.name.hasPrefix(host.name + " (") }
      if count > 0 { host.name += " (\(count + 1))" }
      read.append(host)
      pool.append(PooledHost(cpu: host, records: records))
      inputs += documents
    }
    let report = try report(on: read, inputs, interpreter)
    switch (system, format) {
    case (let system?, _):
      let check = LevelCheck(
        hosts: pool, map: map, usesOwnMaps: interpreter.usesOwnMaps, catalog: interpreter.catalog,
        nova: stack.nova)
      try report.writeConfiguration(
        for: stack.target(system, read), annotated: annotate, checkedBy: check)
    case (nil, .text): try writeOutput(report.text(.standardOutput()))
    case (nil, .json): try writeOutput(try report.json())
    }
    if report.status != .level { throw ExitCode(report.status.exitStatus) }
  }

  /// The report: one level, or one for each vendor.
  private func report(
    on hosts: [HostCPU], _ inputs: [InputReport], _ interpreter: Interpreter
  ) throws -> LevelReport {
    let map = HostCPU.poolMap(of: hosts, otherwise: interpreter.map)
    var naming = LevelNaming()
    (naming.model, naming.onlyAdd, naming.nested) = (model, onlyAdd, nested)
    let masks = ExposureMasks(interpreter.catalog)
    let offers = hosts.map { HostOffers($0, masks: masks) }
    let groups = LevelledCPU.groups(of: offers)
    let known = groups.map { group in
      let names = Set(group.map(\.name))
      return HostCPU.modelsKnown(to: hosts.filter { names.contains($0.name) })
    }
    if let model { for known in known { try check(model, of: map, groups, known) } }
    let reports = try zip(groups, known).compactMap { group, known -> LevelReport? in
      naming.knownModels = known
      guard
        let level = LevelledCPU(
          group, catalog: interpreter.catalog, masks: masks, nested: nested,
          assuming: try assumption())
      else { return nil }
      return LevelReport(
        level, of: group.map(\.name), map: map, catalog: interpreter.catalog, martlet: martletVersion,
        inputs: groups.count == 1 ? inputs : [], naming: naming)
    }
    return reports.count == 1
      ? reports[0] : LevelReport(groups: reports, of: hosts.map(\.name), inputs: inputs)
  }

  /// Refuses a model that cannot name a level whatever the hosts are.
  private func check(
    _ name: String, of map: MapProjection, _ groups: [[HostOffers]], _ known: Set<String>?
  ) throws(CommandFailure) {
    guard let model = map.model(named: name) else {
      throw CommandFailure("the CPU map has no model \(name) (\(map.title))", status: CommandFailure.badInput)
    }
    guard known?.contains(name) ?? true else {
      throw CommandFailure(
        "the CPU map of one of the hosts has no model \(name)", status: CommandFailure.badInput)
    }
    for vendor in groups.compactMap({ $0.first?.vendor }) where model.vendor != nil && model.vendor != vendor
    {
      throw CommandFailure(
        "\(name) is a model of \(model.vendor ?? "")'s, and there are hosts of \(vendor)'s",
        status: CommandFailure.badInput)
    }
  }

  private func assumption() throws -> LevelAssumption {
    var assumption = LevelAssumption()
    for word in assumptions {
      guard word != "usual" else {
        assumption.usual = true
        continue
      }
      let found = Catalog.standard.features(called: word)
      guard found.count == 1 else {
        let near = Catalog.standard.nearestNames(to: word)
        throw ValidationError(
          found.isEmpty
            ? "--assume wants a feature or usual; there is no feature \(word)."
              + (near.isEmpty ? "" : " Did you mean \(near.prefix(3).joined(separator: ", "))?")
            : "\(word) names several features: \(found.map(\.name).joined(separator: ", ")).")
      }
      assumption.features.insert(found[0].index)
    }
    return assumption
  }
}
