using CsCheck;
using Publisher.Credentials.OpenBadges;

namespace Publisher.Credentials.Tests.OpenBadges;

public sealed class TreatyTermsTests
{
    [Theory]
    [InlineData("Recognised as Bread Baker, version 1.0.", "Bread Baker", "1.0", null, null)]
    [InlineData("Recognised as Bread Baker, version 1.0. 5 of its credits count as 4.", "Bread Baker", "1.0", "5:4", null)]
    [InlineData("Recognised as Bread Baker, version 1.0.\n\nThey ask for what *we* ask for.\n\nAnd more.", "Bread Baker", "1.0", null, "They ask for what *we* ask for.\n\nAnd more.")]
    [InlineData("Recognised as Salt, version 2, version 1-b. 1 of its credits count as 9999.\n\nTried it.", "Salt, version 2", "1-b", "1:9999", "Tried it.")]
    [InlineData("Recognised as One. 5 of its credits count as 4., version 1.", "One. 5 of its credits count as 4.", "1", null, null)]
    public void A_comment_of_the_form_is_read_and_written_as_it_was(string comment, string name, string version, string? rate, string? reason)
    {
        Assert.True(TreatyTerms.TryRead(comment, out var terms));
        Assert.Equal((name, version, rate, reason), (terms.Name, terms.Version, terms.Rate is { } r ? $"{r.Theirs}:{r.Ours}" : null, terms.Reason));
        Assert.Equal(comment, terms.ToComment());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("We like it.")]
    [InlineData("recognised as Bread Baker, version 1.0.")]
    [InlineData("Recognised as Bread Baker, version 1.0")]
    [InlineData("Recognised as , version 1.0.")]
    [InlineData("Recognised as Bread Baker, version 1..")]
    [InlineData("Recognised as Bread\nBaker, version 1.0.")]
    [InlineData("Recognised as Bread Baker, version 1.0. 0 of its credits count as 4.")]
    [InlineData("Recognised as Bread Baker, version 1.0. 05 of its credits count as 4.")]
    [InlineData("Recognised as Bread Baker, version 1.0. 10000 of its credits count as 4.")]
    [InlineData("Recognised as Bread Baker, version 1.0. ٥ of its credits count as 4.")]
    [InlineData("Recognised as Bread Baker, version 1.0. They ask for the same.")]
    [InlineData("Recognised as Bread Baker, version 1.0.\nThey ask for the same.")]
    [InlineData("Recognised as Bread Baker, version 1.0.\n\n")]
    [InlineData("Recognised as Bread Baker, version 1.0.\n\n\nThey ask.")]
    [InlineData(" Recognised as Bread Baker, version 1.0.")]
    [InlineData("Recognised as Bread Baker, version 1.0.\n")]
    public void Anything_else_is_no_treatys_comment(string? comment) => Assert.False(TreatyTerms.TryRead(comment, out _));

    [Fact]
    public void What_is_written_is_read_as_it_was_meant()
    {
        var word = Gen.Char["aB9.,: -"].Array[1, 12].Select(c => new string(c));
        var version = Gen.Char["a1.-"].Array[0, 8].Select(c => "1" + new string(c) + "0");
        var rate = Gen.Select(Gen.Int[1, CreditRate.Most], Gen.Int[1, CreditRate.Most], (a, b) => new CreditRate(a, b)).Null();
        var reason = Gen.Int[0, 3].Select(i => new[] { null, "Because.", "x\ny\n\nz", "Recognised as Other, version 3." }[i]);
        Gen.Select(word, version, rate, reason, (n, v, r, why) => new TreatyTerms(n, v, r, why)).Sample(terms =>
        {
            Assert.True(TreatyTerms.TryRead(terms.ToComment(), out var read));
            Assert.Equal(terms, read);
        });
    }

    [Theory]
    [InlineData("5:4", true)]
    [InlineData("1:9999", true)]
    [InlineData("5", false)]
    [InlineData("0:1", false)]
    [InlineData("1:10000", false)]
    [InlineData("+1:2", false)]
    [InlineData("1.5:2", false)]
    [InlineData("01:2", false)]
    [InlineData("1:2:3", false)]
    public void A_rate_is_two_whole_numbers(string text, bool isOne) => Assert.Equal(isOne, CreditRate.TryRead(text, out _));
}
