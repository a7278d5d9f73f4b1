internal import HostSnapshots

extension Pseudonyms {
  /// A source or a reason with the words of Martlet's own sentences, of the system's errors and of the commands that it names; what is
  /// not among them is left out, and paths and URIs become pseudonyms.
  ///
  /// - Parameter guest: A guest's name that the text can contain.
  mutating func prose(_ text: String, guest: String? = nil) -> String {
    var text = text[...]
    var end: [String] = []
    // A guest's name stands at the end of a command, and can contain blanks.
    if let guest, !guest.isEmpty, let place = text.firstRange(of: " " + guest) {
      let rest = text[place.upperBound...]
      if rest.isEmpty || rest.first == " " {
        end =
          [self.guest(guest)]
          + rest.split(separator: " ").filter { proseWords.contains(String($0)) }.map(String.init)
        text = text[..<place.lowerBound]
      }
    }
    var words: [String] = []
    for word in text.split(separator: " ").prefix(64) {
      let kept = proseWord(String(word)) ?? "…"
      if kept != "…" || words.last != "…" { words.append(kept) }
    }
    return (words + end).joined(separator: " ")
  }

  /// A word that may stay, with the marks around it; nil for another.
  private mutating func proseWord(_ word: String) -> String? {
    let marks = ",;:()'\"."
    let start = word.prefix { marks.contains($0) }
    let rest = word.dropFirst(start.count)
    let bare = String(rest.reversed().drop { marks.contains($0) }.reversed())
    let end = rest.dropFirst(bare.count)
    guard let kept = keptWord(bare) else { return nil }
    return start + kept + end
  }

  private mutating func keptWord(_ word: String) -> String? {
    if word.isEmpty || word.isNumeric || proseWords.contains(word) || proseWords.contains(word.lowercased()) {
      return word
    }
    if word.hasPrefix("/") { return path(word) }
    if word.contains("://") { return uri(word) }
    // Names of KVM's calls, of QMP's commands and of CPUID's leaves.
    let isConstant = word.hasPrefix("KVM_") || word.hasPrefix("CPUID.") || word.hasPrefix("query-cpu-")
    return isConstant && word.phrase != nil ? word : nil
  }

  /// A URI of libvirt's or ssh's without user, port and parameters.
  private mutating func uri(_ text: String) -> String? {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = String(text[..<mark.lowerBound])
    guard uriSchemes.contains(scheme) else { return nil }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    let path = rest.dropFirst(authority.count).prefix { !"?#".contains($0) }
    let server = String(authority.split(separator: "@").last ?? "")
    let name = server.isEmpty ? "" : host(server)
    return "\(scheme)://\(name)" + (["/system", "/session", "/", ""].contains(path) ? String(path) : "/…")
  }
}

private let uriSchemes: Set<String> = Set(
  ["qemu", "xen", "test", "ch"].flatMap { driver in
    [driver] + ["ssh", "tls", "tcp", "unix", "libssh", "libssh2", "ext"].map { "\(driver)+\($0)" }
  } + ["ssh"])

/// The words of sources and reasons: Martlet's, errno's, libvirt's most usual, and those of commands.
private let proseWords: Set<String> = Set(
  """
  a about all an and another answer answered are argument as asked at authentication available bad be because before below \
  blocked broken busy by call called can cannot capabilities capture captured closed command compressed connect connected \
  connection container cpu cpuid cpus cut daemon data death denied dev device did directory disappears docker does doesn't domain \
  domcapabilities down driver dumpxml each empty ended end error exist exists expected failed file files firmware folder \
  for found from full gave get gives guest guests had has have helper hidden host hosts hypervisor if in input installed \
  interrupted invalid io ioctl is it its kernel kernel's killed kvm large later library libvirt libvirt's lingering loaded long look \
  lost lxc machine machine's machines make many map martlet memory message microcode migratable missing modprobe module mount \
  msr msrs name named needs neither network no none nor not nothing object of off offer on online only open operation option or \
  other out over owns package packages paravirtual parameter part path peer permission permitted persistent \
  podman polkit port process processes program properties protocol python3 qemu read ready reason redaction refused \
  release report resource reset response result root route run running runs said say says script seconds sent server shell \
  shown shuts size socket ssh ssh's started starts status step still stopped such sudo support supported system systemd take table takes \
  target temporarily than that the them there these they this time timed timeout to too tool transport unable under unavailable \
  unexpected unknown unreachable unsupported until update used user user's uses using value version virsh virtqemud virtual was were \
  what which while whole will with within without works write wrong x86 xen xgetbv xl xsave you your \
  -accel -c -r -V --emulatorbin --inactive --migratable --verify --virttype --disable-deprecated-features --expand-cpu-features \
  --guest --list --name kvm: tcg tcg: host: full static max base dpkg dpkg-query rpm stat package-system query-version query-kvm \
  query-machines info xl's dom0 dom0: s ms PID Linux CPU MSR MSRs KVM QEMU PATH DMI XGETBV CPUID OSXSAVE libvirtd capabilities; \
  accel VMX SVM keeps x86_64 qemu-system-x86_64 hypervisor's helper's daemon's hardware underneath hides ask
  """.split(whereSeparator: \.isWhitespace).map(String.init))
