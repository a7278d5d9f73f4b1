// What a worker gives up, in this order: open files, privileges, files and networks (landlock), and all system calls but those for computing
// and for its socket (seccomp). It happens in a constructor: no thread runs yet, and no document has been read.
//
// Sources: linux Documentation/userspace-api/no_new_privs.rst, landlock.rst and seccomp_filter.rst; seccomp(2); landlock(7).

#define _GNU_SOURCE
#include "CSandbox.h"

#ifdef __linux__
#include <errno.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mark.h"

static int is_worker, landlock_version;

int sandbox_is_worker(void) { return is_worker; }
int sandbox_landlock(void) { return landlock_version; }

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

// MARK: landlock

// The kernel's numbers (include/uapi/linux/landlock.h); headers of older systems lack the later ones.
#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#endif
#ifndef __NR_landlock_restrict_self
#define __NR_landlock_restrict_self 446
#endif

struct ruleset {
  uint64_t files, networks, scopes;
};

/// What the versions of landlock can forbid: of files from 1, 2, 3 and 5 on, of networks from 4 on, of sockets and signals from 6 on.
static struct ruleset everything(int version) {
  struct ruleset rules = {.files = (UINT64_C(1) << 13) - 1};
  if (version >= 2) rules.files |= UINT64_C(1) << 13;
  if (version >= 3) rules.files |= UINT64_C(1) << 14;
  if (version >= 4) rules.networks = 3;
  if (version >= 5) rules.files |= UINT64_C(1) << 15;
  if (version >= 6) rules.scopes = 3;
  return rules;
}

/// Forbids everything that landlock knows. Returns its version, 0 where the kernel has none, or -1.
static int forbid_files(void) {
  long version = syscall(__NR_landlock_create_ruleset, NULL, 0, 1);
  if (version < 1) return 0;
  struct ruleset rules = everything((int)version);
  int ruleset = (int)syscall(__NR_landlock_create_ruleset, &rules, sizeof rules, 0);
  // A kernel of a short structure refuses a long one only where the rest is not zero.
  if (ruleset < 0) return -1;
  long result = syscall(__NR_landlock_restrict_self, ruleset, 0);
  close(ruleset);
  return result == 0 ? (int)version : -1;
}

// MARK: seccomp

#define OFFSET(field) offsetof(struct seccomp_data, field)
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, OFFSET(field))
/// The low half of an argument; both architectures are little-endian.
#define LOAD_ARGUMENT(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, OFFSET(args[n]))
#define ANSWER(value) BPF_STMT(BPF_RET | BPF_K, value)
#define REFUSED (SECCOMP_RET_ERRNO | EPERM)
#define ALLOW(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), ANSWER(SECCOMP_RET_ALLOW)
/// Allows a call whose argument has no bit of `bits`.
#define ALLOW_WITHOUT(call, n, bits)                                                                         \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), LOAD_ARGUMENT(n),                                 \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1), ANSWER(REFUSED), ANSWER(SECCOMP_RET_ALLOW)

/// Allows what computing, memory, waiting for a lock, and the socket need. Everything else answers EPERM; calls of another architecture,
/// x32 among them, end the process. Memory never becomes code.
static int forbid_calls(void) {
  struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    // Nothing but the socket and /dev/null is open.
    ALLOW(read),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_write, 0, 5),
    LOAD_ARGUMENT(0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 1, 2, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 2, 1, 0),
    ANSWER(REFUSED),
    ANSWER(SECCOMP_RET_ALLOW),
    ALLOW(futex),
    ALLOW_WITHOUT(mmap, 2, PROT_EXEC),
    ALLOW_WITHOUT(mprotect, 2, PROT_EXEC),
    ALLOW(munmap),
    ALLOW(mremap),
    ALLOW(madvise),
    ALLOW(brk),
    ALLOW(clock_gettime),
    ALLOW(clock_getres),
    ALLOW(clock_nanosleep),
    ALLOW(nanosleep),
    ALLOW(gettimeofday),
    ALLOW(getrandom),
    ALLOW(sched_yield),
    ALLOW(sched_getaffinity),
    ALLOW(getpid),
    ALLOW(gettid),
    ALLOW(getuid),
    ALLOW(geteuid),
    ALLOW(getgid),
    ALLOW(getegid),
    ALLOW(rt_sigaction),
    ALLOW(rt_sigprocmask),
    ALLOW(rt_sigreturn),
    ALLOW(sigaltstack),
    ALLOW(exit),
    ALLOW(exit_group),
    ANSWER(REFUSED),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

// MARK: limits and privileges

static size_t memory_limit;

/// Ends the worker after a fatal signal: with a status of its own where no memory was left, which the runtime's abort does not tell.
static void end(int signal) {
  // mmap is a plain system call: it is safe here.
  void *probe = mmap(NULL, memory_limit / 8, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (probe == MAP_FAILED && errno == ENOMEM) _exit(SANDBOX_OUT_OF_MEMORY);
  _exit(128 + signal);
}

static void watch_faults(void) {
  static char stack[1 << 15];
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction action = {.sa_handler = end, .sa_flags = SA_ONSTACK | SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  int signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) sigaction(signals[i], &action, NULL);
}

static int limit(int resource, rlim_t value) {
  struct rlimit both = {.rlim_cur = value, .rlim_max = value};
  return setrlimit(resource, &both);
}

/// Closes everything but the socket and what stands for standard error.
static void close_others(void) {
#ifdef __NR_close_range
  if (syscall(__NR_close_range, 3u, ~0u, 0u) == 0) return;
#endif
  long most = sysconf(_SC_OPEN_MAX);
  for (int descriptor = 3; descriptor < (most > 0 && most < 65536 ? most : 65536); descriptor++) close(descriptor);
}

/// Root becomes nobody; anybody loses all capabilities. Returns 0 where neither root nor a capability is left.
static int give_up_privileges(void) {
  if (geteuid() == 0) {
    const uid_t nobody = 65534;
    setgroups(0, NULL);
    if (setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0) {
      // A user namespace need not have that number; without capabilities root owns files, and nothing else.
    }
  }
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[2] = {{0}};
  return (int)syscall(__NR_capset, &header, none);
}

/// Confines this process if it was started as a worker: `martlet-worker MEGABYTES`.
__attribute__((constructor)) static void confine_worker(int count, char **arguments, char **environment) {
  (void)environment;
  if (count != 2 || strcmp(arguments[0], SANDBOX_MARK) != 0) return;
  memory_limit = (size_t)strtoul(arguments[1], NULL, 10) << 20;
  if (memory_limit == 0) _exit(SANDBOX_NOT_CONFINED);
  close_others();
  if (chdir("/") != 0) _exit(SANDBOX_NOT_CONFINED);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) _exit(SANDBOX_NOT_CONFINED);
  landlock_version = forbid_files();
  if (landlock_version < 0) _exit(SANDBOX_NOT_CONFINED);
  if (limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_FSIZE, 0) != 0 || limit(RLIMIT_NOFILE, 3) != 0
      || limit(RLIMIT_AS, memory_limit) != 0)
    _exit(SANDBOX_NOT_CONFINED);
  if (give_up_privileges() != 0) _exit(SANDBOX_STILL_ROOT);
  // No process of the same user may look into it.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) _exit(SANDBOX_NOT_CONFINED);
  watch_faults();
  if (forbid_calls() != 0) _exit(SANDBOX_NOT_CONFINED);
  is_worker = 1;
}

#else
int sandbox_is_worker(void) { return 0; }
int sandbox_landlock(void) { return 0; }
#endif
