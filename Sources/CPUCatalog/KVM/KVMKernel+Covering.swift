extension KVMKernel {
  /// The kernel of that release, or nil if none that was read says what it does.
  ///
  /// An upstream kernel, and one of a distribution that takes the point releases, is judged by its series as of its
  /// point. A kernel between two series is like both, as they began and as they are; a distribution's that has features
  /// of younger kernels is like any from its own on. Where these differ on a bit, nothing is said of it. Nothing
  /// is said of kernels older than the first series or younger than the last.
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

  /// The series as it began and as it is.
  private var whole: [KVMKernel] { readings(at: nil, isSeries: false) }

  /// The series as of a point, or, if that is not known, as it is and as it began; the name of a series means its newest release.
  private func readings(at point: Int?, isSeries: Bool) -> [KVMKernel] {
    if isSeries { return [self] }
    guard let point else {
      // What came or went in between counts too.
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
