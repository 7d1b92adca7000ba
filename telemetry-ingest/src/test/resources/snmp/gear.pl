# Plays a device's MIB to snmpd (pass_persist): each line of the file named is "OID TYPE VALUE"; it is read anew when it changes.
use strict;
use warnings;
$| = 1;
my ($file) = @ARGV;
my ($stamp, @keys, %rows) = ('');

sub key { return join '', map { pack 'N', $_ } grep { length } split /\./, shift }

sub refresh {
    my @stat = stat $file or return;
    my $now = "$stat[1]/$stat[7]/$stat[9]";
    return if $now eq $stamp;
    $stamp = $now;
    open my $in, '<', $file or return;
    %rows = ();
    while (my $line = <$in>) {
        chomp $line;
        my ($oid, $type, $value) = split / /, $line, 3;
        $rows{ key($oid) } = [ $oid, $type, $value ];
    }
    close $in;
    @keys = sort keys %rows;
}

sub after {
    my ($key) = @_;
    my ($low, $high) = (0, scalar @keys);
    while ($low < $high) {
        my $middle = int(($low + $high) / 2);
        if ($keys[$middle] le $key) { $low = $middle + 1 } else { $high = $middle }
    }
    return $keys[$low];
}

while (my $command = <STDIN>) {
    chomp $command;
    if ($command eq 'PING') { print "PONG\n"; next }
    last unless $command =~ /^get/;
    my $oid = <STDIN>;
    chomp $oid;
    refresh();
    my $key = $command eq 'getnext' ? after(key($oid)) : key($oid);
    my $row = defined $key ? $rows{$key} : undef;
    print defined $row ? "$row->[0]\n$row->[1]\n$row->[2]\n" : "NONE\n";
}
