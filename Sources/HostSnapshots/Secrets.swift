extension Snapshot {
  /// The snapshot without passwords, keys and tokens, where these can stand in what a host gives.
  ///
  /// `json()` writes no other. Everything else stays its source's text.
  var withoutSecrets: Snapshot {
    var copy = self
    for index in copy.parts.indices where copy.parts[index].encoding == "text" {
      let part = copy.parts[index]
      if part.kind == Kind.domain.rawValue {
        copy.parts[index].content = definitionWithoutSecrets(part.content)
      } else if part.source == "/proc/cmdline" || part.kind == Kind.xen.rawValue {
        copy.parts[index].content = part.content.split(separator: "\n", omittingEmptySubsequences: false)
          .map { wordsWithoutSecrets(String($0)) }.joined(separator: "\n")
      }
    }
    return copy
  }
}

/// Stands for what was taken out.
private let removal = "removed"

/// A guest's definition without the secrets that its elements can hold: arguments and variables for QEMU, the guest's command line,
/// credentials in OEM strings and firmware files, the session of an encrypted guest, passwords, cookies.
///
/// - SeeAlso: libvirt docs/drvqemu.rst (qemu:commandline), docs/formatdomain.rst (cmdline, oemStrings, launchSecurity); systemd
///   systemd.system-credentials(7), io.systemd.credential.
func definitionWithoutSecrets(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var text = withoutPasswords(text)
  // Most definitions have none of these, and a search is a hundred times faster than a pattern.
  func mend(_ marks: [String], _ replace: (String) -> String) {
    if marks.contains(where: bytes.hasWord) { text = replace(text) }
  }
  mend(["<session", "<dhCert", "<idBlock", "<idAuth", "<hostData"]) {
    $0.replacing(
      #/(<(?:session|dhCert|idBlock|idAuth|hostData)\b(?:[^>'"]|'[^']*'|"[^"]*")*>)(?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*/#
    ) { match in "\(match.1)" }
  }
  mend(["env"]) {
    $0.replacing(#/(<(?:[A-Za-z]+:)?env\b[^>]*\svalue\s*=\s*)(?:'[^']*'|"[^"]*")/#) { match in
      "\(match.1)'\(removal)'"
    }
  }
  mend([":arg", "<arg"]) {
    $0.replacing(#/(<(?:[A-Za-z]+:)?arg\b[^>]*\svalue\s*=\s*)(?:'([^']*)'|"([^"]*)")/#) { match in
      "\(match.1)'\(argumentWithoutSecrets(String(match.2 ?? match.3 ?? "")))'"
    }
  }
  mend(["property"]) {
    $0.replacing(
      #/(<(?:[A-Za-z]+:)?property\b[^>]*\sname\s*=\s*['"]([^'"]*)['"][^>]*\svalue\s*=\s*)(?:'([^']*)'|"([^"]*)")/#
    ) { match in
      let value = String(match.3 ?? match.4 ?? "")
      return "\(match.1)'\(isSecret("\(match.2)=\(value)") ? removal : value)'"
    }
  }
  mend(["<cmdline"]) {
    $0.replacing(
      #/(<cmdline\b(?:[^>'"]|'[^']*'|"[^"]*")*>)((?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*)/#
    ) { match in
      "\(match.1)\(wordsWithoutSecrets(String(match.2)))"
    }
  }
  mend(["<entry"]) {
    $0.replacing(
      #/(<entry\b(?:[^>'"]|'[^']*'|"[^"]*")*>)((?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*)/#
    ) { match in
      "\(match.1)\(isSecret(String(match.1)) || isSecret(String(match.2)) ? removal : String(match.2))"
    }
  }
  return text
}

extension [UInt8] {
  /// Whether the bytes contain the text.
  func hasWord(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return true }
    var place = startIndex
    while let found = self[place...].firstIndex(of: first) {
      if self[found...].starts(with: wanted) { return true }
      place = found + 1
    }
    return false
  }
}

/// A command line whose words are kept, but of those that hold a secret the names alone.
func wordsWithoutSecrets(_ line: String) -> String {
  line.split(separator: " ", omittingEmptySubsequences: false).map { word in
    guard isSecret(String(word)) else { return String(word) }
    let name = word.prefix { $0 != "=" }
    return name.count < word.count && !name.contains("@") ? "\(name)=\(removal)" : removal
  }.joined(separator: " ")
}

/// An argument of QEMU's, of whose comma-separated properties those that hold a secret keep their names alone.
private func argumentWithoutSecrets(_ argument: String) -> String {
  let isSecretObject = argument.contains("secret")
  // QEMU writes a comma of a value twice.
  let marked = argument.replacing(",,", with: "\u{1}")
  return marked.split(separator: ",", omittingEmptySubsequences: false).map { item in
    guard item != "secret" else { return "secret" }
    let name = item.prefix { $0 != "=" && $0 != ":" }
    let isData = isSecretObject && name.contains("data")
    guard isData || isSecret(String(item)) else { return String(item) }
    return name.count < item.count ? "\(name)\(item.dropFirst(name.count).first ?? "=")\(removal)" : removal
  }.joined(separator: ",").replacing("\u{1}", with: ",,")
}

/// Whether a word holds a secret: by the name before its value or within it, by user and password in a URL, or as a private key.
private func isSecret(_ word: String) -> Bool {
  let lower = word.lowercased()
  if let mark = lower.firstRange(of: "://") {
    let authority = lower[mark.upperBound...].prefix { $0 != "/" }
    if authority.contains("@"), authority.prefix(while: { $0 != "@" }).contains(":") { return true }
  }
  // dracut's iSCSI root: iscsi:USER:PASSWORD@SERVER.
  if lower.contains("iscsi:"), lower.contains("@") { return true }
  if lower.contains("private key-----") || secretNames.contains(where: { lower.contains($0) }) { return true }
  // A name that is short stands whole before its equals sign, or ends there: key=, cifspass=, ?sig=, :key=.
  return lower.split(separator: "=").dropLast().contains { before in
    let name = before.reversed().prefix { $0.isLetter || $0 == "_" || $0 == "-" || $0 == "." }.reversed()
    return shortSecretNames.contains { String(name).hasSuffix($0) }
  }
}

private let secretNames = [
  "passw", "passphrase", "secret", "token", "credential", "apikey", "api_key", "api-key",
  "privatekey",
  "private_key", "private-key", "rootpw", "adminpass",
]

private let shortSecretNames = ["pwd", "pass", "psk", "key", "sig", "signature", "auth"]
