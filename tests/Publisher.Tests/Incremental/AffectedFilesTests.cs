using System.Text.RegularExpressions;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Incremental;

/// <summary>What is made again after one edit: every file that changes, and hardly another.</summary>
public sealed class AffectedFilesTests
{
    /// <summary>Made every time: every award has a say in them.</summary>
    private const string Always = @"(index|verify/index|verify/help/index|impact/index|about/index|privacy/index)\.html";

    /// <summary>Goes out as it is, or is made at once to be named by its content: what its bytes are is all that has a say in it.</summary>
    private static readonly string[] ByContent =
    [
        @"assets/.*", @"skills/([a-z-]+/)?(skills|rsd)\.json", @"badges/[a-z-]+/([0-9.]+/)?(achievement\.json|image\.(svg|png))", @"members/[a-z-]+/avatar\.png",
        @"authority/\d\.json", @"status/\d\.json", @"status/decisions/[a-z2-7]{16}-[a-z]+\.json", @"(\.well-known/)?did\.json", @"\.well-known/recognition\.json", @"issuer\.json", @"robots\.txt", "CNAME", @"\.nojekyll",
    ];

    private readonly SignedSite site = LivingGuild.Found();
    private readonly BuildFolder folder = new();

    public AffectedFilesTests() => Assert.True(folder.Build(site).Result.IsGood);

