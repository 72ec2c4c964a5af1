using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Formats;
using Publisher.Languages;

namespace Publisher.Tests.Formats;

/// <summary>What changed between two frozen versions of a badge, in words.</summary>
public sealed class BadgeChangesTests
{
    [Fact]
    public void Equal_versions_have_no_change() => Assert.Empty(Between(b => b));

    [Fact]
    public void A_sentence_that_changed_is_quoted_as_it_was_and_as_it_is()
    {
        var change = Assert.Single(Between(b => b with { CriteriaMarkdown = b.CriteriaMarkdown.Replace("Two stewards", "Three stewards", StringComparison.Ordinal) }));
        Assert.Equal(new("What it takes changed.", "Two stewards look at it.", "Three stewards look at it."), change);
    }

    [Theory]
    [InlineData("- Tie six.", "", "What it takes has less to it.", "Tie six.", null)]
    [InlineData("- Tie six.", "- Tie six.\n- Tie one in the dark.", "What it takes has more to it.", null, "Tie one in the dark.")]
    public void What_came_and_what_went_is_told(string old, string now, string sentence, string? before, string? after)
    {
        var change = Assert.Single(Between(b => b with { CriteriaMarkdown = b.CriteriaMarkdown.Replace(old, now, StringComparison.Ordinal) }));
        Assert.Equal(new(sentence, before, after), change);
    }

    [Fact]
    public void Another_look_of_the_same_words_is_no_change() =>
        Assert.Empty(Between(b => b with { CriteriaMarkdown = "# Knots that hold.\n\n1. Tie six.\n2. Untie **them**.\n\nTwo stewards look at it." }));

    [Fact]
    public void A_text_that_is_another_is_not_quoted()
    {
        var old = string.Join("\n", Enumerable.Range(0, 20).Select(i => $"Old {i}.\n\nStays {i}."));
        var now = string.Join("\n", Enumerable.Range(0, 20).Select(i => $"New {i}.\n\nStays {i}."));
        var change = Assert.Single(Between(b => b with { CriteriaMarkdown = now }, b => b with { CriteriaMarkdown = old }));
        Assert.Equal(new("What it takes was written anew.", null, null), change);
    }

    [Fact]
    public void A_very_long_text_takes_no_time()
    {
        var old = string.Join("\n", Enumerable.Range(0, 4000).Select(i => $"Old {i}."));
        var now = string.Join("\n", Enumerable.Range(0, 4000).Select(i => $"New {i}."));
        Assert.Equal("What it takes changed.", Assert.Single(Between(b => b with { CriteriaMarkdown = now }, b => b with { CriteriaMarkdown = old })).Sentence);
    }

    [Fact]
    public void Everything_else_that_changed_is_named()
    {
        var changes = Between(b => b with { Name = "Bends", Description = "Other", Tags = ["rope"], Png = null });
        Assert.Equal(["It has another name.", "It is described otherwise.", "Its tags changed.", "It has another picture."], changes.Select(c => c.Sentence));
        Assert.Equal(("Knots", "Bends"), (changes[0].Before, changes[0].After));
    }

    [Fact]
    public void The_page_tells_the_history_newest_first()
    {
        var site = new RenderedSite(Guilds.Full().Build());
        var page = site.Page("badges/workshop-host/");
        Assert.True(page.IndexOf("Version 1.0 ", StringComparison.Ordinal) < page.IndexOf("Version 0.9", StringComparison.Ordinal));
        Assert.Contains("What it takes has less to it.", page, StringComparison.Ordinal);
        Assert.Contains("<q>And sweep after. Workshop Host</q>", page, StringComparison.Ordinal);
        Assert.Contains("first awarded 20 November 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("How it changed", site.Page("badges/night-watch/"), StringComparison.Ordinal);
    }

    private static ImmutableArray<BadgeChange> Between(Func<Badge, Badge> change, Func<Badge, Badge>? earlier = null)
    {
        var model = new GuildBuilder().Badge("knots", "Knots", "That hold", "Knots that hold.\n\n- Tie six.\n- Untie them.\n\nTwo stewards look at it.")
            .Version("2.0", change).Version("0.9", earlier ?? (b => b)).Build();
        var versions = model.Badges[0].Badge.Versions;
        return BadgeChanges.Of(versions.First(v => v.Version == "0.9"), versions.First(v => v.Version == "2.0"), SiteWords.English);
    }
}
