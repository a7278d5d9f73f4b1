internal import LibvirtClient
internal import LiveMigration

/// How migrations of several guests are run.
public struct MigrationRun: Sendable, Hashable {
  /// Where the journals are; nil for the standard folder.
  public var journal: String?
  /// The number of parallel migrations.
  public var simultaneous: Int
  /// Whether to continue after a failure.
  public var keepsGoing: Bool
  /// The time limit for a guest's copy before cancellation; nil for none.
  public var timeout: Duration?

  /// One guest at a time, to the first that does not succeed, by default.
  public init(
    journal: String? = nil, simultaneous: Int = 1, keepsGoing: Bool = false, timeout: Duration? = nil
  ) {
    self.journal = journal
    self.simultaneous = simultaneous
    self.keepsGoing = keepsGoing
    self.timeout = timeout
  }

  /// The folder of the journals.
  ///
  /// - Throws: `cannotWrite` where none is named, and the user has no folder.
  public func folder() throws(QuestionError) -> String {
    if let journal { return journal }
    do throws(MigrationBatchError) {
      return try MigrationBatch.standardFolder()
    } catch {
      throw QuestionError(error)
    }
  }

  func batch(
    in folder: String, judge: GuestJudge, allowsPrograms: Bool, stop: StopRequest,
    report: @escaping @Sendable (MigrationEvent) -> Void
  ) -> MigrationBatch {
    var batch = MigrationBatch(
      folder: folder, simultaneous: simultaneous, keepsGoing: keepsGoing, timeout: timeout, judge: judge,
      stop: stop, report: report)
    batch.allowsPrograms = allowsPrograms
    return batch
  }
}

extension QuestionError {
  /// Why no migration was begun or taken up.
  init(_ error: MigrationBatchError) {
    let kind: Kind =
      switch error.kind {
      case .libvirt(.unavailable): .unavailable
      case .libvirt(.denied): .noPermission
      case .libvirt(.noDomain), .nothingUnsettled: .noInput
      case .libvirt(.refused), .libvirt(.incompatible): .badInput
      case .unsettled: .temporary
      case .noFolder: .cannotWrite
      }
    self.init(kind, error.reason)
  }
}
