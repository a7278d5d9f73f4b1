// What a hostile parser tries; in test builds alone.

#define _GNU_SOURCE
#include "CSandbox.h"

#if defined(DEBUG) && defined(__linux__)
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

/// 0 for a result that is none of an error, else the errno.
static int outcome(long result) { return result < 0 ? errno : 0; }

int sandbox_attempt(const char *name) {
  if (strcmp(name, "open") == 0) return outcome(open("/etc/passwd", O_RDONLY));
  if (strcmp(name, "create") == 0) return outcome(open("/tmp/martlet-attempt", O_WRONLY | O_CREAT, 0600));
  if (strcmp(name, "unlink") == 0) return outcome(unlink("/tmp/martlet-attempt"));
  if (strcmp(name, "stat") == 0) return outcome(access("/etc/passwd", R_OK));
  if (strcmp(name, "socket") == 0) return outcome(socket(AF_INET, SOCK_STREAM, 0));
  if (strcmp(name, "connect") == 0) {
    // Without a socket of its own, by the descriptor that it has.
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(22), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    return outcome(connect(0, (struct sockaddr *)&address, sizeof address));
  }
  if (strcmp(name, "fork") == 0) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    return outcome(child);
  }
  if (strcmp(name, "thread") == 0)
    return outcome(syscall(SYS_clone, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, 0, 0, 0, 0));
  if (strcmp(name, "exec") == 0) {
    char *arguments[] = {"true", NULL}, *environment[] = {NULL};
    return outcome(execve("/bin/true", arguments, environment));
  }
  if (strcmp(name, "execute-memory") == 0) {
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? errno : 0;
  }
  if (strcmp(name, "make-executable") == 0) {
    void *code = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return code == MAP_FAILED ? errno : outcome(mprotect(code, 4096, PROT_READ | PROT_EXEC));
  }
  if (strcmp(name, "kill") == 0) return outcome(kill(1, 0));
  if (strcmp(name, "trace") == 0) return outcome(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
  if (strcmp(name, "root") == 0) return geteuid() == 0 ? 0 : EPERM;
  if (strcmp(name, "compute") == 0) return 0;
  return -1;
}
#endif
