internal import Remedies
internal import Wording

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
    let commands = GuestCommands(guest, at: uri)
    guard !isPart else {
      return [
        first, "\(commands.virsh("edit"))    # put the edited <cpu> in the place of the guest's",
        commands.powerCycle,
      ].compactMap(\.self)
    }
    // What is put in place by martlet needs no file.
    guard let file else { return [first, commands.powerCycle].compactMap(\.self) }
    return [
      first, commands.save(in: file + ".before"), commands.define(file), commands.powerCycle,
      commands.virsh(
        "migrate",
        "qemu+ssh://DESTINATION/system --live --persistent --persistent-xml \(quotedPath(file))")
        + "    # or a move that stages it",
    ].compactMap(\.self)
  }
}
