// What the Glibc module leaves out, because it is built without _GNU_SOURCE: declarations only, no code.
#include <sched.h>
#include <sys/types.h>

ssize_t getdents64(int folder, void *buffer, size_t size);
int sched_getaffinity(pid_t process, size_t size, cpu_set_t *set);
void *memmem(const void *text, size_t text_size, const void *part, size_t part_size);
