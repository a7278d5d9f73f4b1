extension MigrationHost {
  /// Moves a guest to another host; blocks until it is there, or has stayed.
  ///
  /// - Parameters:
  ///   - target: The other host's URI, as the source's daemon reaches it.
  ///   - parameters: What libvirt takes in addition to the flags, such as a limit of the bandwidth.
  /// - SeeAlso: virDomainMigrateToURI3.
  public func migrate(
    _ uuid: String, to target: String, flags: MigrationFlags, parameters: [MigrationParameter]
  ) throws(LibvirtFailure) {
    let list = try ParameterList(parameters, self)
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard
        unsafe functions.migrate(domain, target, list.parameters, UInt32(list.count), flags.rawValue) == 0
      else { throw failure }
    }
  }

  /// Lets a guest continue at the target before all of its memory is there; its migration must have the flag `postCopy`.
  ///
  /// From then on neither end has the whole guest until the last page has arrived.
  ///
  /// - SeeAlso: virDomainMigrateStartPostCopy.
  public func startPostCopy(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.startPostCopy(domain, 0) == 0 else { throw failure }
    }
  }

  /// Calls off the job of a guest.
  public func abortJob(_ uuid: String) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.abortJob(domain) == 0 else { throw failure }
    }
  }

  /// How far the guest's job is; with `completed`, how the last one that ended well went.
  public func job(_ uuid: String, completed: Bool = false) throws(LibvirtFailure) -> JobStatistics {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      var type: Int32 = 0
      var parameters: MigrationFunctions.Parameters?
      var count: Int32 = 0
      // 1 is VIR_DOMAIN_JOB_STATS_COMPLETED.
      guard
        unsafe functions.jobStatistics(domain, &type, &parameters, &count, completed ? 1 : 0) == 0
      else { throw failure }
      defer { unsafe functions.freeParameters(parameters, count) }
      func number(_ name: String) -> UInt64? {
        var value: UInt64 = 0
        return unsafe functions.number(parameters, count, name, &value) == 1 ? value : nil
      }
      var operation: Int32 = 0
      _ = unsafe functions.integer(parameters, count, "operation", &operation)
      // virDomainJobType; 5 is VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT.
      let phases: [Int32: JobStatistics.Phase] = [
        1: .running, 2: .running, 3: .completed, 4: .failed, 5: .cancelled,
      ]
      var job = JobStatistics(phase: phases[type] ?? .none, isOutgoing: operation == 5)
      job.elapsed = number("time_elapsed")
      job.total = number("data_total")
      job.processed = number("data_processed")
      job.remaining = number("data_remaining")
      job.rate = number("memory_bps")
      job.dirtyRate = number("memory_dirty_rate")
      job.pageSize = number("memory_page_size")
      job.iteration = number("memory_iteration")
      job.downtime = number("downtime")
      return job
    }
  }

  /// Milliseconds for which the guest may stand still at a migration's end.
  public func maxDowntime(_ uuid: String) throws(LibvirtFailure) -> UInt64 {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      var value: UInt64 = 0
      guard unsafe functions.maxDowntime(domain, &value, 0) == 0 else { throw failure }
      return value
    }
  }

  /// Sets the milliseconds for which the guest may stand still at a migration's end; it holds until it is set again.
  public func setMaxDowntime(_ uuid: String, _ milliseconds: UInt64) throws(LibvirtFailure) {
    unsafe try onDomain(uuid) { domain throws(LibvirtFailure) in
      guard unsafe functions.setMaxDowntime(domain, milliseconds, 0) == 0 else { throw failure }
    }
  }
}
