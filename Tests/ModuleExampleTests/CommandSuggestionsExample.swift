// Written from Documentation/modules/CommandSuggestions.md by ModulePageTests; edit the page.
import ArgumentParser
import CommandSuggestions

func exampleCommandSuggestions() async throws {
  struct Fleet: ParsableCommand {
    struct Where: ParsableCommand {}
    static let configuration = CommandConfiguration(subcommands: [Where.self])
  }
  // martlet has no verb wher; did you mean where?
  print(Suggestions.unknownWord(in: ["wher"], of: Fleet.self) ?? "")
  // Did you mean json?
  print(Suggestions.hint(for: "jsno", of: ["text", "json"]))
}
