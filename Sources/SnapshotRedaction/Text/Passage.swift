extension Pseudonyms {
  /// The names of hosts and guests that documents gave so far, and others that the caller gave, with their pseudonyms.
  ///
  /// Names of one or two characters, and numbers, are left out: they are words of any text.
  var words: [String: String] {
    var words: [String: String] = [:]
    for (kind, value, pseudonym) in all where ["host", "guest", "name"].contains(kind) {
      if value.count > 2, !value.isNumeric { words[value] = pseudonym }
    }
    return words
  }

  /// A text of any kind with pseudonyms for addresses, UUIDs, paths, full host names and `words`.
  mutating func passage(_ text: String, _ words: [String: String]) -> String {
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || "._:/@%+-".contains(character) {
        word.append(character)
      } else {
        result += replaced(word, words)
        word = ""
        result.append(character)
      }
    }
    return result + replaced(word, words)
  }

  /// A word without blanks; the marks of a sentence at its end stay.
  private mutating func replaced(_ word: String, _ words: [String: String]) -> String {
    let core = String(word.reversed().drop { ".:/".contains($0) }.reversed())
    let end = word.dropFirst(core.count)
    guard core.count > 1 else { return word }
    return (whole(core, words) ?? pieces(core, words)) + end
  }

  /// A pseudonym for the whole word; nil if it is nothing that has one.
  private mutating func whole(_ word: String, _ words: [String: String]) -> String? {
    if let known = words[word] { return known }
    if word.contains("://") { return address(word) }
    if let prefix = word.prefixOfUUID { return prefix + uuid(String(word.dropFirst(prefix.count))) }
    if word.hasPrefix("/") { return file(word) }
    if word.isHardwareAddress { return hardware(word) }
    if let address = word.addressOfInternet { return internet(address) + word.dropFirst(address.count) }
    if let mark = word.firstIndex(of: "@"), mark != word.startIndex {
      return name(String(word[..<mark])) + "@" + host(String(word[word.index(after: mark)...]))
    }
    return word.isHostNameInFull ? host(word) : nil
  }

  /// A word of several, such as `node1:vda`, with the pseudonyms of those that are known.
  private func pieces(_ word: String, _ words: [String: String]) -> String {
    var result = ""
    var piece = ""
    for character in word + ":" {
      guard "/:%+".contains(character) else {
        piece.append(character)
        continue
      }
      result += (words[piece] ?? piece) + String(character)
      piece = ""
    }
    return String(result.dropLast())
  }

  /// A path, with the line number that compilers put behind it; a program's own source files are no secret.
  private mutating func file(_ word: String) -> String {
    let path = String(word.prefix { $0 != ":" })
    let isSource = [".c", ".h", ".py", ".go"].contains { path.hasSuffix($0) }
    return isSource ? word : self.path(path) + word.dropFirst(path.count)
  }

  /// A URI: servers of projects' own documentation stay.
  private mutating func address(_ word: String) -> String {
    guard let mark = word.firstRange(of: "://") else { return word }
    let rest = word[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let server = String((authority.split(separator: "@").last ?? "").prefix { $0 != ":" })
    guard !publicServers.contains(server) else { return word }
    let place = rest.dropFirst(authority.count)
    let kept = ["", "/", "/system", "/session"].contains(place) ? String(place) : "/…"
    return word[..<mark.upperBound] + (server.isEmpty ? "" : host(server)) + kept
  }
}

/// Servers with documentation that messages refer to.
private let publicServers: Set<String> = [
  "libvirt.org", "www.libvirt.org", "www.qemu.org", "kubevirt.io", "docs.openstack.org", "bugs.launchpad.net",
]

extension String {
  /// What stands before a UUID at the end, such as `req-`; nil if there is no UUID.
  fileprivate var prefixOfUUID: String? {
    let digits = utf8.suffix(36)
    guard digits.count == 36 else { return nil }
    let isUUID = digits.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.isHexadecimal
    }
    return isUUID ? String(decoding: utf8.dropLast(36), as: UTF8.self) : nil
  }

  /// Six bytes in hexadecimal with colons between.
  fileprivate var isHardwareAddress: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isHexadecimal) }
  }

  /// The address of IPv4 or IPv6 at the start, without port or mask; nil if there is none.
  fileprivate var addressOfInternet: String? {
    let bare = String(prefix { $0 != "/" && $0 != "%" })
    let four = String(bare.prefix { $0 != ":" })
    let numbers = four.split(separator: ".", omittingEmptySubsequences: false)
    if numbers.count == 4, numbers.allSatisfy({ UInt8($0) != nil }) { return four }
    let parts = bare.split(separator: ":", omittingEmptySubsequences: false)
    let isSix =
      (parts.count == 8 || bare.contains("::")) && parts.count > 2
      && parts.allSatisfy { $0.utf8.count <= 4 && $0.utf8.allSatisfy(\.isHexadecimal) }
    return isSix ? bare : nil
  }

  /// A host's name with its domain, told by the domain's end; names of Kubernetes labels are none.
  fileprivate var isHostNameInFull: Bool {
    let labels = split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, !contains("/"), !contains(":"),
      !["kubevirt.io", "kubernetes.io", "k8s.io"].contains(where: hasSuffix),
      labels.allSatisfy({
        !$0.isEmpty && $0.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
      })
    else { return false }
    return domainEnds.contains(last.lowercased())
  }
}

/// The ends of domains that hosts are usually in; module names such as `nova.virt.libvirt.driver` end otherwise.
private let domainEnds: Set<String> = [
  "com", "org", "net", "edu", "gov", "mil", "int", "io", "dev", "cloud", "local", "localdomain", "lan",
  "internal", "intra",
  "corp", "home", "arpa", "example", "test", "invalid", "at", "au", "be", "br", "ca", "ch", "cn", "cz", "de",
  "dk", "es", "eu",
  "fi", "fr", "gr", "hk", "hu", "ie", "il", "it", "jp", "kr", "mx", "nl", "no", "nz", "pl", "pt", "ro", "ru",
  "se", "sg", "sk",
  "tw", "ua", "uk", "us", "za",
]

extension UInt8 {
  fileprivate var isHexadecimal: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
  }
}
