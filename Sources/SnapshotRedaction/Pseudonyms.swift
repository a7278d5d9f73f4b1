internal import HostSnapshots

/// Replaces what identifies, each value always by the same word.
struct Pseudonyms {
  private var known: [String: String] = [:]
  private var counts: [String: Int] = [:]

  /// Learns a snapshot's own names first, so that they get the lowest numbers.
  mutating func learnNames(of snapshot: Snapshot) {
    if let hostName = snapshot.identity.hostName { _ = host(hostName) }
    for guest in Set(snapshot.parts.compactMap { $0.about?["domain"] }).sorted() { _ = self.guest(guest) }
  }

  /// How many values have a pseudonym.
  var count: Int { known.count }

  /// Every value that was replaced, with its kind, in no order.
  var all: [(kind: String, value: String, pseudonym: String)] {
    known.compactMap { key, pseudonym in
      let parts = key.split(separator: "\u{0}", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1]), pseudonym) : nil
    }
  }

  /// A network card's address, within the range that QEMU's cards have.
  mutating func hardware(_ address: String) -> String {
    replacement("hardware", address.lowercased()) { number in
      let low = String(number & 0xff, radix: 16)
      let high = String(number >> 8 & 0xff, radix: 16)
      return "52:54:00:00:" + padded(high, 2) + ":" + padded(low, 2)
    }
  }

  /// An address of IPv4 or IPv6, within the ranges for documentation.
  ///
  /// - SeeAlso: RFC 5737, RFC 3849.
  mutating func internet(_ address: String) -> String {
    guard !["127.0.0.1", "0.0.0.0", "::1", "::"].contains(address) else { return address }
    if address.contains(":") {
      return replacement("address", address.lowercased()) { "2001:db8::" + String($0, radix: 16) }
    }
    return replacement("address", address) { number in
      "\(["192.0.2", "198.51.100", "203.0.113"][number / 254 % 3]).\(number % 254 + 1)"
    }
  }

  /// A host's name; the first label of a dotted name is the same host.
  mutating func host(_ name: String) -> String {
    replacement("host", String(name.prefix { $0 != "." })) { "host-\($0)" }
  }

  /// A guest's name, in the form by which managers are recognised: `instance-0000001a`, `i-2-10-VM`, `one-7`.
  mutating func guest(_ name: String) -> String {
    if name.hasPrefix("process "), let number = Int(name.dropFirst(8)) { return "process \(number)" }
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    func isNumber(_ part: Substring) -> Bool {
      !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    if parts.count == 2, parts[0] == "instance", parts[1].utf8.count == 8,
      parts[1].utf8.allSatisfy({ $0.isLowerHexadecimal })
    {
      return replacement("guest", name) { "instance-" + padded(String($0, radix: 16), 8) }
    }
    if parts.count == 2, parts[0] == "one", isNumber(parts[1]) {
      return replacement("guest", name) { "one-\($0)" }
    }
    if parts.count >= 4, parts[0] == "i", isNumber(parts[1]), isNumber(parts[2]), !parts[3].isEmpty {
      return replacement("guest", name) { "i-1-\($0)-VM" }
    }
    return replacement("guest", name) { "guest-\($0)" }
  }

  /// Another name: of a device, a pool, a tag, a model that somebody chose.
  mutating func name(_ name: String) -> String { replacement("name", name) { "name-\($0)" } }

  /// A UUID, also without hyphens.
  mutating func uuid(_ uuid: String) -> String {
    replacement("uuid", uuid.lowercased().filter { $0 != "-" }) {
      "00000000-0000-4000-8000-" + padded(String($0), 12)
    }
  }

  /// A path; those that are the same on every machine stay, and of those below a manager's folder the folder.
  mutating func path(_ path: String) -> String {
    guard !isSystemPath(path) else { return path }
    let folder = (managerFolders + ownFolders).first { path.hasPrefix($0) } ?? "/"
    return replacement("path", path) { "\(folder)redacted/path-\($0)" }
  }

  private mutating func replacement(_ kind: String, _ value: String, _ make: (Int) -> String) -> String {
    let key = kind + "\u{0}" + value
    if let replacement = known[key] { return replacement }
    let number = counts[kind, default: 0] + 1
    counts[kind] = number
    known[key] = make(number)
    return make(number)
  }
}

private func padded(_ digits: String, _ count: Int) -> String {
  String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}

extension UInt8 {
  fileprivate var isLowerHexadecimal: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
