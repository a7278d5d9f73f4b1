import ArgumentParser
import CPUReaders
import LibvirtCPU
import QMPReplies
import X86CPU
import XMLCursor

/// How answers of `martlet libvirt` are printed.
enum LibvirtFormat: String, ExpressibleByArgument, CaseIterable { case libvirt, json }

/// The map and the version of libvirt to answer as.
struct LibvirtOptions: ParsableArguments {
  @Option(
    name: .customLong("cpu-map"),
    help: ArgumentHelp(
      "The CPU map: installed, builtin, builtin:VERSION (of \(BuiltinMaps.list)), or a path. Default: installed if there, else the built-in one of --libvirt-version.",
      valueName: "map"))
  var cpuMap: String?

  @Option(
    name: .customLong("libvirt-version"),
    help: ArgumentHelp(
      "The libvirt to answer as, X.Y.Z. Default: the installed one, else the newest that was checked.",
      valueName: "version"))
  var version: String?

  @Option(help: "libvirt (as libvirt prints it), or json.")
  var format = LibvirtFormat.libvirt

  /// The map, read as the version does; says on standard error if that version was not checked.
  func map() throws(CommandFailure) -> CPUMap {
    let builtin: CPUMap? =
      if let cpuMap { try BuiltinMaps.map(named: cpuMap) } else { nil }
    // A built-in map is read as its own libvirt reads it, unless another is asked for.
    var version = try chosenVersion()
    if self.version == nil, let builtin { version = builtin.libvirtVersion }
    if !version.isVerified {
      writeError("martlet: note: \(uncertainty(of: version) ?? "")")
    }
    if cpuMap == "builtin", self.version != nil { return CPUMap.builtin(for: version).asRead(by: version) }
    if let builtin { return builtin.asRead(by: version) }
    let path: String?
    switch cpuMap {
    case nil: path = CPUMap.installedPath
    case "installed"?:
      guard let installed = CPUMap.installedPath else {
        throw CommandFailure(
          "no libvirt is installed here (looked for \(CPUMap.installedPaths.joined(separator: ", "))); "
            + "--cpu-map builtin needs none", status: CommandFailure.unavailable)
      }
      path = installed
    case let given?: path = given
    }
    guard let path else { return CPUMap.builtin(for: version).asRead(by: version) }
    do {
      return try CPUMap.load(path: path, libvirtVersion: version)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What is not certain about a version's answers; nil for versions that were checked.
  func uncertainty(of version: LibvirtVersion) -> String? {
    guard !version.isVerified else { return nil }
    let checked = LibvirtVersion.verified.map(\.description).joined(separator: ", ")
    return
      "libvirt \(version) was not checked against its own cases (those of \(checked) were); where behaviour changed in "
      + "between, the answer is inferred"
  }

  private func chosenVersion() throws(CommandFailure) -> LibvirtVersion {
    guard let version else {
      return LibvirtVersion.installed ?? LibvirtVersion.verified.max() ?? .assumed
    }
    guard let read = LibvirtVersion(version) else {
      throw CommandFailure(
        "\(version) is no version of libvirt; expected X.Y.Z, such as 9.0.0", status: CommandFailure.usage)
    }
    return read
  }
}

/// A file of CPUs for libvirt's operations.
struct LibvirtInput {
  let document: Document
  private let first: UInt8?

  init(_ argument: String) throws(CommandFailure) {
    document = try Document(argument: argument)
    guard document.bytes.count <= Reader.sizeLimit else {
      throw CommandFailure(
        "\(document.name): the document is larger than \(Reader.sizeLimit >> 20) MiB",
        status: CommandFailure.badInput)
    }
    first = document.bytes.first { !" \t\r\n".utf8.contains($0) }
  }

  /// Whether the file is a dump, and no replies of QEMU.
  var isDump: Bool { !isJSON }

  private var isJSON: Bool { first == UInt8(ascii: "{") || first == UInt8(ascii: "[") }

  /// The file's QMP replies.
  func replies() throws(LibvirtError) -> QMPReplies { try QMPReplies(document.bytes) }

  /// CPUID and MSRs: of `<cpudata>`, or of the model that QEMU expanded; with QEMU's models, if it told.
  func data(_ map: CPUMap) throws(LibvirtError) -> (table: CPUIDTable, models: HypervisorModels?) {
    guard isJSON else { return (try CPUIDTable(cpudata: document.bytes), nil) }
    let replies = try replies()
    guard let model = replies.model else {
      throw LibvirtError(.internalError, "there is no reply of query-cpu-model-expansion in \(document.name)")
    }
    return (try map.table(of: model), replies.hypervisorModels(in: map))
  }

  /// The CPUs of the file, as definitions; dumps and replies are decoded.
  ///
  /// - Parameters:
  ///   - kind: Whose CPUs they are; nil to tell by `<arch>`, as libvirt does.
  ///   - most: How many are read, from the first.
  func definitions(
    _ map: CPUMap, as kind: CPUDefinition.Kind? = nil, atMost most: Int = .max
  ) throws(LibvirtError) -> [CPUDefinition] {
    if isJSON {
      let (table, models) = try data(map)
      return [try map.decode(table, as: kind ?? .guest, models: models)]
    }
    if try rootName() == "cpudata" {
      return [try map.decode(try CPUIDTable(cpudata: document.bytes), as: kind ?? .host)]
    }
    var definitions: [CPUDefinition] = []
    for element in try elements().prefix(most) { definitions.append(try element.definition(as: kind)) }
    return definitions
  }

  /// The first CPU of the file; others are not read, so that faults of theirs do not matter, as with virsh.
  func definition(_ map: CPUMap, as kind: CPUDefinition.Kind? = nil) throws(LibvirtError) -> CPUDefinition {
    guard let first = try definitions(map, as: kind, atMost: 1).first else {
      throw LibvirtError(
        .xmlError,
        "File '\(document.name)' does not contain a <cpu> element or is not a valid domain or capabilities XML"
      )
    }
    return first
  }

  private func rootName() throws(LibvirtError) -> String? {
    // Several roots are allowed, so that a fault further on is not this function's.
    try? XMLCursor(document.bytes).name
  }

  private func elements() throws(LibvirtError) -> [CPUElement] {
    do {
      let found = try CPUElement.all(in: document.bytes)
      guard found.isEmpty else { return found }
      // Any other root that holds <cpu> elements, as libvirt's own lists of test CPUs do.
      let cursor = try XMLCursor(document.bytes)
      var children: [CPUElement] = []
      try cursor.forEachChild { child throws(XMLError) in
        if child.name == "cpu" { children.append(try CPUElement(child)) }
      }
      return children
    } catch {
      throw LibvirtError(error, file: document.name)
    }
  }
}
