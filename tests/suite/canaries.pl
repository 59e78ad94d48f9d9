#!/usr/bin/env perl
# A worksort file in which every field of the format that takes text holds one that must not get out. The fields are those
# of `worksort help format`, so that a new one is tried without a word here.
#
#   canaries.pl PROGRAM DOCUMENT ...    documents, one after the other
#   canaries.pl PROGRAM piece           the lines of a piece
use strict;
use warnings;

my ($program, @wanted) = @ARGV;
my %keys;
my $mapping;
for (`"$program" help format`) {
  if (/^([a-z][\w-]*): /) { $mapping = $1 }
  elsif (defined $mapping && /^  (\S+)\s+.*\(([^()]*)\)$/) { push @{$keys{$mapping}}, [$1, $2] }
}
die "no fields\n" unless $keys{document} && $keys{piece};

# Codes and other values that have to fit together; empty ones are left out.
my %given = (
  'codebook.id' => 'ours', 'codebook.extends' => 'multiplication-division', 'codebook.success' => '',
  'strategy.id' => 'zebulon-way', 'strategy.name' => q("Zebulon's way"), 'strategy.family' => 'counting',
  'strategy.models' => 'array', 'strategy.leads_to' => 'skip-counting', 'model.id' => 'ygritte-model',
  'issue.id' => 'xanthippe-issue', 'issue.leads_from' => 'skip-counting', 'model-to-try.model' => 'array',
  'entry.id' => 'quackenbush',
  'task.id' => 'trays', 'task.codebook' => 'ours', 'task.date' => '', 'task.practices' => 'SMP1',
  'task.answers' => '["24", answercanary]', 'one-of.any' => '[repeated-addition, derived-fact]',
  'instruction.models' => 'array', 'anticipate.strategies' => 'skip-counting', 'anticipate.models' => 'array',
  'exemplar.task' => 'trays', 'look-for.id' => 'owncanary-groups', 'response.strategy' => 'derived-fact',
  'response.shows' => 'owncanary-groups',
  'plan.id' => 'plancanary-1', 'plan.task' => 'trays', 'plan.class' => '3B', 'plan.school' => 'Lincoln', 'plan.kind' => 'group',
  'plan.strategy' => 'skip-counting', 'plan.issue' => 'loses-count',
  'plan.students' => '[idcanary5, idcanary15, Zebulon Quackenbush, Ygritte]', 'plan.partners' => '[idcanary3, Xanthippe Ygritte]',
  'difference.model' => 'array', 'reassess.task' => 'trays', 'reassess.look_fors' => 'owncanary-groups',
  'inquiry.id' => 'owncanary-fall', 'goal.id' => 'owncanary-tens', 'goal.measure' => '{strategy: [repeated-addition, owncanary-goal]}',
  'goal.where' => '{class: [3B, owncanary-room], school: [Lincoln, owncanary-house]}', 'goal.baseline' => '{until: 2026-11-14}',
  'goal.current' => '{since: 2026-11-15}', 'goal.target' => '60%',
  'cycle.id' => 'year', 'cycle.start' => '2026-11-02', 'cycle.every' => '1 week', 'session.kind' => 'shared-learning',
  'protocol.id' => 'our-sort', 'step.minutes' => '9', 'step.show' => '[task, groups]',
  'import.id' => 'owncanary-form',
);

# A codebook of a team's own is shown to everybody, but no name in it.
sub canary {
  my ($path) = @_;
  return qq("as Zebulon Quackenbush did, ygritte and XANTHIPPE too") if $path =~ /^codebook\b/;
  return qq("fieldcanary of zebulon, Quackenbush and YGRITTE in $path");
}

sub value {
  my ($path, $name, $shape) = @_;
  return "{" . keys_of("$path.$1", $1) . "}" if $shape =~ /^keys of '(.*)'$/;
  return "[{" . keys_of("$path.$1", $1) . "}]" if $shape =~ /^a list of (?:codes or of )?'(.*)'$/;
  return canary("$path.$name") if $shape eq 'text';
  return "[" . canary("$path.$name") . "]" if $shape eq 'texts';
  return "{" . canary("$path.$name") . ": other}" if $shape eq 'OLD: NEW';
  return '2026-11-10' if $shape =~ /^a date/;
  return '2' if $shape eq 'a whole number';
  return $1 if $shape =~ /^(?:any of )?([\w-]+)(?: \||,)/;
  return '';
}

sub keys_of {
  my ($path, $name) = @_;
  my @out;
  for (@{$keys{$name}}) {
    my ($key, $shape) = @$_;
    my $value = $given{"$name.$key"} // value($path, $key, $shape);
    push @out, "$key: $value" if $value ne '';
  }
  push @out, "note: " . canary("$path.note"), "x-own: " . canary("$path.x-own") unless $name =~ /^import-/;
  return join ', ', @out;
}

for my $wanted (@wanted) {
  if ($wanted eq 'piece') {
    for (@{$keys{piece}}) {
      my ($key, $shape) = @$_;
      print "      $key: ", canary("piece.$key"), "\n" if $shape =~ /^texts?$/;
    }
    print "      $_: ", canary("piece.$_"), "\n" for qw(note x-own);
    next;
  }
  my ($shape) = map { $_->[1] } grep { $_->[0] eq $wanted } @{$keys{document}};
  print "---\n$wanted: ", value($wanted, $wanted, $shape), "\n";
}
