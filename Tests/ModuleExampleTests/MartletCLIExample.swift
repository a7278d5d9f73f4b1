// Written from Documentation/modules/MartletCLI.md by ModulePageTests; edit the page.
import ArgumentParser

@testable import martlet

func exampleMartletCLI() async throws {
  print(Martlet.configuration.commandName ?? "martlet")
}
