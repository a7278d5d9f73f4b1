extension FixReport {
  /// The groups by what the edit does with them: dropped, refused, undetermined; a disposition without a group is left out.
  public var sections: [(disposition: DropGroup.Disposition, groups: [DropGroup])] {
    DropGroup.Disposition.allCases.compactMap { disposition in
      let found = groups.filter { $0.disposition == disposition }
      return found.isEmpty ? nil : (disposition, found)
    }
  }
}
