extension MigrationHost {
  /// The numbers of a guest's snapshots and checkpoints, and those of its disks that have a block job.
  ///
  /// - Parameter disks: The targets of the guest's disks, such as `vda`.
  /// - Throws: `LibvirtFailure` if the daemon does not answer one of them.
  /// - SeeAlso: virDomainSnapshotNum, virDomainListAllCheckpoints, virDomainGetBlockJobInfo.
  public func state(
    of uuid: String, disks: [String]
  ) throws(LibvirtFailure) -> (snapshots: Int, checkpoints: Int, blockJobs: [String]) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      let snapshots = unsafe functions.snapshotCount(domain, 0)
      guard snapshots >= 0 else { throw failure }
      let checkpoints = unsafe functions.checkpoints(domain, nil, 0)
      guard checkpoints >= 0 else { throw failure }
      var jobs: [String] = []
      for disk in disks {
        // virDomainBlockJobInfo: an int and three longs.
        var information: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let answer = unsafe functions.blockJob(domain, disk, &information, 0)
        guard answer >= 0 else { throw failure }
        if answer > 0 { jobs.append(disk) }
      }
      return (Int(snapshots), Int(checkpoints), jobs)
    }
  }
}
