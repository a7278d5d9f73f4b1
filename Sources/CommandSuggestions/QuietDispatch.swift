internal import Glibc

/// Keeps libdispatch from writing to the system's log that an ordinary user's threads may not be raised: a line for each thread of each command.
///
/// To be called before any thread starts.
/// - SeeAlso: swift-corelibs-libdispatch src/init.c, `_dispatch_logv_init` (`LIBDISPATCH_LOG`); src/queue.c, "Failed to set thread priority".
public func keepDispatchQuiet() { unsafe setenv("LIBDISPATCH_LOG", "NO", 0) }
