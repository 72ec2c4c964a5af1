using Publisher.Cli.Keys;

namespace Publisher.Cli.Tests.Keys;

public sealed class RecoveryCodeTests
{
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7 + 3))];

    [Fact]
    public void A_code_is_fourteen_groups_of_four_in_two_lines_and_reads_back()
    {
        var code = RecoveryCode.Encode(Seed);
        var groups = code.Split((char[])[' ', '\n']);
        Assert.Equal(14, groups.Length);
        Assert.All(groups, g => Assert.Equal(4, g.Length));
        Assert.Equal(7, code.Split('\n')[0].Split(' ').Length);
        AssertReads(code);
    }

    [Fact]
    public void Case_spaces_hyphens_and_look_alikes_are_forgiven()
    {
        var code = RecoveryCode.Encode(new byte[32]);
        Span<byte> seed = stackalloc byte[32];
        Assert.True(RecoveryCode.TryDecode(code.Replace('0', 'O').Replace('1', 'l').Replace(' ', '-').ToLowerInvariant(), seed, out _));
        AssertReads(RecoveryCode.Encode(Seed).ToLowerInvariant());
        AssertReads(RecoveryCode.Encode(Seed).Replace('1', 'I').Replace('0', 'o').Replace("\n", "   ", StringComparison.Ordinal));
        AssertReads(RecoveryCode.Encode(Seed).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_single_wrong_character_is_noticed()
    {
        var code = RecoveryCode.Encode(Seed).Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        var seed = new byte[32];
        for (var i = 0; i < code.Length; i++)
        {
            foreach (var other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
            {
                if (other != code[i])
                {
                    Assert.False(RecoveryCode.TryDecode(code[..i] + other + code[(i + 1)..], seed, out var problem));
                    Assert.NotNull(problem);
                }
            }
        }
    }

    [Theory]
    [InlineData("", "this one has 0")]
    [InlineData("ABCD EFG!", "'!' in group 2")]
    [InlineData("UUUU", "'U' in group 1")]
    public void A_wrong_code_says_what_is_wrong(string typed, string words)
    {
        Assert.False(RecoveryCode.TryDecode(typed, new byte[32], out var problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_with_more_characters_is_refused()
    {
        Assert.False(RecoveryCode.TryDecode(RecoveryCode.Encode(Seed) + " ABCD", new byte[32], out var problem));
        Assert.Contains("has 60", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_holds_the_code_and_a_picture_of_it()
    {
        var code = RecoveryCode.Encode(Seed);
        var (shown, printed) = (RecoverySheet.Text("Maren's key", code, onPaper: false), RecoverySheet.Text("Maren's key", code, onPaper: true));
        Assert.Contains(code.Split('\n')[1], shown, StringComparison.Ordinal);
        Assert.Contains('█', shown);
        Assert.NotEqual(shown, printed);
    }

    private static void AssertReads(string typed)
    {
        var seed = new byte[32];
        Assert.True(RecoveryCode.TryDecode(typed, seed, out var problem), problem);
        Assert.Equal(Seed, seed);
    }
}
