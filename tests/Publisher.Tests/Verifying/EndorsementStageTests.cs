using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Verifying;

public sealed class EndorsementStageTests
{
    private const string Word = "wordaaaaaaaaaaaa";
    private const string Base = "https://minimal.example";

    private readonly SignedSite site = SignedSite.Minimal();

    private BuiltSite Build()
    {
        var built = TestSites.Build(site.Tree);
        Assert.DoesNotContain(built.Diagnostics, d => d.Descriptor.Severity == Publisher.Diagnostics.Severity.Error);
        return built;
    }

    private static string Page(BuiltSite built, string path) => System.Text.Encoding.UTF8.GetString(built.Site!.Find(path)!.Bytes.Span);

    [Fact]
    public void It_is_published_as_committed_and_shown_beside_the_award()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
        var built = Build();
        Assert.True(built.Site!.Find($"endorsements/{Word}.json")!.Bytes.Span.SequenceEqual(site.Files[SignedSite.EndorsementPath(Word)]));
        var page = Page(built, $"awards/{SignedSite.LightId}/index.html");
        Assert.Contains("Robin Vale, came by each morning", page, StringComparison.Ordinal);
        Assert.Contains("<em>warm</em>", page, StringComparison.Ordinal);
        Assert.Contains("not of the guild", page, StringComparison.Ordinal);
        Assert.Contains("1 March 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Endorsed by", Page(built, $"awards/{SignedSite.HandsId}/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void One_that_was_withdrawn_leaves_the_site_and_its_place_says_so(bool byOwnKey, bool isGone)
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
        Assert.Contains("Robin Vale", Page(Build(), $"awards/{SignedSite.LightId}/index.html"), StringComparison.Ordinal);
        site.Unsay(Word, own: byOwnKey ? SignedSite.Mallory : null);
        if (isGone)
        {
            Forget(Word, SignedSite.LightId);
        }
        var built = Build();
        Assert.Equal(isGone ? [] : ["PUB0327"], built.Diagnostics.Select(d => d.Descriptor.Code));
        Assert.Null(built.Site!.Find($"endorsements/{Word}.json"));
        Assert.True(built.Site.Find($"status/decisions/{Word}-withdraw.json")!.Bytes.Span.SequenceEqual(site.Files[SignedSite.DecisionPath(Word, StatusAction.Withdraw)]));
        var page = Page(built, $"awards/{SignedSite.LightId}/index.html");
        Assert.Contains("An endorsement was withdrawn on", page, StringComparison.Ordinal);
        Assert.Contains($"../../status/decisions/{Word}-withdraw.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Vale", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_guild_withdraws_it_by_the_rule_of_its_award_also_when_it_or_both_are_gone(bool isGone)
    {
        site.Endorse(SignedSite.HandsId, Word, SignedSite.Mallory);
        site.Unsay(Word);
        if (isGone)
        {
            Forget(Word, SignedSite.HandsId);
        }
        var waits = Pipeline.Check(site.Tree);
        Assert.Equal(isGone ? ["PUB0219", "PUB0323"] : ["PUB0323"], waits.Diagnostics.Select(d => d.Descriptor.Code).Order(StringComparer.Ordinal));
        Assert.Equal(1, waits.Verified!.Status.Waiting.Single().Missing);
        Assert.Equal(isGone ? 0 : 1, waits.Verified.Endorsements.Length);
        Forget(Word, SignedSite.HandsId, mayBeGone: true);
        site.Endorse(SignedSite.HandsId, Word, SignedSite.Mallory);
        site.Unsay(Word, [SignedSite.Ada, SignedSite.Ben]);
        Forget(Word, SignedSite.HandsId);
        site.Decide(SignedSite.HandsId, StatusAction.Withdraw, [SignedSite.Ada, SignedSite.Ben]);
        site.SignList(SignedSite.Ada, 8);
        site.Bury(SignedSite.HandsId, 8, 0);
        Assert.Empty(Build().Diagnostics);
    }

    [Fact]
    public void A_decision_that_waits_or_is_about_nothing_withdraws_nothing()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
        site.Unsay(Word, own: SignedSite.Mallory, change: d => d with { AwardDigest = Sri.Of([]) });
        Assert.Equal(["PUB0349"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        site.Unsay(Word, own: SignedSite.Mallory, change: d => d with { Award = $"{Base}/endorsements/otheraaaaaaaaaaa.json" });
        Assert.Equal(["PUB0321"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        site.Unsay(Word, own: SignedSite.Mallory, change: d => d with { Reason = "Ask wren@minimal.example." });
        Assert.Equal(["PUB0211", "PUB0327"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code).Order(StringComparer.Ordinal));
    }

    private void Forget(string id, string awardId, bool mayBeGone = false)
    {
        if (!mayBeGone || site.Files.ContainsKey(SignedSite.EndorsementPath(id)))
        {
            site.Remove(SignedSite.EndorsementPath(id));
        }
        site[Publisher.Content.WithdrawnPlace.PathOf(id)] = Publisher.Content.WithdrawnWord.Line($"{Base}/credentials/{awardId}.json");
    }

    [Fact]
    public void A_member_is_called_as_on_their_page_and_linked()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Ben);
        var page = Page(Build(), $"awards/{SignedSite.LightId}/index.html");
        Assert.Contains(">Ben</a>, came by each morning", page, StringComparison.Ordinal);
        Assert.Contains("member of the guild", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Vale", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_badge_version_and_the_guild_can_be_endorsed()
    {
        const string Achievement = Base + "/badges/first-light/1.0/achievement.json";
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, d => d with
        {
            SubjectId = Achievement,
            Address = Achievement,
            DigestSri = Sri.Of(site.Files["content/badges/first-light/1.0/achievement.json"]),
        });
        site.Endorse(SignedSite.LightId, "guildaaaaaaaaaaa", SignedSite.Mallory, d => d with
        {
            SubjectId = "did:web:minimal.example",
            Address = Base + "/authority/1.json",
            DigestSri = Sri.Of(site.Files["content/authority/1.json"]),
        });
        var built = Build();
        Assert.Contains("about version 1.0", Page(built, "badges/first-light/index.html"), StringComparison.Ordinal);
        Assert.Contains("Robin Vale", Page(built, "how-we-decide/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("Endorsed by", Page(built, $"awards/{SignedSite.LightId}/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_that_comes_later_does_not_undo_an_endorsement()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
        site.Cosign(SignedSite.LightId, "m2", SignedSite.Ben);
        Assert.NotNull(Build().Site!.Find($"endorsements/{Word}.json"));
    }

    [Fact]
    public void An_address_or_a_hidden_character_in_it_is_refused()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, d => d with { Comment = "Ask wren@minimal.example." });
        Assert.Equal(["PUB0211"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, d => d with { Relationship = "a \u202Efriend" });
        Assert.Equal(["PUB0108"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Fact]
    public void Markup_in_what_it_says_is_text()
    {
        site.Endorse(SignedSite.LightId, Word, SignedSite.Mallory, d => d with { Comment = "<script>alert(1)</script> [x](javascript:alert(1))", Name = "<b>Robin</b>", Relationship = "\"><i>" });
        var page = Page(Build(), $"awards/{SignedSite.LightId}/index.html");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Robin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><i>", page, StringComparison.Ordinal);
    }
}
