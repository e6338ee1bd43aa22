// What the Glibc module leaves out, because it is built without _GNU_SOURCE.
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

ssize_t getdents64(int folder, void *buffer, size_t size);
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
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
