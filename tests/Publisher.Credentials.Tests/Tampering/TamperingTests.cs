namespace Publisher.Credentials.Tests.Tampering;

/// <summary>
/// Whatever is changed in a signed award, it is not accepted, unless it still says exactly the same. What kinds of change those are is written down here:
/// one more would be a hole, one less a promise broken.
/// </summary>
public sealed class TamperingTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1";

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Specimens.All.Count)];

    [Fact]
    public void As_they_were_signed_all_are_accepted() => Assert.All(Specimens.All, s => Assert.True(Judge.Accepts(s, s.Bytes), s.Name));

    /// <summary>All eight bits of every byte; of every eleventh byte without <c>PUBLISHER_FULL=1</c>.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_flipped_bit_is_accepted(int number)
    {
        var specimen = Specimens.All[number];
        var accepted = new List<string>();
        Parallel.ForEach(Positions(specimen, sampled: 11, start: number), at =>
        {
            var changed = (byte[])specimen.Bytes.Clone();
            for (var bit = 0; bit < 8; bit++)
            {
                changed[at] = (byte)(specimen.Bytes[at] ^ (1 << bit));
                if (Judge.Accepts(specimen, changed))
                {
                    lock (accepted)
                    {
                        accepted.Add($"byte {at}, bit {bit}");
                    }
                }
            }
        });
        Assert.Empty(accepted);
    }

    /// <summary>A byte left out or written twice: only white space between values may be.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Of_bytes_left_out_or_doubled_only_white_space_is_accepted(int number)
    {
        var specimen = Specimens.All[number];
        var wrong = new List<string>();
        var harmless = 0;
        Parallel.ForEach(Positions(specimen, sampled: 11, start: number), at =>
        {
            byte[][] both = [[.. specimen.Bytes[..at], .. specimen.Bytes[(at + 1)..]], [.. specimen.Bytes[..at], specimen.Bytes[at], .. specimen.Bytes[at..]]];
            foreach (var changed in both.Where(changed => Judge.Accepts(specimen, changed)))
            {
                Interlocked.Increment(ref harmless);
                if (specimen.Bytes[at] is not ((byte)' ' or (byte)'\n') || !Judge.SaysTheSame(specimen.Bytes, changed))
                {
                    lock (wrong)
                    {
                        wrong.Add($"byte {at}");
                    }
                }
            }
        });
        Assert.Empty(wrong);
        Assert.True(harmless > 0);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_member_removed_doubled_moved_or_changed_is_accepted(int number)
    {
        var specimen = Specimens.All[number];
        var accepted = new SortedSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in Changes.Of(specimen.Bytes))
        {
            kinds.Add(change.Kind);
            if (Judge.Accepts(specimen, change.Bytes))
            {
                Assert.True(Judge.SaysTheSame(specimen.Bytes, change.Bytes), $"{change.Kind}: {change.Where} of {specimen.Name}");
                accepted.Add(change.Kind);
            }
        }
        Assert.Equal(12, kinds.Count);
        Assert.Equal(specimen.Harmless, accepted);
    }

    [Fact]
    public void Proofs_may_stand_in_another_order_only_among_signers()
    {
        var two = Specimens.All[1];
        string[] accepted = [.. Changes.Of(two.Bytes).Where(c => c.Kind == Specimens.Order && Judge.Accepts(two, c.Bytes)).Select(c => c.Where)];
        Assert.Equal(["/proof/2"], accepted);
    }

    private static IEnumerable<int> Positions(Specimen specimen, int sampled, int start)
    {
        var step = IsFull ? 1 : sampled;
        for (var at = IsFull ? 0 : start; at < specimen.Bytes.Length; at += step)
        {
            yield return at;
        }
    }
}
