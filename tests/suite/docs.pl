#!/usr/bin/perl
# Keeps the manual pages and README.md true to the program.
#
#   docs.pl check|write PROGRAM FILE...
#
# Two things in a document are the program's own words, and `write` puts them there:
# - regions between a comment "written by tools/regenerate-docs: KIND [ARGUMENT]" and "end of what is written":
#   commands (the command table), options NAME (its help), keys MAPPING (keys of the file format);
# - what stands below a line "$ command" in a ```console block of Markdown or in .EX of a manual page, where a
#   line of nothing but … stands for any lines. Commands run in a scratch folder that holds a copy of examples/.
use strict;
use warnings;
use utf8;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);

binmode STDOUT, ':encoding(UTF-8)';
my ($mode, $program, @files) = @ARGV;
die "usage: docs.pl check|write PROGRAM FILE...\n" unless $program && $mode =~ /^(check|write)$/;
$program = abs_path($program);
my $root = abs_path(dirname(__FILE__) . '/../..');
my $failed = 0;

sub slurp {
  my ($path) = @_;
  open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
  local $/;
  return scalar <$in>;
}

sub complain { print "$_[0]\n"; $failed = 1; }

# ---- what the program says ----

sub says {
  open my $in, '-|:encoding(UTF-8)', $program, @_ or die "$program: $!\n";
  local $/;
  my $text = <$in>;
  close $in or complain("worksort @_ failed");
  return $text;
}

# [[section, [name, summary], ...], ...]
sub command_table {
  my @sections;
  for (split /\n/, says('help')) {
    last if /^Examples/;
    next if /^(worksort|Usage)/;
    if (/^(\S.*)/) { push @sections, [$1] }
    elsif (/^  (\S+)\s+(.*)/) { push @{$sections[-1]}, [$1, $2] }
    elsif (/^ {14}(\S.*)/) { $sections[-1][-1][1] .= " $1" }
  }
  return @sections;
}

