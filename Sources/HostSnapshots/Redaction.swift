extension Snapshot {
  /// The snapshot without identifying values: each name, serial number, UUID, address and path gets
  /// its own replacement, the same everywhere.
  ///
  /// It keeps system paths (`/proc`, `/sys`, `/usr`, `/dev/kvm` and similar) and everything about CPUs.
  public func redacted() -> Snapshot {
    var redactor = Redactor(self)
    var copy = self
    copy.isRedacted = true
    copy.identity.hostName = identity.hostName.map { redactor.text($0) }
    copy.identity.hostUUID = identity.hostUUID.map { redactor.text($0) }
    copy.identity.machineID = identity.machineID.map { redactor.text($0) }
    copy.identity.bootID = identity.bootID.map { redactor.text($0) }
    for index in copy.parts.indices {
      copy.parts[index].source = redactor.text(parts[index].source)
      copy.parts[index].about = parts[index].about?.mapValues { redactor.text($0) }
      if parts[index].encoding == "text" { copy.parts[index].content = redactor.text(parts[index].content) }
    }
    for index in copy.missing.indices {
      copy.missing[index].source = redactor.text(missing[index].source)
      copy.missing[index].reason = redactor.text(missing[index].reason)
    }
    return copy
  }
}

/// Replaces identifying values, each always by the same word.
private struct Redactor {
  /// The words to replace wherever they occur, longest first.
  private var names: [(name: [UInt8], replacement: [UInt8])] = []
  private var uuids: [String: String] = [:]
  private var addresses: [String: String] = [:]
  private var paths: [String: String] = [:]

  init(_ snapshot: Snapshot) {
    var replacements: [String: String] = [:]
    func add(_ name: String?, _ replacement: String) {
      if let name, name.utf8.count > 1, replacements[name] == nil { replacements[name] = replacement }
    }
    add(snapshot.identity.hostName, "host-1")
    // The first label of a dotted name appears alone in many places.
    add(snapshot.identity.hostName.flatMap { $0.split(separator: ".").first.map(String.init) }, "host-1")
    add(snapshot.identity.machineID, String(repeating: "0", count: 31) + "1")
    let guests = Set(snapshot.parts.compactMap { $0.about?["domain"] }).sorted()
    for (index, guest) in guests.enumerated() { add(guest, "guest-\(index + 1)") }
    let texts = snapshot.parts.filter { $0.encoding == "text" }.map(\.content)
    var count = 0
    for text in texts where text.contains("<") {
      for value in identifyingValues(in: text) where replacements[value] == nil {
        count += 1
        add(value, "redacted-\(count)")
      }
    }
    names = replacements.sorted { ($1.key.utf8.count, $0.key) < ($0.key.utf8.count, $1.key) }
      .map { (Array($0.key.utf8), Array($0.value.utf8)) }
  }

