// Written from Documentation/modules/LossCauses.md by ModulePageTests; edit the page.
import LossCauses

func exampleLossCauses() async throws {
  for arrival in Arrival.intel where arrival.microarchitecture == "Haswell" {
    print(arrival.feature, arrival.citation)
  }
}
