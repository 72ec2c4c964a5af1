using System.Text.Json;
using Publisher.Authoring;
using Publisher.Frameworks;

namespace Publisher.Tests.Frameworks;

public sealed class ResultTests
{
    private static readonly Lazy<Worth> Offered = new(() =>
    {
        var content = WorthFixture.Load(WorthFixture.Everything, new());
        using var json = JsonDocument.Parse(AchievementWriter.Write(content.Config, content.Badges.Single(b => b.Slug == "knots"), "png").ToBytes());
        return Worth.Read(json.RootElement);
    });

    private static OfferedResult Of(string key) => Offered.Value.Results.Single(r => r.Key == key);

    [Theory]
    [InlineData("splice", "fair", null, "https://t.example/badges/knots/1.0/achievement.json#splice.2")]
    [InlineData("speed", "7.5", "7.5", null)]
    [InlineData("grade", "b", "B", null)]
    public void A_word_becomes_a_result(string key, string said, string? value, string? level)
    {
        var given = Of(key).Give(said, out var problem);
        Assert.Null(problem);
        Assert.Equal(new($"https://t.example/badges/knots/1.0/achievement.json#{key}", value, level, null), given);
    }

    [Theory]
    [InlineData("splice", "splendid", "'splendid' is none of its values")]
    [InlineData("speed", "fast", "'fast' is none of its values")]
    [InlineData("speed", "11", "11 lies outside 0 to 10")]
    [InlineData("speed", "2", "2 is below the 3 it takes")]
    [InlineData("grade", "D", "'D' is none of its values")]
    public void A_word_that_is_none_of_them_is_refused(string key, string said, string expected)
    {
        Assert.Null(Of(key).Give(said, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void A_level_that_is_not_one_of_its_own_is_none() => Assert.Equal("it names none of the levels", Of("splice").Problem(new(Of("splice").Id, null, "https://t.example/badges/knots/1.0/achievement.json#other.1", null)));
}
