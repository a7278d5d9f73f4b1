extension HostProfile {
  /// How many features of the catalogue are absent and how many undetermined; a state without a feature is left out.
  public var otherCounts: [(state: String, count: Int)] {
    ["absent", "undetermined"].compactMap { state in
      let count = features.count { $0.state == state }
      return count == 0 ? nil : (state, count)
    }
  }
}
