internal import HostSnapshots

/// Replaces what identifies, each value always by the same word.
struct Pseudonyms {
  private var known: [String: String] = [:]
  private var counts: [String: Int] = [:]
  private let hostName: String?

  /// No value is known but the snapshot's own names, so that they get the lowest numbers.
  init(_ snapshot: Snapshot) {
    hostName = snapshot.identity.hostName
    if let hostName { _ = host(hostName) }
    for guest in Set(snapshot.parts.compactMap { $0.about?["domain"] }).sorted() { _ = self.guest(guest) }
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
