# The kinds of tags of an HTML file with their attributes' names, sorted; line breaks aside. What links and pictures
# point at is listed too, and so is any tag that does not end.
use strict;
use warnings;
local $/;
my $html = <>;
$html =~ s/<style>.*?<\/style>/<style>/s;
my %seen;
while ($html =~ /<([^>]*)(>?)/g) {
  my ($tag, $end) = ($1, $2);
  $seen{"open: <$tag"}++ if $end eq '';
  my ($name) = $tag =~ /^(\/?[a-z0-9!]+)/i or $seen{"odd: <$tag"}++;
  next if !defined $name || $name eq 'br';
  my @attributes = sort($tag =~ /\s([a-z-]+)=(?:"[^"]*")?/gi);
  my @targets = $tag =~ /(?:src|href)="([^"]*)"/gi;
  $seen{join ' ', $name, @attributes, @targets}++;
}
print "$_\n" for sort keys %seen;
