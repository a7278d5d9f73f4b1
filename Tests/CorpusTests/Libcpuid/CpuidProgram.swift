import Foundation
import X86CPU

/// Debian's `cpuid`, which decodes what CPUID answered on another machine (`cpuid -f`).
enum CpuidProgram {
  /// What it says of one CPU.
  struct Answer: Equatable {
    var signature = CPUSignature(family: 0, model: 0, stepping: 0)
    /// `Golden Cove` of `(uarch synth) = Intel Golden Cove, Intel 7`; the family in braces where there is no name
    /// before them; nil where it knows none.
    var microarchitecture: String?
  }

  /// Whether the version is there that the tables of the tests are about.
  static let isInstalled: Bool = {
    (try? output(["-v"]))?.contains("version 20230120") == true
  }()

  /// The lines that it prints of `cpus`, which begin with `CPU N:` for each.
  static func lines(_ cpus: [[CPUIDLeaf: CPUIDRegisters]]) throws -> [Substring] {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("martlet-\(UUID().uuidString)")
    try Data(rawText(cpus).utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try output(["-f", file.path]).split(separator: "\n")
  }

  /// What it says of each of `cpus`.
  static func answers(_ cpus: [[CPUIDLeaf: CPUIDRegisters]]) throws -> [Answer] {
    var answers: [Answer] = []
    for line in try lines(cpus) {
      if line.hasPrefix("CPU") { answers.append(Answer()) }
      guard let equals = line.firstIndex(of: "="), !answers.isEmpty else { continue }
      let key = line[..<equals].trimmingCharacters(in: .whitespaces)
      let value = line[equals...].dropFirst(2)
      let index = answers.count - 1
      switch key {
      case "(family synth)" where answers[index].signature.family == 0:
        answers[index].signature.family = number(value)
      case "(model synth)" where answers[index].signature.model == 0:
        answers[index].signature.model = number(value)
      case "stepping id" where answers[index].signature.stepping == 0:
        answers[index].signature.stepping = number(value)
      case "(uarch synth)": answers[index].microarchitecture = name(value)
      default: break
      }
    }
    return answers
  }

  /// The form of `cpuid -r`, which `cpuid -f` reads.
  private static func rawText(_ cpus: [[CPUIDLeaf: CPUIDRegisters]]) -> String {
    func hexadecimal(_ value: UInt32) -> String {
      let digits = String(value, radix: 16)
      return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
    }
    return cpus.enumerated().map { index, leaves in
      "CPU \(index):\n"
        + leaves.sorted { $0.key < $1.key }.map { leaf, registers in
          "   \(hexadecimal(leaf.eax)) 0x\(String(leaf.ecx, radix: 16)): eax=\(hexadecimal(registers.eax))"
            + " ebx=\(hexadecimal(registers.ebx)) ecx=\(hexadecimal(registers.ecx))"
            + " edx=\(hexadecimal(registers.edx))\n"
        }.joined()
    }.joined()
  }

  /// The number of `0x97 (151)`.
  private static func number(_ value: Substring) -> UInt32 {
    UInt32(value.prefix { $0 != " " }.dropFirst(2), radix: 16) ?? .max
  }

  private static func name(_ value: Substring) -> String? {
    var name = value
    if let comma = name.range(of: ", ") { name = name[..<comma.lowerBound] }
    for vendor in ["Intel ", "AMD ", "Hygon ", "VIA ", "Zhaoxin "] where name.hasPrefix(vendor) {
      name = name.dropFirst(vendor.count)
    }
    guard let brace = name.firstIndex(of: "{") else { return name == "unknown" ? nil : String(name) }
    let before = name[..<brace].trimmingCharacters(in: .whitespaces)
    return before.isEmpty ? String(name[brace...].dropFirst().dropLast()) : before
  }

  private static func output(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/cpuid")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
