/// An emulated host of a lab.
public struct LabHost: Sendable, Codable {
  /// Its name, in the lab and on the hosts' own network.
  public var name: String
  /// Its CPU in QEMU's notation: `SandyBridge,+monitor`.
  public var cpu: String
  /// Its machine type in QEMU; nil for QEMU's newest `pc`.
  public var machine: String?
  /// Its memory, in MiB.
  public var memory: Int
  /// Its number, from 1: the last of its address, 10.77.0.NUMBER.
  public var number: Int
  /// The loopback port at which its ssh answers.
  public var port: Int = 0
  /// Its QEMU process; nil before its start.
  public var process: HostProcess?
  /// The parts of the CPU that this QEMU cannot emulate, in QEMU's words.
  public var unavailable: [String] = []

  /// Creates a host to start; `text` is `NAME=CPU`.
  ///
  /// - Parameter machine: A machine type of a PC, such as `pc-q35-3.1`; nil for QEMU's newest `pc`.
  /// - Throws: `LabError` if the name is invalid: lower-case letters, digits and `-`, beginning with a letter, at most 31 characters; or
  ///   if the machine type is none of a PC.
  public init(
    _ text: String, machine: String? = nil, memory: Int, number: Int
  ) throws(LabError) {
    if let machine {
      let isName = machine.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x2e
      }
      guard isName, ["pc", "q35"].contains(machine) || machine.hasPrefix("pc-") else {
        throw LabError(
          .usage, "\(machine): give the machine type of a PC, such as pc-q35-3.1 or pc-i440fx-2.1")
      }
    }
    self.machine = machine
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) != text.endIndex else {
      throw LabError(.usage, "\(text): give NAME=CPU, such as alpha=SandyBridge,+monitor")
    }
    name = String(text[..<equals])
    cpu = String(text[text.index(after: equals)...])
    self.memory = memory
    self.number = number
    let isName = name.utf8.allSatisfy {
      (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d
    }
    guard isName, name.count < 32, name.first?.isLetter == true else {
      throw LabError(
        .usage, "\(text): a host name has at most 31 characters from a-z, 0-9 and -, and begins with a letter"
      )
    }
  }

  /// Its address on the hosts' network.
  var address: String { "10.77.0.\(number)" }
}