# [[heading, [names, value, help], ...], ...]
sub option_table {
  my ($command) = @_;
  my @groups;
  for (split /\n/, says($command, '--help')) {
    if (/^([A-Z]\w*(?: \w+)*)$/) { push @groups, [$1] }
    elsif (/^  +((?:-\w, )?--[\w-]+)(?: (\S+))?(?:  +(.*))?$/) { push @{$groups[-1]}, [$1, $2 // '', $3 // ''] }
    elsif (/^ {30}(\S.*)/) { $groups[-1][-1][2] .= ($groups[-1][-1][2] ne '' ? ' ' : '') . $1 }
  }
  return @groups;
}

# {mapping => [help, [key, help], ...]}
my %keys;
my @mappings;
sub key_table {
  my $name;
  for (split /\n/, says('help', 'format')) {
    if (/^([a-z][\w-]*): (.*)/) { $name = $1; push @mappings, $name; $keys{$name} = [$2] }
    elsif (/^  (\S+)\s+(.*)/ && defined $name) { push @{$keys{$name}}, [$1, $2] }
  }
}

# ---- regions ----

sub roff {
  my ($text) = @_;
  $text =~ s/\\/\\e/g;
  $text =~ s/(?<![\w])-/\\-/g;
  $text =~ s/^([.'])/\\&$1/mg;
  return $text;
}

sub roff_option {
  my ($names, $value) = @_;
  my $text = join ', ', map { s/-/\\-/gr =~ s/(.*)/\\fB$1\\fR/r } split /, /, $names;
  return $text . ($value ne '' ? ' \fI' . roff($value) . '\fR' : '');
}

my %region = (
  commands => sub {
    my ($man) = @_;
    my $out = $man ? '' : "| command | does |\n|---|---|\n";
    for my $section (command_table()) {
      my ($title, @rows) = @$section;
      $out .= $man ? '.SS ' . roff($title) . "\n" : "| **$title** | |\n";
      for (@rows) {
        my ($name, $summary) = @$_;
        $out .= $man ? ".TP\n.BR worksort\\-" . roff($name) . " (1)\n" . roff($summary) . "\n" : "| `$name` | $summary |\n";
      }
    }
    return $out;
  },
  options => sub {
    my ($man, $command) = @_;
    my $out = '';
    for my $group (option_table($command)) {
      my ($heading, @options) = @$group;
      next if $heading eq 'Options';
      $out .= '.SH ' . uc($heading) . "\n";
      $out .= ".TP\n" . roff_option($_->[0], $_->[1]) . "\n" . roff($_->[2]) . "\n" for @options;
    }
    return $out;
  },
  keys => sub {
    my ($man, $mapping) = @_;
    return '' unless $keys{$mapping};
    my (undef, @rows) = @{$keys{$mapping}};
    return join '', map { ".TP\n.B " . roff($_->[0]) . "\n" . roff($_->[1]) . "\n" } @rows;
  },
);

sub with_regions {
  my ($file, $text) = @_;
  my $man = $file !~ /\.md$/;
  $text =~ s{^([^\n]*written by tools/regenerate-docs: (\w+) ?([\w-]*)[^\n]*\n)(.*?)^([^\n]*end of what is written)}{
    my ($begin, $kind, $argument, $end) = ($1, $2, $3, $5);
    complain("$file: there is no region '$kind'") unless $region{$kind};
    $begin . ($region{$kind} ? $region{$kind}->($man, $argument) : '') . $end
  }gmse;
  return $text;
}

# ---- examples ----

my %plain_of = ('\\-' => '-', '\\e' => '\\', '\\&' => '', '\\(aq' => "'", '\\(ga' => '`', '\\(ha' => '^', '\\(ti' => '~');

sub from_roff {
  my ($line) = @_;
  $line =~ s/\\f[BIRP]//g;
  $line =~ s/(\\-|\\e|\\&|\\\((?:aq|ga|ha|ti))/$plain_of{$1}/g;
  return $line;
}

sub to_roff {
  my ($line) = @_;
  $line =~ s/\\/\\e/g;
  $line =~ s/-/\\-/g;
  $line =~ s/'/\\(aq/g;
  $line =~ s/`/\\(ga/g;
  $line =~ s/\^/\\(ha/g;
  $line =~ s/~/\\(ti/g;
  $line =~ s/^\./\\&./;
  return $line;
}

my $scratch;

sub prepare_scratch {
  my $outer = tempdir(CLEANUP => 1);
  mkdir "$outer/$_" or die "$!\n" for 'bin', 'here', 'home';
  symlink $program, "$outer/bin/worksort" or die "$!\n";
  system('cp', '-r', "$root/examples", "$outer/here/examples") == 0 or die "cp failed\n";
  $scratch = $outer;
}

sub output_of {
  my ($command) = @_;
  local %ENV = (PATH => "$scratch/bin:/usr/local/bin:/usr/bin:/bin", HOME => "$scratch/home", LC_ALL => 'C.UTF-8',
                TERM => 'dumb', TZ => 'UTC', HERE => "$scratch/here", COMMAND => $command,
                map { $_ => $ENV{$_} } grep { exists $ENV{$_} } qw(ASAN_OPTIONS UBSAN_OPTIONS));
  open my $in, '-|:encoding(UTF-8)', 'sh', '-c', 'cd "$HERE" && exec timeout 60 sh -c "$COMMAND" 2>&1 </dev/null' or die "$!\n";
  my @lines = <$in>;
  close $in;
  complain("cannot run: $command") if ($? >> 8) > 2;
  chomp @lines;
  pop @lines while @lines && $lines[-1] eq '';
  return @lines;
}

# The lines to show: what is said, cut where the lines shown before are cut. What stands behind a … begins at the line
# that it began with before and has as many lines; the last part goes to the end.
sub shortened {
  my ($shown, $said) = @_;
  my @parts = ([]);
  for (@$shown) {
    if (/^\s*…$/) { push @parts, [] } else { push @{$parts[-1]}, $_ }
  }
  return @$said if @parts == 1;
  my @out = splice @{[@$said]}, 0, scalar @{$parts[0]};
  my $at = @out;
  for my $i (1 .. $#parts) {
    my @part = @{$parts[$i]};
    ++$at while @part && $at < @$said && $said->[$at] ne $part[0];
    if (@part && $at == @$said) { complain("no line is '$part[0]' any more"); return @$said; }
    my $end = !@part || $i == $#parts ? $#$said : $at + $#part;
    $end = $#$said if $end > $#$said;
    push @out, '…', @part ? @$said[$at .. $end] : ();
    $at = $end + 1;
  }
  return @out;
}

my $examples = 0;

# Whether a block calls a program of programs.txt that is not here: then it stays as it is.
sub misses_program {
  my ($block) = @_;
  my %package = map { /^(\w\S*) +(\S+)/ ? ($1 => $2) : () } split /\n/, slurp("$root/tests/suite/programs.txt");
  for my $program (grep { $package{$_} } $block =~ /^\$ (\S+)/mg) {
    next if grep { -x "$_/$program" } qw(/usr/local/bin /usr/bin /bin);
    print "skipped: $program is not here (package $package{$program})\n";
    return 1;
  }
  return 0;
}

sub with_examples {
  my ($file, $block, $man) = @_;
  my @lines = map { $man ? from_roff($_) : $_ } split /\n/, $block;
  return $block unless grep { /^\$ / } @lines;
  return $block if misses_program($block);
  my @out;
  while (@lines) {
    my $line = shift @lines;
    push @out, $line;
    next unless $line =~ /^\$ (.*)/;
    my $command = $1;
    my @shown;
    push @shown, shift @lines while @lines && $lines[0] !~ /^\$ /;
    my @gap;
    unshift @gap, pop @shown while @shown && $shown[-1] eq '';
    my @said = output_of($command);
    ++$examples;
    push @out, shortened(\@shown, \@said), @gap;
  }
  return join '', map { ($man ? to_roff($_) : $_) . "\n" } @out;
}

sub with_outputs {
  my ($file, $text) = @_;
  if ($file =~ /\.md$/) {
    $text =~ s{(^```console\n)(.*?)(^```$)}{$1 . with_examples($file, $2, 0) . $3}gmse;
  } else {
    $text =~ s{(^\.EX\n)(.*?)(^\.EE$)}{$1 . with_examples($file, $2, 1) . $3}gmse;
  }
  return $text;
}

# ---- what must be there ----

sub check_pages {
  my %pages = map { $_ => 1 } grep { m{^man/} } @files;
  my $overview = from_roff(slurp("$root/man/worksort.1"));
  for my $section (command_table()) {
    my (undef, @rows) = @$section;
    for my $row (@rows) {
      my $name = $row->[0];
      my $page = "man/worksort-$name.1";
      if (!$pages{$page}) { complain("$page is missing in man/files.txt"); next; }
      complain("man/worksort.1 does not mention worksort-$name") unless $overview =~ /worksort-\Q$name\E\b/;
      my $text = slurp("$root/$page");
      complain("$page has no region 'options $name'") unless $text =~ /regenerate-docs: options \Q$name\E\b/;
      $text = from_roff($text);
      for my $group (option_table($name)) {
        my (undef, @options) = @$group;
        for my $option (map { split /, /, $_->[0] } @options) {
          complain("$page does not say what $option does") unless $text =~ /(?<![\w-])\Q$option\E(?![\w-])/;
        }
      }
      complain("'worksort help $name' and 'worksort $name --help' differ") if says('help', $name) ne says($name, '--help');
    }
  }
  my $format = slurp("$root/man/worksort-format.5");
  for (@mappings) { complain("man/worksort-format.5 has no region 'keys $_'") unless $format =~ /regenerate-docs: keys \Q$_\E\s*$/m; }
  for (grep { m{^man/} } @files) {
    my $text = slurp("$root/$_");
    for my $heading ('NAME', 'DESCRIPTION', 'SEE ALSO') { complain("$_ has no section $heading") unless $text =~ /^\.SH "?\Q$heading\E/m; }
  }
}

# The file examples of the format page are files that worksort accepts.
sub check_format_examples {
  my $text = slurp("$root/man/worksort-format.5");
  my $yaml = '';
  while ($text =~ /^\.EX\n(.*?)^\.EE$/gms) {
    my $block = join "\n", map { from_roff($_) } split /\n/, $1;
    $yaml .= "$block\n---\n" if $block =~ /^[a-z]+:/;
  }
  open my $out, '>:encoding(UTF-8)', "$scratch/here/page.yaml" or die "$!\n";
  print $out $yaml;
  close $out;
  my @said = output_of('worksort check page.yaml --strict');
  complain("man/worksort-format.5: an example is not accepted:\n" . join "\n", @said) if $? != 0;
  unlink "$scratch/here/page.yaml";
}

# ---- ----

key_table();
chdir $root or die "$root: $!\n";
for my $file (@files) {
  prepare_scratch();
  my $old = slurp($file);
  my $new = with_outputs($file, with_regions($file, $old));
  next if $new eq $old;
  if ($mode eq 'write') {
    open my $out, '>:encoding(UTF-8)', $file or die "$file: $!\n";
    print $out $new;
    close $out;
    print "wrote $file\n";
    next;
  }
  open my $out, '>:encoding(UTF-8)', "$scratch/new" or die "$!\n";
  print $out $new;
  close $out;
  complain("$file does not show what the program says; if the program is right: tools/regenerate-docs");
  system('diff', '-u', '--label', $file, '--label', 'now', $file, "$scratch/new");
}
if ($mode eq 'check') {
  check_pages();
  prepare_scratch();
  check_format_examples();
}
print "$examples examples in ", scalar @files, " documents\n";
complain('no example was run') if $examples == 0;
exit $failed;