  mutating func text(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let isStart = index == 0 || !bytes[index - 1].isWord
      if isStart, let match = names.first(where: { matches($0.name, bytes, index) }) {
        output += match.replacement
        index += match.name.count
      } else if bytes[index] == UInt8(ascii: "/"), index == 0 || !bytes[index - 1].isPath,
        let end = pathEnd(bytes, index)
      {
        output += replacement(ofPath: String(decoding: bytes[index..<end], as: UTF8.self)).utf8
        index = end
      } else if isStart, let end = tokenEnd(bytes, index),
        let replaced = replacement(ofToken: String(decoding: bytes[index..<end], as: UTF8.self))
      {
        output += replaced.utf8
        index = end
      } else if isStart, bytes[index].isWord {
        // A kept word is kept as a whole.
        let end = bytes[index...].firstIndex { !$0.isWord } ?? bytes.count
        output += bytes[index..<end]
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func matches(_ name: [UInt8], _ bytes: [UInt8], _ index: Int) -> Bool {
    let end = index + name.count
    guard end <= bytes.count, bytes[index] == name[0], bytes[index..<end].elementsEqual(name) else {
      return false
    }
    return end == bytes.count || !bytes[end].isWord
  }

  /// The end of a path outside the system's own; nil for `/` alone and for an XML end tag.
  private func pathEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    if index > 0, bytes[index - 1] == UInt8(ascii: "<") { return nil }
    let end = bytes[index...].firstIndex { !$0.isPath } ?? bytes.count
    return end > index + 2 ? end : nil
  }

  private mutating func replacement(ofPath path: String) -> String {
    guard
      !systemPaths.contains(where: {
        path == $0 || path.hasPrefix($0 + "/") || $0.hasSuffix("-") && path.hasPrefix($0)
      })
    else { return path }
    return remember(path, &paths) { "/redacted/path-\($0)" }
  }

  /// The end of a run of characters that addresses and UUIDs consist of.
  private func tokenEnd(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard bytes[index].isHexadecimal || bytes[index] == UInt8(ascii: ":") else { return nil }
    let end =
      bytes[index...].firstIndex { !($0.isHexadecimal || $0 == 0x2d || $0 == 0x2e || $0 == 0x3a) }
      ?? bytes.count
    guard end == bytes.count || !bytes[end].isWord else { return nil }
    return end
  }

  private mutating func replacement(ofToken token: String) -> String? {
    let dashes = token.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    if dashes == [8, 4, 4, 4, 12] {
      return remember(token.lowercased(), &uuids) { "00000000-0000-4000-8000-" + padded($0, 12) }
    }
    let colons = token.split(separator: ":", omittingEmptySubsequences: false)
    if colons.count == 6, colons.allSatisfy({ $0.utf8.count == 2 }) {
      return remember(token.lowercased(), &addresses) {
        "52:54:00:00:\(padded($0 / 256, 2)):\(padded($0 % 256, 2))"
      }
    }
    let dots = token.split(separator: ".", omittingEmptySubsequences: false)
    if dots.count == 4, dots.allSatisfy({ UInt8($0) != nil }), token != "127.0.0.1", token != "0.0.0.0" {
      return remember(token, &addresses) { "192.0.2.\($0 % 256)" }
    }
    // An IPv6 address has at least two colons; times have two digits between theirs.
    if colons.count >= 3, token.contains("::") || colons.count == 8, token != "::", token != "::1",
      colons.allSatisfy({ $0.utf8.count <= 4 && !$0.contains(".") && !$0.contains("-") })
    {
      return remember(token.lowercased(), &addresses) { "2001:db8::" + String($0, radix: 16) }
    }
    return nil
  }

  private func remember(
    _ value: String, _ known: inout [String: String], _ make: (Int) -> String
  ) -> String {
    if let replacement = known[value] { return replacement }
    known[value] = make(known.count + 1)
    return known[value] ?? value
  }
}

/// The system paths, which are the same on every machine.
private let systemPaths = [
  "/proc", "/sys", "/usr", "/bin", "/sbin", "/lib", "/lib64", "/boot/config-", "/boot/vmlinuz-", "/dev/kvm",
  "/dev/cpu", "/dev/sgx_enclave",
  "/dev/net/tun", "/dev/urandom", "/dev/random", "/etc/nova", "/run/libvirt", "/var/run/libvirt",
  "/etc/machine-id", "/etc/os-release", "/etc/kernel", "/etc/kolla", "/etc/pve", "/var/lib/openstack",
  "/var/lib/config-data", "/var/cache/libvirt", "/boot/loader", "/redacted", "/system",
  "/machine",
]

private func padded(_ number: Int, _ digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}

extension UInt8 {
  /// Whether the byte is part of a word: a letter, a digit, an underscore, or a byte of a non-ASCII character.
  fileprivate var isWord: Bool { isAlphanumeric || self == 0x5f || self >= 0x80 }
  fileprivate var isAlphanumeric: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
  }
  fileprivate var isHexadecimal: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
  /// Whether the byte is part of a path: any byte that needs no quotes in a shell or an XML attribute.
  fileprivate var isPath: Bool {
    isWord || [0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x3d, 0x40, 0x25, 0x3a].contains(self)
  }
}
