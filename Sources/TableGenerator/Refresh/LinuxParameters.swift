import CPUCatalog
import FoundationEssentials

/// The module parameters of KVM in a source tree of Linux, against those that the tables know.
///
/// A parameter is known if a rule of `Data/kvm` asks for it, or if `Data/kvm/module.parameters` lists it as one that changes no bit.
struct LinuxParameters {
  /// The file that declares each parameter, by module and name: `kvm_intel.ept`.
  let places: [String: String]

  /// Reads the declarations (`module_param` and its siblings) in the folders of KVM's modules.
  init(path: String) {
    var places: [String: String] = [:]
    for (folder, module) in [
      ("arch/x86/kvm", "kvm"), ("arch/x86/kvm/mmu", "kvm"), ("virt/kvm", "kvm"),
      ("arch/x86/kvm/vmx", "kvm_intel"),
      ("arch/x86/kvm/svm", "kvm_amd"),
    ] {
      for file in (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
      where file.hasSuffix(".c") {
        guard let text = sourceText("\(path)/\(folder)/\(file)") else { continue }
        for name in Self.names(in: withoutComments(text)) {
          places["\(module).\(name)"] = "\(folder)/\(file)"
        }
      }
    }
    self.places = places
  }

  /// The first argument of each declaration.
  private static func names(in text: String) -> [Substring] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("module_param"), let open = line.firstIndex(of: "(") else { return nil }
      let name = line[line.index(after: open)...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      return name.isEmpty ? nil : name
    }
  }

  /// The differences from what a kernel's table and the list of other parameters know.
  ///
  /// - Throws: `RefreshError` if the list cannot be read, or has a line of another form.
  func findings(_ kernel: KVMKernel) throws -> [RefreshFinding] {
    guard !places.isEmpty else { return [] }
    let asked = Set(KVMKernel.all.flatMap(Self.parameters))
    let known = asked.union(try Self.others())
    let new = places.filter { !known.contains($0.key) }.map { name, place in
      RefreshFinding(change: .new, kind: "KVM parameter", name: name, place: place)
    }
    let gone = Set(Self.parameters(of: kernel)).filter { places[$0] == nil }.map { name in
      RefreshFinding(
        change: .gone, kind: "KVM parameter", name: "\(name), for which rows of Data/kvm ask",
        place: "arch/x86/kvm")
    }
    return new + gone
  }

  /// The parameters for which a kernel's rules ask, without the value of `vmentry_l1d_flush:never`.
  private static func parameters(of kernel: KVMKernel) -> [String] {
    kernel.namedFeatures.flatMap { kernel.treatment(at: $0)?.ways ?? [] }.flatMap(\.requirements).map(\.name)
      .filter { name in ["kvm.", "kvm_intel.", "kvm_amd."].contains { name.hasPrefix($0) } }
      .map { String($0.split(separator: ":")[0]) }
  }

  /// The parameters that change no bit of a guest's CPU.
  private static func others() throws -> Set<String> {
    let path = "Data/kvm/module.parameters"
    guard let text = sourceText(path) else { throw RefreshError(description: "cannot read \(path)") }
    var (module, found) = (Substring(), Set<String>())
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("  ") {
        guard !module.isEmpty else { throw RefreshError(description: "\(path): parameters before a module") }
        for name in line.split(separator: " ") { found.insert("\(module).\(name)") }
      } else {
        module = line
      }
    }
    return found
  }
}
