// To be loaded before a program: lets one request for memory fail, the FAIL_AT-th after main began, and with FAIL_ON all
// that follow. At the end FAIL_COUNT is the file that the number of requests is written to. For check-memory.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
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

static int fails(void) {
  if (!g_armed) return 0;
  const long now = ++g_requests;
  if (now != g_fail_at && !(g_fail_on && g_fail_at > 0 && now > g_fail_at)) return 0;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }

static int counted_main(int argc, char** argv, char** environment) {
  g_armed = 1;
  const int code = g_main(argc, argv, environment);
  g_armed = 0;
  const char* file = getenv("FAIL_COUNT");
  const int out = file == NULL ? -1 : open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
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
