// To be loaded before a program: lets one request for memory fail, the FAIL_AT-th after main began, and with FAIL_ON all
// that follow. At the end FAIL_COUNT is the file that the number of requests is written to, and with FAIL_WAYS also, a
// line each, the number of the first request of each way there is to one: of each chain of calls. For check-memory.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);

static atomic_long g_requests;
static atomic_int g_armed;
static long g_fail_at;
static int g_fail_on;
static int (*g_main)(int, char**, char**);

enum { k_most_calls = 64, k_most_ways = 1 << 20 };
static int g_out = -1;                  // where ways are written to
static uint64_t g_known[k_most_ways];   // a hash for each way, where its own digits lead, or in the next free place
static __thread int g_noting = 0;       // what is asked for meanwhile does not count
static pthread_mutex_t g_one = PTHREAD_MUTEX_INITIALIZER;

static int is_new(uint64_t way) {
  size_t at = way % k_most_ways;
  while (g_known[at] != 0 && g_known[at] != way) at = (at + 1) % k_most_ways;
  const int unknown = g_known[at] == 0;
  g_known[at] = way;
  return unknown;
}

static void note_way(long request) {
  g_noting = 1;
  void* calls[k_most_calls];
  const int count = backtrace(calls, k_most_calls);
  uint64_t way = 14695981039346656037U;  // FNV-1a
  for (int i = 0; i < count; ++i) way = (way ^ (uint64_t)(uintptr_t)calls[i]) * 1099511628211U;
  pthread_mutex_lock(&g_one);
  if (is_new(way | 1U)) dprintf(g_out, "%ld\n", request);
  pthread_mutex_unlock(&g_one);
  g_noting = 0;
}

static int fails(void) {
  if (!g_armed || g_noting) return 0;
  const long now = ++g_requests;
  if (g_out >= 0) note_way(now);
  if (now != g_fail_at && !(g_fail_on && g_fail_at > 0 && now > g_fail_at)) return 0;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }

static int counted_main(int argc, char** argv, char** environment) {
  const char* file = getenv("FAIL_COUNT");
  const int out = file == NULL ? -1 : open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  void* first[1];
  backtrace(first, 1);  // which loads a library the first time
  if (getenv("FAIL_WAYS") != NULL) g_out = out;
  g_armed = 1;
  const int code = g_main(argc, argv, environment);
  g_armed = 0;
  if (out >= 0) {
    dprintf(out, "%ld\n", (long)g_requests);
    close(out);
  }
  return code;
}

int __libc_start_main(int (*main_function)(int, char**, char**), int argc, char** argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void* stack_end) {
  int (*start)(int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void), void (*)(void), void*) = NULL;
  *(void**)&start = dlsym(RTLD_NEXT, "__libc_start_main");
  const char* at = getenv("FAIL_AT");
  g_fail_at = at == NULL ? 0 : atol(at);
  g_fail_on = getenv("FAIL_ON") != NULL;
  g_main = main_function;
  return start(counted_main, argc, argv, init, fini, loader_fini, stack_end);
}
