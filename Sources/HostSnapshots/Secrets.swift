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
  text
    .replacing(#/\spasswd\s*=\s*(?:'[^']*'|"[^"]*")/#, with: "")
    .replacing(
      #/(<(?:cookie|session|dhCert|idBlock|idAuth|hostData)\b(?:[^>'"]|'[^']*'|"[^"]*")*>)(?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*/#
    ) { match in
      "\(match.1)"
    }
    .replacing(#/(<(?:[A-Za-z]+:)?env\b[^>]*\svalue\s*=\s*)(?:'[^']*'|"[^"]*")/#) { match in
      "\(match.1)'\(removal)'"
    }
    .replacing(#/(<(?:[A-Za-z]+:)?arg\b[^>]*\svalue\s*=\s*)(?:'([^']*)'|"([^"]*)")/#) { match in
      let value = String(match.2 ?? match.3 ?? "")
      return "\(match.1)'\(argumentWithoutSecrets(value))'"
    }
    .replacing(
      #/(<cmdline\b(?:[^>'"]|'[^']*'|"[^"]*")*>)((?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*)/#
    ) { match in
      "\(match.1)\(wordsWithoutSecrets(String(match.2)))"
    }
    .replacing(#/(<entry\b(?:[^>'"]|'[^']*'|"[^"]*")*>)((?:[^<]|<!\[CDATA\[(?s:.)*?\]\]>|<!--(?s:.)*?-->)*)/#)
  { match in
    "\(match.1)\(isSecret(String(match.2)) ? removal : String(match.2))"
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
  return argument.split(separator: ",", omittingEmptySubsequences: false).map { item in
    guard item != "secret" else { return "secret" }
    let name = item.prefix { $0 != "=" && $0 != ":" }
    let isData = isSecretObject && name.contains("data")
    guard isData || isSecret(String(item)) else { return String(item) }
    return name.count < item.count ? "\(name)\(item.dropFirst(name.count).first ?? "=")\(removal)" : removal
  }.joined(separator: ",")
}

/// Whether a word holds a secret: by the name before its value, or by user and password in a URL.
private func isSecret(_ word: String) -> Bool {
  let lower = word.lowercased()
  if let mark = lower.firstRange(of: "://") {
    let authority = lower[mark.upperBound...].prefix { $0 != "/" }
    if authority.contains("@"), authority.prefix(while: { $0 != "@" }).contains(":") { return true }
  }
  // dracut's iSCSI root: iscsi:USER:PASSWORD@SERVER.
  if lower.contains("iscsi:"), lower.contains("@") { return true }
  return secretNames.contains { lower.contains($0) }
}

private let secretNames = [
  "passw", "passwd", "passphrase", "secret", "token", "credential", "apikey", "api_key", "api-key",
  "privatekey",
  "private_key", "private-key", "rootpw", "adminpass",
]
