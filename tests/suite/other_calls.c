// To be loaded before a program: lets the SHORT_AT-th call of write or pwrite write only half of its bytes, every one with
// SHORT_AT=all, and adds to the file SHORT_LOG a line for each call; PROCESSORS is how many of them there are said to be.
// For check-faults and check-surroundings.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long g_calls;

// How many of the bytes are written this time.
static size_t written_of(size_t size) {
  const char* at = getenv("SHORT_AT");
  const char* log = getenv("SHORT_LOG");
  if (at == NULL || log == NULL || size < 2) return size;
  const int is_short = strcmp(at, "all") == 0 || ++g_calls == atol(at);
  const int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (out >= 0) {
    dprintf(out, "%s\n", is_short ? "(INJECTED)" : "whole");
    close(out);
  }
  return is_short ? size / 2 : size;
}

ssize_t write(int file, const void* bytes, size_t size) {
  ssize_t (*real)(int, const void*, size_t) = NULL;
  *(void**)&real = dlsym(RTLD_NEXT, "write");
  return real(file, bytes, written_of(size));
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t place) {
  ssize_t (*real)(int, const void*, size_t, off64_t) = NULL;
  *(void**)&real = dlsym(RTLD_NEXT, "pwrite64");
  return real(file, bytes, written_of(size), place);
}

int get_nprocs(void) {
  const char* processors = getenv("PROCESSORS");
  int (*real)(void) = NULL;
  *(void**)&real = dlsym(RTLD_NEXT, "get_nprocs");
  return processors == NULL ? real() : atoi(processors);
}
