/// An emulated host of a lab.
public struct LabHost: Sendable, Codable {
  /// Its name, in the lab and on the hosts' own network.
  public var name: String
  /// Its CPU as QEMU is told it: `SandyBridge,+monitor`.
  public var cpu: String
  /// Its memory, in MiB.
  public var memory: Int
  /// Its number, from 1: the last of its address, 10.77.0.NUMBER.
  public var number: Int
  /// The loopback port at which its ssh answers.
  public var port: Int = 0
  /// Its QEMU; nil until it is started.
  public var process: HostProcess?
  /// What of the CPU this QEMU cannot emulate, in QEMU's words.
  public var unavailable: [String] = []

  /// A host that is to be started; `text` is `NAME=CPU`.
  ///
  /// - Throws: `LabError` for a name that is none: small letters, digits and `-`, a letter first, 31 at most.
  public init(_ text: String, memory: Int, number: Int) throws(LabError) {
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
        .usage, "\(text): a host name has at most 31 characters from a-z, 0-9 and -, and begins with a letter")
    }
  }

  /// Its address on the hosts' network.
  var address: String { "10.77.0.\(number)" }
}
