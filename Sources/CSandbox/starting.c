// The parent's side: a worker's start, and its socket.

#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>

#ifdef __linux__
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mark.h"

/// The variables that a worker gets: those by which the loader finds its libraries. What else is there can be a password.
static void take_environment(char *_Nullable *_Nonnull environment) {
  extern char **environ;
  size_t kept = 0;
  for (char **entry = environ; *entry && kept < 1; entry++)
    if (strncmp(*entry, "LD_LIBRARY_PATH=", 16) == 0) environment[kept++] = *entry;
  environment[kept] = NULL;
}

/// A descriptor above those that a worker's own take the places of.
static int above_standard(int descriptor) {
  if (descriptor > 2) return descriptor;
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  close(descriptor);
  return copy;
}

int sandbox_start(const char *path, uint32_t megabytes, int *descriptor, pid_t *process) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  for (int i = 0; i < 2; i++) ends[i] = above_standard(ends[i]);
  char megabytes_text[16];
  snprintf(megabytes_text, sizeof megabytes_text, "%u", megabytes);
  char *arguments[] = {SANDBOX_MARK, megabytes_text, NULL};
  char *environment[2];
  take_environment(environment);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = ends[0] < 0 || ends[1] < 0 ? EMFILE : posix_spawn_file_actions_init(&actions);
  if (error == 0 && (error = posix_spawnattr_init(&attributes)) != 0) posix_spawn_file_actions_destroy(&actions);
  if (error == 0) {
    // A group of its own: Ctrl-C is for the command, which ends its workers. No signal is blocked or ignored.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    error = posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
    if (error == 0) error = posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
    if (error == 0) error = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (error == 0) error = posix_spawn(process, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
  }
  if (ends[1] >= 0) close(ends[1]);
  if (error != 0) {
    if (ends[0] >= 0) close(ends[0]);
    return error;
  }
  *descriptor = ends[0];
  return 0;
}

ssize_t sandbox_send(int descriptor, const void *bytes, size_t count) {
  ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
  return sent >= 0 ? sent : -errno;
}

int sandbox_wait(int descriptor, int writes, int milliseconds) {
  struct pollfd poll_one = {.fd = descriptor, .events = writes ? POLLOUT : POLLIN};
  int ready = poll(&poll_one, 1, milliseconds);
  return ready >= 0 ? ready : -errno;
}

#else
int sandbox_start(const char *path, uint32_t megabytes, int *descriptor, pid_t *process) { return ENOSYS; }
ssize_t sandbox_send(int descriptor, const void *bytes, size_t count) { return -ENOSYS; }
int sandbox_wait(int descriptor, int writes, int milliseconds) { return -ENOSYS; }
#endif
