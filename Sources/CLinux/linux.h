// What the Glibc module leaves out, because it is built without _GNU_SOURCE.
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

ssize_t getdents64(int folder, void *buffer, size_t size);
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
int pipe2(int ends[2], int flags);
int memfd_create(const char *name, unsigned flags);
void *memmem(const void *text, size_t text_size, const void *part, size_t part_size);

// Opens a path below a folder, where no part of it may be a link or lead out: openat2, for which the C library has
// no function. Before Linux 5.6, and where a sandbox forbids it, it fails.
static inline int open_beneath(int folder, const char *path, int flags) {
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)flags, 0, 0x02 | 0x04 | 0x08};  // RESOLVE_NO_MAGICLINKS, _NO_SYMLINKS, _BENEATH
  const long openat2_number = 437;                   // on every architecture
  return (int)syscall(openat2_number, folder, path, &how, sizeof how);
}

// Moves a descriptor above those of the standard streams, so that none of them is in the way when a child gets its own.
static inline int above_streams(int number) {
  if (number < 0 || number > 2) return number;
  const int moved = fcntl(number, F_DUPFD_CLOEXEC, 3);
  close(number);
  return moved;
}

// A pipe: what is written to the second end is read from the first.
static inline int open_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  ends[0] = above_streams(ends[0]);
  ends[1] = above_streams(ends[1]);
  return ends[0] < 0 || ends[1] < 0 ? -1 : 0;
}

// A pipe whose writer gets an error, and never a signal, once nobody reads any more; see send_bytes.
static inline int open_socket_pair(int ends[2]) {
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -1;
  ends[0] = above_streams(ends[0]);
  ends[1] = above_streams(ends[1]);
  return ends[0] < 0 || ends[1] < 0 ? -1 : 0;
}

static inline ssize_t send_bytes(int socket, const void *bytes, size_t size) {
  return send(socket, bytes, size, MSG_NOSIGNAL);
}

// A file in memory, without a name.
static inline int open_scratch_file(void) {
  const unsigned close_on_exec = 1;
  return above_streams(memfd_create("errors", close_on_exec));
}

static inline int open_nothing(void) { return above_streams(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

// Starts a program with its own standard streams, and with signals as they are by default. `words` holds the program's
// path, its arguments and then its environment, each ended by a zero byte. Gives 0 or the number of an error.
static inline int start_program(pid_t *process, char *words, size_t arguments, size_t variables, const int streams[3]) {
  enum { most = 62 };
  char *pointers[most + 2];
  if (arguments == 0 || arguments > most || variables > most - arguments) return E2BIG;
  size_t count = 0;
  for (size_t index = 0; index < arguments + variables; index++) {
    if (index == arguments) pointers[count++] = NULL;
    pointers[count++] = words;
    words += strlen(words) + 1;
  }
  pointers[count] = NULL;
  if (variables == 0) return EINVAL;  // there would be no second list

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  int error = posix_spawn_file_actions_init(&actions);
  if (error != 0) return error;
  error = posix_spawnattr_init(&attributes);
  if (error != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  for (int stream = 0; stream < 3 && error == 0; stream++) {
    error = posix_spawn_file_actions_adddup2(&actions, streams[stream], stream);
  }
  if (error == 0) {
    error = posix_spawn(process, pointers[0], &actions, &attributes, pointers, pointers + arguments + 1);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

// Waits until a child has ended: its exit status, or 256 and more where a signal ended it or nothing can be learnt.
static inline int exit_status_of(pid_t process) {
  int status;
  pid_t ended;
  do ended = waitpid(process, &status, 0);
  while (ended < 0 && errno == EINTR);
  if (ended != process) return 512;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 256 + WTERMSIG(status);
}
