public import LibvirtCPU

/// The libvirt to answer as: its version, and its CPU map.
public struct LibvirtEra: Sendable {
  /// The CPU map; `own` is the installed libvirt's if there is one, else the built-in one.
  public var map: MapChoice
  /// The version; the installed libvirt's if there is one, else the newest that was checked.
  public var version: LibvirtVersion
  private let isVersionGiven: Bool

  /// The libvirt of that map and version.
  public init(map: MapChoice = .own, version: LibvirtVersion? = nil) {
    self.map = map
    // A built-in map is read as its own libvirt reads it, unless another is asked for.
    let ofMap = (try? map.builtinMap())?.libvirtVersion
    isVersionGiven = version != nil
    self.version = version ?? ofMap ?? LibvirtVersion.installed ?? LibvirtVersion.verified.max() ?? .assumed
  }

  /// What is not certain about the version's answers; nil for versions that were checked.
  public var uncertainty: String? {
    guard !version.isVerified else { return nil }
    let checked = LibvirtVersion.verified.map(\.description).joined(separator: ", ")
    return
      "libvirt \(version) was not checked against its own test cases (those of \(checked) were); where behaviour changed in "
      + "between, the answer is inferred"
  }

  /// What is not certain about an answer from these inputs; nil if nothing is.
  func uncertainty(with inputs: [LibvirtInput]) -> String? {
    let all = [uncertainty].compactMap(\.self) + inputs.compactMap(\.uncertainty)
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  /// The map, read as the version does.
  ///
  /// - Throws: `unavailable` for an installed map where there is none; `badInput` for one that libvirt would not load.
  func cpuMap() throws(QuestionError) -> CPUMap {
    if map == .builtin, isVersionGiven { return CPUMap.builtin(for: version).asRead(by: version) }
    if let builtin = try map.builtinMap() { return builtin.asRead(by: version) }
    let path: String?
    switch map {
    case .own: path = CPUMap.installedPath
    case .builtin, .builtinOf: path = nil
    case .installed: path = try MapChoice.installedPath()
    case .path(let given): path = given
    }
    guard let path else { return CPUMap.builtin(for: version).asRead(by: version) }
    do throws(LibvirtError) {
      return try CPUMap.load(path: path, libvirtVersion: version)
    } catch {
      throw QuestionError(error)
    }
  }

  /// Runs libvirt's own operations; what libvirt refuses as an error becomes `refusedByLibvirt`, in libvirt's words.
  func answering<Answer>(_ body: () throws(LibvirtError) -> Answer) throws(QuestionError) -> Answer {
    do throws(LibvirtError) { return try body() } catch {
      throw QuestionError(.refusedByLibvirt, error.message)
    }
  }
}