    [Theory]
    [InlineData("a bio", "members/ada/index.html")]
    [InlineData("a person's picture", "members/ada/avatar.png members/ada/index.html members/index.html")]
    [InlineData("a person hides an award", "feeds:members/wren/ members/wren/index.html members/index.html")]
    [InlineData("a person says something of an award", "members/wren/index.html members/index.html")]
    [InlineData("a person comes", "feeds:members/guest-0/ members/guest-0/index.html sign/index.html sign/sign.html subscribe/index.html sitemap.xml members/index.html")]
    [InlineData("the holder of a profile gets a page", "award:paperaaaaaaaaaad list:first-light feeds:members/robin/ members/robin/index.html sign/index.html sign/sign.html subscribe/index.html sitemap.xml members/index.html")]
    [InlineData("a badge nobody has", "badges/sails/badgeclass.json badges/sails/index.html")]
    [InlineData("a badge's design", "badges/sails/badgeclass.json badges/sails/index.html badges/tagged/morning/index.html badges/tagged/t2/index.html sitemap.xml")]
    [InlineData("a new version of a badge", "badges/all/together/index.html badges/index.html badges/knots/2.2/image.png badges/knots/2.2/image.svg badges/knots/index.html how-we-decide/index.html")]
    [InlineData("a page", "visit/index.html")]
    [InlineData("a further page", "rules-0/index.html sitemap.xml")]
    [InlineData("the page about the guild", "")]
    [InlineData("an award", "award:paperaaaaaaaaaak list:first-light feeds:members/ben/ members/ben/index.html sitemap.xml members/index.html")]
    [InlineData("an award made again", "award:paperaaaaaaaaaab list:first-light feeds:members/ben/ members/ben/index.html sitemap.xml members/index.html")]
    [InlineData("an award goes", "badges/all/together/index.html badges/index.html badges/tagged/morning/index.html list:first-light feeds:members/ben/ members/ben/index.html sitemap.xml members/index.html")]
    [InlineData("a proof file comes", "award:paperaaaaaaaaaab list:first-light feeds:members/ben/ members/ben/index.html members/index.html")]
    [InlineData("a proof file goes", "badges/all/together/index.html badges/index.html list:two-hands feeds:members/wren/ members/wren/index.html sign/index.html sign/sign.html sitemap.xml members/index.html")]
    [InlineData("evidence with its award", "award:handsaaaaaaaaaaa evidence/handsaaaaaaaaaaa/notes.txt list:two-hands feeds:members/wren/ members/wren/index.html members/index.html")]
    [InlineData("evidence nobody names", "")]
    [InlineData("an award is taken back", "badges/all/together/index.html badges/index.html badges/tagged/morning/index.html status/1.json status/decisions/paperaaaaaaaaaab-revoke.json sign/sign.html award:paperaaaaaaaaaab list:first-light feeds:members/ben/ members/ben/index.html members/index.html")]
    [InlineData("an authority version", ".well-known/did.json .well-known/recognition.json authority/2.json did.json badges/knots/index.html badges/sails/feed.atom badges/sails/feed.rss badges/sails/index.html how-we-decide/index.html sign/index.html sign/sign.html")]
    public void An_edit_makes_what_it_changes_again_and_little_else(string name, string expected)
    {
        Assert.True(LivingGuild.Do(site, name));
        var built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, name);
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Spelled).Order(StringComparer.Ordinal), built.MadeByKey);
        // Of an award that is signed anew all that shows it is made again, whatever of it changed; and a site's own contact sheet may say how many hold a badge.
        Assert.Equal(expected.Contains("award:", StringComparison.Ordinal) ? built.InVain : built.InVain.Intersect(["badges/all/together/index.html"]), built.InVain);
    }

    [Fact]
    public void A_name_is_written_where_the_person_holds_or_signed_something()
    {
        site.Edit("content/members/ben.md", "name: Ben", "name: Benedict");
        var built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "Ben's name");
        // Ben holds one award and signed two more; a rule names him, and six awards rest on it or on the lists that show him.
        var silent = built.After.Keys.Where(p => p.EndsWith(".html", StringComparison.Ordinal) && !System.Text.Encoding.UTF8.GetString(built.After[p].File.Bytes.Span).Contains("Benedict", StringComparison.Ordinal));
        Assert.Empty(silent.Intersect(built.MadeByKey));
        Assert.Contains("members/wren/index.html", silent);
    }

    [Fact]
    public void A_skill_is_shown_where_it_is_recognised_and_its_first_one_in_the_foot_of_every_page()
    {
        Assert.True(LivingGuild.Do(site, "a skill"));
        var built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "a skill comes");
        Assert.Contains("members/ben/index.html", built.MadeByKey);
        Assert.True(LivingGuild.Do(site, "a skill is called otherwise"));
        built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "a skill is called otherwise");
        Assert.Contains("skills/craft/index.html", built.MadeByKey);
        Assert.DoesNotContain("members/ben/index.html", built.MadeByKey);
        site.Edit("content/members/ada.md", "name: Ada", "name: Adeline");
        built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "a person's name");
        Assert.Contains("skills/index.html", built.MadeByKey);
    }

    [Fact]
    public void Nothing_done_and_every_file_touched_make_nothing_again()
    {
        var built = folder.Build(site);
        Assert.Empty(built.MadeByKey);
        Assert.DoesNotContain(folder.Read, p => p.StartsWith("content/awards/", StringComparison.Ordinal) || p.StartsWith("content/evidence/", StringComparison.Ordinal));
        foreach (var path in site.Files.Keys)
        {
            folder.Touch(path);
        }
        Assert.Empty(folder.Build(site).MadeByKey);
        Assert.All(site.Files.Keys.Where(p => p.StartsWith("content/awards/", StringComparison.Ordinal)), p => Assert.Contains(p, folder.Read));
    }

    [Fact]
    public void An_award_that_did_not_change_is_not_read_when_another_one_comes()
    {
        Assert.True(LivingGuild.Do(site, "an award"));
        folder.Build(site);
        Assert.Equal(["content/awards/2026/paperaaaaaaaaaak.json"], folder.Read.Where(p => p.StartsWith("content/awards/", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_endorsement_changes_the_pages_it_is_shown_on_and_adds_its_file()
    {
        const string Word = "wordaaaaaaaaaaaa";
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
        var built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "an endorsement comes");
        Assert.Equal(
            Spelled("award:" + SignedSite.LightId).Append($"endorsements/{Word}.json").Concat(Feeds("")).Concat(Feeds("badges/first-light/")).Concat(Feeds("members/wren/")).Order(StringComparer.Ordinal), built.MadeByKey);
        Assert.Empty(folder.Build(site).MadeByKey);
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, draft => draft with { Comment = "And dry." });
        built = folder.Build(site);
        IncrementalBuildTests.AssertEqual(folder.Clean(site), built, "an endorsement is made again");
        Assert.Contains($"awards/{SignedSite.LightId}/index.html", built.MadeByKey);
        site.Remove(SignedSite.EndorsementPath(Word));
        IncrementalBuildTests.AssertEqual(folder.Clean(site), folder.Build(site), "an endorsement goes");
    }

    [Theory]
    [InlineData("the title")]
    [InlineData("the tagline")]
    [InlineData("the accent")]
    [InlineData("the host")]
    [InlineData("a template")]
    [InlineData("a style")]
    [InlineData("another program")]
    [InlineData("another address")]
    [InlineData("another host")]
    public void What_stands_on_every_page_makes_everything_again(string name)
    {
        var options = name == "another address" ? new() { BaseUrl = "https://copy.example" } : name == "another host" ? new() { Host = "github-pages" } : new BuildOptions();
        folder.Program = name == "another program" ? "program 2" : folder.Program;
        Assert.True(name.StartsWith("another", StringComparison.Ordinal) || LivingGuild.Do(site, name));
        var built = folder.Build(site, options);
        Assert.All(built.After.Keys.Except(built.Made.Keys), path => Assert.Contains(ByContent, pattern => Matches(path, pattern)));
        IncrementalBuildTests.AssertEqual(folder.Clean(site, options), built, name);
        Assert.Empty(folder.Build(site, options).MadeByKey);
    }

    [Fact]
    public void What_is_always_made_does_not_grow_with_awards()
    {
        var before = folder.Build(site).MadeAlways;
        Assert.All(before, path => Assert.True(Matches(path, Always), path));
        Assert.True(LivingGuild.Do(site, "an award"));
        Assert.Equal(before, folder.Build(site).MadeAlways);
    }

    [Fact]
    public void A_link_of_a_kept_page_to_a_page_that_went_is_told()
    {
        Told("[Come in](/visit/).", () => site.Remove("content/pages/visit.md"));
        Assert.Contains("visit/index.html", TestSites.Describe(Assert.Single(folder.Clean(site).Diagnostics)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_of_a_kept_page_to_a_place_that_went_from_another_page_is_told()
    {
        site.Award("first-light", LivingGuild.Id(7), 40, draft => draft with { AwardedDate = draft.AwardedDate.AddYears(-1) });
        Told("[Long ago](/awards/#year-2025).", () => site.Award("first-light", LivingGuild.Id(7), 40));
        Assert.Contains("year-2025", TestSites.Describe(Assert.Single(folder.Clean(site).Diagnostics)), StringComparison.Ordinal);
    }

    // A page links to something; then that is no more.
    private void Told(string bio, Action end)
    {
        site["content/members/ada.md"] += "\n" + bio + "\n";
        var built = folder.Build(site);
        Assert.True(built.Result.IsGood, string.Join('\n', built.Result.Diagnostics.Select(TestSites.Describe)));
        end();
        IncrementalBuildTests.AssertEqual(folder.Clean(site), folder.Build(site), bio);
    }

    private static bool Matches(string path, string pattern) => Regex.IsMatch(path, $"^({pattern})$");

    private static IEnumerable<string> Spelled(string word) => word.Split(':') switch
    {
        ["award", var id] => [$"assertions/{id}.json", $"awards/{id}/index.html", $"credentials/{id}.json", $"qr/{id}.svg"],
        ["list", var slug] => ["awards/index.html", $"badges/{slug}/index.html", .. Feeds($"badges/{slug}/"), .. Feeds("")],
        ["feeds", var folder] => Feeds(folder),
        _ => [word],
    };

    private static IEnumerable<string> Feeds(string folder) => [$"{folder}feed.atom", $"{folder}feed.json", $"{folder}feed.rss"];
}
