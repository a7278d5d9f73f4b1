extension KVMKernel {
  /// The table for that kernel release; nil if no table covers it.
  ///
  /// Upstream kernels, and distributions that follow point releases, use their series as of their
  /// point. A kernel between two series resembles both, in their first and latest state. A distribution kernel with features
  /// of newer kernels resembles any series from its own on. If these differ on a bit, the bit is undetermined. There is no table
  /// for kernels older than the first series or newer than the last.
  ///
  /// - Parameter release: As `uname -r` prints it, such as `6.1.0-33-amd64`.
  public static func covering(_ release: String) -> KVMKernel? {
    guard let read = KVMRelease(release) else { return nil }
    let own = all.firstIndex { $0.series == read.series }
    let younger = all.firstIndex { $0.isYounger(than: read) }
    var kernels: [KVMKernel] = []
    if let own {
      kernels = all[own].readings(at: read.point, isSeries: release == read.series)
    } else if let younger, younger > 0, read.isPlausible {
      kernels = all[younger - 1].whole + all[younger].whole
    } else {
      return nil
    }
    if read.origin == .backports, let younger {
      kernels += all[younger...].flatMap(\.whole)
    }
    var kernel = kernels[0]
    kernel.release = read.series
    kernel.others = Array(kernels.dropFirst())
    return kernel
  }

  private func isYounger(than release: KVMRelease) -> Bool {
    KVMRelease(series).map { $0.isNewer(than: release) } ?? false
  }

  /// The series in its first and its latest state.
  private var whole: [KVMKernel] { readings(at: nil, isSeries: false) }

  /// The series as of a point, or, if that is unknown, in its latest and first state; the name of a series means its newest release.
  private func readings(at point: Int?, isSeries: Bool) -> [KVMKernel] {
    if isSeries { return [self] }
    guard let point else {
      // Additions and removals in between count too.
      let bounds = Set(
        lines.flatMap { [$0.first, $0.gone].compactMap(\.self) }.flatMap { [$0.lowerBound, $0.upperBound] })
      return [self, reading(as: .point(0, isLater: false))]
        + bounds.sorted().map { reading(as: .point($0, isLater: true)) }
    }
    return [reading(as: .point(point, isLater: true)), reading(as: .point(point, isLater: false))]
  }

  private func reading(as moment: KVMMoment) -> KVMKernel {
    var kernel = self
    kernel.moment = moment
    return kernel
  }
}
