// Workers that read documents of others: a process of the same program that can compute, read one socket and write to it, and nothing else.
// Linux alone; elsewhere no worker starts.
#pragma once

#include <stdint.h>
#include <sys/types.h>

/// Whether this process was started as a worker; it is confined then, since before any code of Swift ran.
int sandbox_is_worker(void);

/// The version of landlock that confines this worker; 0 where the kernel has none.
int sandbox_landlock(void);

/// The exit statuses of a worker, beside 0.
enum {
  /// The kernel refused to confine it; nothing was read.
  SANDBOX_NOT_CONFINED = 120,
  /// It needed more memory than it may have.
  SANDBOX_OUT_OF_MEMORY = 121,
  /// A step that root alone takes failed: giving up its user.
  SANDBOX_STILL_ROOT = 122,
};

/// Starts a worker of the program at `path`, which may take `megabytes` of address space.
///
/// Its standard input and output are one socket, whose other end is `*descriptor`. Returns 0, or an errno.
int sandbox_start(
  const char *_Nonnull path, uint32_t megabytes, int *_Nonnull descriptor, pid_t *_Nonnull process);

/// Sends bytes, as many as fit at once; never raises SIGPIPE. Returns their number, or -errno.
ssize_t sandbox_send(int descriptor, const void *_Nonnull bytes, size_t count);

/// Waits until the socket can be read (or written), at most so long. Returns 1, 0 after that time, or -errno.
int sandbox_wait(int descriptor, int writes, int milliseconds);

/// In test builds alone: tries what no worker may do, by its name: `open`, `create`, `connect`, `fork`, `exec`, `execute-memory`, `kill`, `trace`, `thread`.
/// Returns 0 if it was done, else the errno; -1 for an unknown name.
int sandbox_attempt(const char *_Nonnull name);
