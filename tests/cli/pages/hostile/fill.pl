# Puts texts in the place of @code and @text, quoted for YAML: plain words, or what would be markup somewhere.
use strict;
use warnings;
my $code = '<script>alert(1)</script><img src=x onerror=alert(1)> ](javascript:alert(1)) ![p](http://e.example/p.png)'
  . ' {{{title}}} {{#tasks}} =cmd **b** _c_ `d` ~~e~~ <!-- f --> &lt g& [h]: http://e.example "i" \'j\' </style></title>';
my $text = "$code\n# k\n- l\n\n1. m\n> n\n\n```\no\n```\n| p | q |\n|---|---|\n| r | s |\n\n---\n    t\n![u](//e.example)\n<https://e.example>\n\\";
($code, $text) = ('a word', "a word\nand more") if $ARGV[0] eq 'plain';
sub quoted { my $t = $_[0]; $t =~ s/([\\"])/\\$1/g; $t =~ s/\n/\\n/g; return "\"$t\"" }
while (<STDIN>) {
  s/\@code(\d?)/quoted($code . $1)/ge;
  s/\@text/quoted($text)/ge;
  print;
}
