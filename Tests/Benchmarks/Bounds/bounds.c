// The least that each phase of a check can cost, in C: what AgentGate's own phases are held against.
//
//   bounds walk|reads|filter|events ROOT
//
// Each phase does all of the one before: list the tree, read its YAML files, look for `agentgate/`, and run
// libyaml's bare event loop over those that hold it. It prints one line of JSON.

#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

enum phase { WALK, READS, FILTER, EVENTS };

static enum phase phase;
static long folders, entries, files, bytes, hits, events;
static unsigned char *space;
static size_t capacity;

static void fail(const char *what) {
  perror(what);
  exit(2);
}

static void *checked(void *pointer) {
  if (!pointer) fail("memory");
  return pointer;
}

static int is_yaml(const char *name, size_t length) {
  return (length >= 5 && strcasecmp(name + length - 5, ".yaml") == 0) ||
         (length >= 4 && strcasecmp(name + length - 4, ".yml") == 0);
}

// The folders that AgentGate does not enter either, of those that the generator makes.
static int is_pruned(const char *name) {
  static const char *const names[] = {".", "..", ".git", "node_modules", ".venv", "__pycache__", ".build"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++)
    if (strcmp(name, names[index]) == 0) return 1;
  return 0;
}

static void run_events(size_t size) {
  yaml_parser_t parser;
  yaml_event_t event;
  if (!yaml_parser_initialize(&parser)) fail("libyaml");
  yaml_parser_set_input_string(&parser, space, size);
  for (int done = 0; !done;) {
    if (!yaml_parser_parse(&parser, &event)) break;
    events++;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

static void handle_file(int folder, const char *name) {
  int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(name);
  size_t size = (size_t)status.st_size;
  if (size + 1 > capacity) space = checked(realloc(space, capacity = size * 2 + 65536));
  ssize_t count = read(file, space, size + 1);
  if (count != (ssize_t)size) fail(name);
  close(file);
  bytes += count;
  if (phase < FILTER || !memmem(space, size, "agentgate/", 10)) return;
  hits++;
  if (phase == EVENTS) run_events(size);
}

static void walk(int folder) {
  char *buffer = checked(malloc(65536)), *names = NULL;
  size_t used = 0, room = 0;
  ssize_t count;
  folders++;
  while ((count = getdents64(folder, buffer, 65536)) > 0) {
    for (ssize_t offset = 0; offset < count;) {
      struct dirent64 *entry = (struct dirent64 *)(buffer + offset);
      offset += entry->d_reclen;
      entries++;
      size_t length = strlen(entry->d_name);
      if (entry->d_type == DT_DIR && !is_pruned(entry->d_name)) {
        if (used + length + 1 > room) names = checked(realloc(names, room = room * 2 + 4096));
        memcpy(names + used, entry->d_name, length + 1);
        used += length + 1;
      } else if (entry->d_type == DT_REG && is_yaml(entry->d_name, length)) {
        files++;
        if (phase >= READS) handle_file(folder, entry->d_name);
      }
    }
  }
  if (count < 0) fail("getdents64");
  free(buffer);
  for (size_t start = 0; start < used; start += strlen(names + start) + 1) {
    int inner = openat(folder, names + start, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0) fail(names + start);
    walk(inner);
    close(inner);
  }
  free(names);
}

static long long cpu_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **arguments) {
  static const char *const phases[] = {"walk", "reads", "filter", "events"};
  if (count != 3) return 2;
  while (phase <= EVENTS && strcmp(phases[phase], arguments[1]) != 0) phase++;
  if (phase > EVENTS) return 2;
  long long start = cpu_now();
  int root = open(arguments[2], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) fail(arguments[2]);
  walk(root);
  printf("{\"cpu\": %lld, \"folders\": %ld, \"files\": %ld, \"bytes\": %ld, \"hits\": %ld, \"events\": %ld}\n",
         cpu_now() - start, folders, files, bytes, hits, events);
  return 0;
}
