/// The commands that put an edited definition to use: each is a line that a shell takes as it is.
struct FixCommands {
  /// The guest's name.
  var guest: String
  /// Where the edited definition is, or will be.
  var file: String?
  /// The command that writes that file, or puts the edit in place; nil if the file is there.
  var first: String?
  /// The daemon; nil for virsh's own.
  var uri: String?
  /// Whether the document is a `<cpu>` alone, which virsh cannot define.
  var isPart = false

  /// The commands in order.
  var lines: [String] {
    guard !isPart else {
      return [
        first, "\(virsh("edit", guest))    # put the edited <cpu> in the place of the guest's", powerCycle,
      ].compactMap(\.self)
    }
    // What is put in place by martlet needs no file.
    guard let file else { return [first, powerCycle].compactMap(\.self) }
    let destination = "qemu+ssh://DESTINATION/system"
    return [
      first, save(beside: file), virsh("define", file), powerCycle,
      virsh("migrate", "--live", "--persistent", "--persistent-xml", file, guest, destination)
        + "    # or a move that stages it",
    ].compactMap(\.self)
  }

  /// Saves the persistent definition, passwords and all, in a file of the owner's alone; one that is there is kept.
  private func save(beside file: String) -> String {
    "(umask 077; set -C; \(virsh("dumpxml", "--inactive", "--security-info", guest)) > "
      + "\(quoted(file + ".before")))    # the way back"
  }

  /// Shuts the guest down, waits until it is off (5 minutes at most), and starts it.
  ///
  /// - SeeAlso: virsh(1), shutdown: it returns before the guest is off.
  var powerCycle: String {
    let state = virsh("domstate", guest)
    return "\(virsh("shutdown", guest)) && timeout 300 sh -c "
      + quoted("until LC_ALL=C \(state) | grep -qx 'shut off'; do sleep 2; done") + " && "
      + virsh("start", guest)
  }

  /// `virsh VERB … GUEST …`; a guest that begins with a dash is named by its option, as it is none itself.
  private func virsh(_ words: String...) -> String {
    let named = words.flatMap { $0 == guest && $0.hasPrefix("-") ? ["--domain", $0] : [$0] }
    return commandLine(["virsh"] + (uri.map { ["-c", $0] } ?? []) + named)
  }
}
