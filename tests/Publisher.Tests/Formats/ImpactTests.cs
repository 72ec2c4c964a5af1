using Publisher.Credentials.Verification;
using Publisher.Formats;
using Publisher.Languages;

namespace Publisher.Tests.Formats;

/// <summary>What awards add up to, and how it is drawn.</summary>
public sealed class ImpactTests
{
    [Fact]
    public void Awards_are_counted_by_quarter_and_people_once()
    {
        var impact = Impact.Of(Guild(("a", new(2025, 1, 31)), ("a", new(2025, 4, 1)), ("b", new(2025, 12, 31))).Build());
        Assert.Equal((3, 2), (impact.Awards, impact.People));
        Assert.Equal(["January to March 2025", "April to June 2025", "July to September 2025", "October to December 2025"], impact.Periods.Select(p => p.Name(SiteWords.English)));
        Assert.Equal([1, 1, 0, 1], impact.Periods.Select(p => p.Awards));
        Assert.Equal([1, 0, 0, 1], impact.Periods.Select(p => p.Newcomers));
        Assert.Equal([1, 1, 1, 2], impact.Periods.Select(p => p.People));
    }

    [Theory]
    [InlineData(2025, 2027, 12, "January to March 2025")]
    [InlineData(2024, 2027, 4, "2024")]
    [InlineData(2015, 2026, 12, "2015")]
    [InlineData(2014, 2026, 7, "2014 to 2015")]
    [InlineData(1, 9999, 10, "0 to 999")]
    public void A_long_time_is_drawn_in_longer_steps(int first, int last, int periods, string name)
    {
        var impact = Impact.Of(Guild(("a", new(first, 1, 1)), ("b", new(last, 12, 31))).Build());
        Assert.Equal(periods, impact.Periods.Length);
        Assert.True(impact.Periods.Length <= Impact.MostPeriods);
        Assert.Equal(name, impact.Periods[0].Name(SiteWords.English));
        Assert.Equal((2, 2), (impact.Periods.Sum(p => p.Awards), impact.Periods[^1].People));
    }

    [Fact]
    public void What_was_taken_back_is_not_counted()
    {
        var guild = Guild(("a", new(2026, 1, 1)))
            .Award("rrrrrrrrrrrrrrrr", "knots", "b", new(2026, 1, 2), new() { State = CredentialState.Revoked, Reason = "no", Signers = ["m1"] })
            .Award("ssssssssssssssss", "knots", "b", new(2026, 1, 3), new() { State = CredentialState.Superseded, Reason = "no", By = "aaaaaaaaaaaaaaaa", Signers = ["m1"] });
        var impact = Impact.Of(guild.Build());
        Assert.Equal((1, 1), (impact.Awards, impact.People));
        Assert.Equal(1, Assert.Single(impact.Badges).Awards);
    }

    [Fact]
    public void Badges_stand_by_how_often_they_were_given_and_those_nobody_holds_do_not()
    {
        var guild = Guild(("a", new(2026, 1, 1))).Badge("sails", "Sails", "d", "c").Badge("never", "Never", "d", "c").Rule(1, "sails")
            .Award("ssssssssssssssss", "sails", "a", new(2026, 1, 2)).Award("tttttttttttttttt", "sails", "a", new(2026, 1, 2));
        Assert.Equal([("sails", 2, 1), ("knots", 1, 1)], Impact.Of(guild.Build()).Badges.Select(b => (b.Slug, b.Awards, b.People)));
        Assert.Contains("One badge nobody holds yet.", new RenderedSite(guild.Build()).Page("impact/"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_the_same_in_its_plots_and_its_table_and_names_nobody()
    {
        var page = new RenderedSite(Guilds.Full().Build()).Page("impact/");
        var impact = Impact.Of(Guilds.Full().Build());
        Assert.All(impact.Periods, p => Assert.Contains($"<tr><th scope=\"row\">{p.Name(SiteWords.English)}</th><td class=\"number\">{p.Awards}</td><td class=\"number\">{p.Newcomers}</td><td class=\"number\">{p.People}</td></tr>", page, StringComparison.Ordinal));
        Assert.Equal(impact.Periods.Count(p => p.Awards > 0), page.Split("<rect class=\"column\" x=").Length - 1);
        Assert.Equal(2, page.Split("role=\"img\"").Length - 1);
        foreach (var name in new[] { "Ana Marsh", "Blue Heron", "Łukasz", "社", "urn:uuid", "social.example" })
        {
            Assert.DoesNotContain(name, page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guild_without_awards_is_told_what_to_do()
    {
        var page = new RenderedSite(Guilds.Empty().Build()).Page("impact/");
        Assert.Contains("nothing to count yet", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    private static GuildBuilder Guild(params (string Holder, DateOnly Day)[] awards)
    {
        var guild = new GuildBuilder().Member("a", "A").Member("b", "B").Badge("knots", "Knots", "d", "c").Rule(1, "knots");
        for (var i = 0; i < awards.Length; i++)
        {
            guild.Award(new string((char)('a' + i), 16), "knots", awards[i].Holder, awards[i].Day, new() { Signers = ["m1"] });
        }
        return guild;
    }
}
