internal import Remedies
internal import Wording

/// The steps that put an edited definition to use.
struct FixCommands {
  /// The guest's name.
  var guest: String
  /// Where the edited definition is, or will be.
  var file: String?
  /// The command that writes that file or applies the edit; nil if the file exists.
  var first: Command?
  /// The URI of the daemon; nil for virsh's default.
  var uri: String?
  /// Whether the document is a `<cpu>` alone, which virsh cannot define.
  var isPart = false
  /// The platform of the guest's host; nil if it is unknown.
  var platform: Platform?

  /// The lines of the steps, as they are printed.
  var lines: [String] { steps.map(\.text) }

  /// The steps in order, in the form that the platform needs.
  var steps: [Command] { plain.flatMap { $0.fitted(to: platform) } }

  private var plain: [Command] {
    let commands = GuestCommands(guest, at: uri)
    guard !isPart else {
      return [
        first, commands.step("edit", note: "replace the guest's <cpu> by the edited one"),
        commands.powerCycle,
      ].compactMap(\.self)
    }
    // What is put in place by martlet needs no file.
    guard let file else { return [first, commands.powerCycle].compactMap(\.self) }
    return [
      first, commands.save(in: file + ".before"), commands.define(file), commands.powerCycle,
      commands.step(
        "migrate",
        [
          "qemu+ssh://DESTINATION/system", "--live", "--persistent", "--persistent-xml", Command.path(file),
        ], note: "or a move that stages it"),
    ].compactMap(\.self)
  }
}
