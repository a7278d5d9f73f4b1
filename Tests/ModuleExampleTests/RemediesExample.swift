// Written from Documentation/modules/Remedies.md by ModulePageTests; edit the page.
import Remedies

func exampleRemedies() async throws {
  let commands = GuestCommands("web 1", at: "qemu:///system")
  print(commands.virsh("dumpxml", "--inactive"))
}
