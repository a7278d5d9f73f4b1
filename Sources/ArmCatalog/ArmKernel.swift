/// What KVM in a Linux series lets a VMM write in ID registers (the records of `Data/arm/linux.writable`).
public struct ArmKernel: Sendable, Hashable {
  /// The series, `6.12`.
  public let series: String
  /// The release that was read, `linux 6.12.117`.
  public let release: String
  /// The highest version of PSCI, `1.1`.
  public let powerVersion: String
  /// The fields that can be written, with the line that says so, by their full names.
  package let writable: [String: String]

  /// Whether a field can be written, and the kernel's line.
  func line(of field: ArmField) -> String? { writable[field.fullName] }

  private var numbers: (Int, Int) { ArmKernel.numbers(of: series) ?? (0, 0) }

  /// The series of a release such as `6.12.117-1-arm64`; nil if the text does not begin with a version.
  static func numbers(of release: some StringProtocol) -> (Int, Int)? {
    let parts = release.prefix { $0.isNumber || $0 == "." }.split(separator: ".")
    guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
    return (major, minor)
  }

  /// Every kernel of the table, oldest first.
  public static let all: [ArmKernel] = {
    do {
      return try kernels(of: armKernelRows.description, fields: .standard)
    } catch {
      // The generator parsed the table before it wrote it into the source.
      fatalError("the built-in table of Arm kernels does not parse: \(error)")
    }
  }()

  /// Reads a table in the format of `Data/README.md`.
  ///
  /// - Throws: `ArmTableError` if a row does not follow the format, or names what the table of fields lacks.
  public static func kernels(of text: String, fields: ArmFieldTable) throws(ArmTableError) -> [ArmKernel] {
    var kernels: [ArmKernel] = []
    for row in try armRows(of: text) {
      guard row.isIndented else {
        guard row.words.count == 2, row.words[0] == "kernel", numbers(of: row.words[1]) != nil else {
          throw ArmTableError(row.line, "expected kernel and a series")
        }
        kernels.append(
          ArmKernel(series: String(row.words[1]), release: row.citation, powerVersion: "", writable: [:]))
        continue
      }
      guard let kernel = kernels.popLast() else { throw ArmTableError(row.line, "a row without a kernel") }
      var version = kernel.powerVersion
      var writable = kernel.writable
      if row.words[0] == "psci", row.words.count == 2 {
        version = String(row.words[1])
      } else {
        let ofRegister = fields.fields.filter { $0.registerName == row.words[0] }
        guard !ofRegister.isEmpty else {
          throw ArmTableError(row.line, "no register is called \(row.words[0])")
        }
        let names = row.words[1...] == ["*"] ? ofRegister.map(\.name) : row.words[1...].map(String.init)
        for name in names {
          guard let field = ofRegister.first(where: { $0.name == name }) else {
            throw ArmTableError(row.line, "\(row.words[0]) has no field \(name)")
          }
          writable[field.fullName] = row.citation
        }
      }
      kernels.append(
        ArmKernel(series: kernel.series, release: kernel.release, powerVersion: version, writable: writable))
    }
    return kernels
  }

  /// Whether a host's KVM lets a field be written.
  public enum Writing: Sendable, Hashable {
    /// It does, by the line of that kernel.
    case writable(citation: String)
    /// It does not, by that kernel.
    case fixed(citation: String)
    /// The tables do not say: the kernel is unknown, or lies between two that differ.
    case unknown(reason: String)
  }

  /// Whether KVM of a release lets a field be written.
  ///
  /// - Parameter release: As `uname -r` prints it; nil if unknown.
  public static func writing(_ field: ArmField, release: String?, among kernels: [ArmKernel] = all) -> Writing
  {
    func answer(_ kernel: ArmKernel) -> Writing {
      if let line = kernel.line(of: field) {
        return .writable(citation: "\(kernel.release) arch/arm64/kvm/sys_regs.c:\(line)")
      }
      return .fixed(citation: "\(kernel.release) arch/arm64/kvm/sys_regs.c, sys_reg_descs")
    }
    guard let release, let numbers = numbers(of: release) else {
      return .unknown(reason: "the record does not name the host's kernel")
    }
    if let kernel = kernels.first(where: { $0.numbers == numbers }) { return answer(kernel) }
    let older = kernels.last { $0.numbers < numbers }
    let newer = kernels.first { $0.numbers > numbers }
    switch (older, newer) {
    case (let older?, let newer?):
      let (before, after) = (answer(older), answer(newer))
      if case .writable = before, case .writable = after { return before }
      if case .fixed = before, case .fixed = after { return after }
      return .unknown(
        reason: "Martlet's tables have Linux \(older.series) and \(newer.series), and the two differ")
    case (nil, let newer?):
      // Fields were opened for writing one after another.
      if case .fixed = answer(newer) { return answer(newer) }
      return .unknown(reason: "Martlet's tables begin with Linux \(newer.series)")
    case (let older?, nil):
      if case .writable = answer(older) { return answer(older) }
      return .unknown(reason: "Martlet's tables end with Linux \(older.series)")
    case (nil, nil): return .unknown(reason: "Martlet has no table of kernels")
    }
  }
}
