using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Text;

namespace Publisher.Tests.Formats;

public sealed class WordTests
{
    [Fact]
    public void Dates_are_written_out() => Assert.Equal("3 May 2027", SiteWords.English.Date(new DateOnly(2027, 5, 3)));

    [Theory]
    [InlineData(0, "no people")]
    [InlineData(1, "one person")]
    [InlineData(12, "twelve people")]
    [InlineData(13, "13 people")]
    [InlineData(1234, "1,234 people")]
    public void Numbers_read_aloud(int number, string expected) => Assert.Equal(expected, SiteWords.English.Count("count.people", number));

    [Theory]
    [InlineData(0L, "0 bytes")]
    [InlineData(1L, "1 byte")]
    [InlineData(999L, "999 bytes")]
    [InlineData(1000L, "1 KB")]
    [InlineData(999_499L, "999 KB")]
    [InlineData(999_500L, "1 MB")]
    [InlineData(1_240_000L, "1.2 MB")]
    public void Sizes_are_decimal(long bytes, string expected) => Assert.Equal(expected, SiteWords.English.FileSize(bytes));

    [Theory]
    [InlineData("P3Y", "three years")]
    [InlineData("P1Y6M", "one year and six months")]
    [InlineData("P90D", "90 days")]
    [InlineData("PT5H", "PT5H")]
    [InlineData("P", "P")]
    public void Durations_read_aloud(string duration, string expected) => Assert.Equal(expected, SiteWords.English.Duration(duration));

    [Theory]
    [InlineData("steward", "stewards")]
    [InlineData("deputy", "deputies")]
    [InlineData("boy", "boys")]
    [InlineData("coach", "coaches")]
    public void Roles_have_a_plural(string role, string expected) => Assert.Equal(expected, SiteWords.English.RoleNames(role));

    [Fact]
    public void Versions_are_ordered_as_numbers_where_they_are_numbers() =>
        Assert.Equal(["1.0", "1.9", "1.10", "1.10.1", "2", "2-a", "10", "beta"], new[] { "10", "1.10", "beta", "1.9", "2-a", "1.0", "2", "1.10.1" }.Order(VersionOrder.Instance));

    [Fact]
    public void Rules_become_sentences()
    {
        var guild = Guilds.Full().Build();
        var words = new RuleWords(
            guild.Badges.ToDictionary(b => b.Badge.Slug, b => b.Badge.Name), guild.AuthorityPeople.ToDictionary(p => p.Entry.Id, p => p.Page?.Name ?? p.Entry.Id), SiteWords.English);
        Assert.Equal("two of Ana Marsh, Blue Heron and Łukasz Żółć", words.Signers(new(null, ["m1", "m2", "m3"], null), 2));
        Assert.Equal("Ana Marsh", words.Signers(new(null, ["m1"], null), 1));
        Assert.Equal("one holder of Workshop Host", words.Signers(new(null, [], "workshop-host"), 1));
        Assert.Equal("Every badge needs three stewards to sign.", words.Sentences(new() { Badges = ["*"], Signers = new("steward", [], null), Quorum = 3 })[0]);
        Assert.Equal("Every badge marked “tools” needs one elder to sign.", words.Sentences(new() { Badges = ["tag:tools"], Signers = new("elder", [], null) })[0]);
        Assert.Equal("These rules cannot be changed.", words.Amendment(ImmutableArray<RoleQuorum>.Empty));
    }
}
