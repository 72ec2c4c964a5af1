using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Testing;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>What decisions come to: states, the list's bits, and what stays of awards that were withdrawn.</summary>
public sealed class StatusStandingTests
{
    private const string Better = "betteraaaaaaaaaa";

    [Fact]
    public void A_revoked_award_stays_with_its_reason()
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.LightId, StatusAction.Revoke);
        site.SignList(SignedSite.Ada, 7);
        var built = TestSites.Build(site.Tree);
        Assert.Empty(built.Diagnostics);
        var award = built.Verified!.Awards.Single(a => a.Outline.Source.Id == SignedSite.LightId);
        Assert.Equal((CredentialState.Revoked, "Given to the wrong person."), (award.State, award.Decision!.Reason));
        var page = Text(built, $"awards/{SignedSite.LightId}/index.html");
        Assert.Contains("This award was revoked on 1 March 2026: “Given to the wrong person.”", page, StringComparison.Ordinal);
        Assert.Contains($"../../status/decisions/{SignedSite.LightId}-revoke.json", page, StringComparison.Ordinal);
        Assert.Contains("(revoked)", Text(built, "feed.atom"), StringComparison.Ordinal);
        Assert.Contains("<updated>2026-03-01T12:00:00Z</updated>", Text(built, "feed.atom"), StringComparison.Ordinal);
        Assert.Equal(site[SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Revoke)], Text(built, $"status/decisions/{SignedSite.LightId}-revoke.json"));
    }

    [Fact]
    public void A_replaced_award_leads_to_the_newer_one()
    {
        var site = SignedSite.Minimal();
        site.Award("first-light", Better, 9);
        site.Decide(SignedSite.LightId, StatusAction.Supersede, by: Better);
        site.SignList(SignedSite.Ada, 7);
        var built = TestSites.Build(site.Tree);
        Assert.Empty(built.Diagnostics);
        Assert.Equal(CredentialState.Superseded, built.Verified!.Awards.Single(a => a.Outline.Source.Id == SignedSite.LightId).State);
        Assert.Contains($"<a href=\"../../awards/{Better}/\">See the newer award</a>", Text(built, $"awards/{SignedSite.LightId}/index.html"), StringComparison.Ordinal);
        // The newer one may itself be withdrawn later: what was signed stays as it is.
        site.Decide(Better, StatusAction.Withdraw);
        site.Bury(Better, 9, 1);
        site.SignList(SignedSite.Ada, 7, 9);
        Assert.Empty(TestSites.Build(site.Tree).Diagnostics);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_withdrawn_award_nothing_is_published_but_that_it_was(bool revokedBefore)
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.HandsId, StatusAction.Withdraw, [SignedSite.Ada, SignedSite.Ben]);
        if (revokedBefore)
        {
            site.Decide(SignedSite.HandsId, StatusAction.Revoke, [SignedSite.Ada, SignedSite.Ben]);
        }
        site.SignList(SignedSite.Ada, 8);
        var still = TestSites.Build(site.Tree);
        Assert.Equal(["PUB0327"], still.Diagnostics.Select(d => d.Descriptor.Code));
        site.Bury(SignedSite.HandsId, 8, 0);
        var gone = TestSites.Build(site.Tree);
        Assert.Empty(gone.Diagnostics);
        Assert.Equal(still.Site!.Files.Select(f => f.Path), gone.Site!.Files.Select(f => f.Path));
        foreach (var built in new[] { still, gone })
        {
            Assert.Equal([SignedSite.HandsId], built.Verified!.Status.Withdrawn.Select(w => w.Id));
            string[] left = [.. built.Site!.Files.Select(f => f.Path).Where(p => p.Contains(SignedSite.HandsId, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            string[] expected = [$"awards/{SignedSite.HandsId}/index.html", .. revokedBefore ? [$"status/decisions/{SignedSite.HandsId}-revoke.json"] : Array.Empty<string>(), $"status/decisions/{SignedSite.HandsId}-withdraw.json"];
            Assert.Equal(expected, left.Where(p => !p.StartsWith("assertions/", StringComparison.Ordinal)));
            var page = Text(built, $"awards/{SignedSite.HandsId}/index.html");
            Assert.Contains("withdrawn at its holder’s wish on <time", page, StringComparison.Ordinal);
            Assert.Contains("noindex", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Wren", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Two Hands", page, StringComparison.Ordinal);
            Assert.DoesNotContain(SignedSite.HandsId, Text(built, "sitemap.xml") + Text(built, "awards/index.html"), StringComparison.Ordinal);
            // Whoever was told of the award is told that it is gone, and no more.
            var feed = Text(built, "feed.atom");
            Assert.Contains($"<id>https://minimal.example/status/decisions/{SignedSite.HandsId}-withdraw.json</id>", feed, StringComparison.Ordinal);
            Assert.DoesNotContain("Two Hands", feed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_quorum_of_a_withdrawn_award_is_that_of_its_rule_also_when_it_is_gone()
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.HandsId, StatusAction.Withdraw);
        site.SignList(SignedSite.Ada, 8);
        site.Bury(SignedSite.HandsId, 8, 0);
        Assert.Contains("PUB0219", TestSites.TryBuild(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Fact]
    public void The_place_of_a_withdrawn_award_is_never_given_again()
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.LightId, StatusAction.Withdraw);
        site.SignList(SignedSite.Ada, 7);
        site.Bury(SignedSite.LightId, 7, 1);
        site.Award("first-light", Better, 7);
        Assert.Contains("PUB0212", TestSites.TryBuild(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Fact]
    public void An_open_badges_2_assertion_says_that_it_was_taken_back_and_why()
    {
        var site = SignedSite.Minimal();
        if (!site["site.config.yml"].Contains("contact:", StringComparison.Ordinal))
        {
            site["site.config.yml"] += "contact: hello@minimal.example\n";
        }
        site.Decide(SignedSite.LightId, StatusAction.Revoke);
        site.Decide(SignedSite.HandsId, StatusAction.Withdraw, [SignedSite.Ada, SignedSite.Ben]);
        site.SignList(SignedSite.Ada, 7, 8);
        site.Bury(SignedSite.HandsId, 8, 0);
        var built = TestSites.Build(site.Tree);
        var revoked = SignedSite.Parse(System.Text.Encoding.UTF8.GetBytes(Text(built, $"assertions/{SignedSite.LightId}.json"))).Root;
        Assert.Equal(["@context", "id", "type", "revoked", "revocationReason"], revoked.EnumerateObject().Select(m => m.Name));
        Assert.True(revoked.GetProperty("revoked").GetBoolean());
        Assert.Equal("This award was revoked on 1 March 2026: “Given to the wrong person.”", revoked.GetProperty("revocationReason").GetString());
        var withdrawn = SignedSite.Parse(System.Text.Encoding.UTF8.GetBytes(Text(built, $"assertions/{SignedSite.HandsId}.json"))).Root;
        Assert.Equal("Withdrawn at the holder’s wish on 1 March 2026.", withdrawn.GetProperty("revocationReason").GetString());
    }

    [Fact]
    public void Words_of_a_reason_hold_no_address()
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.LightId, StatusAction.Revoke, change: d => d with { Reason = "Ask wren@minimal.example." });
        site.SignList(SignedSite.Ada, 7);
        Assert.Equal(["PUB0211"], TestSites.TryBuild(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    // What a stolen key decided has to be decided again, and until then nobody takes the award for good.
    [Fact]
    public void A_decision_by_a_key_that_is_compromised_later_is_named_and_nothing_is_published_till_it_is_decided_again()
    {
        var site = SignedSite.Minimal();
        site.Decide(SignedSite.LightId, StatusAction.Revoke, [SignedSite.Ben]);
        site.SignList(SignedSite.Ada, 7);
        Assert.Empty(TestSites.Build(site.Tree).Diagnostics);
        var first = site.Authority();
        var begin = SignedSite.Begin.AddDays(60);
        var second = first with
        {
            Version = 2,
            Previous = new(1, Sri.Of(site.Files["content/authority/1.json"])),
            ValidFrom = begin,
            Members = [first.Members[0], first.Members[1] with { Keys = [first.Members[1].Keys[0] with { CompromisedAt = begin }] }, first.Members[2]],
        };
        site.Write("content/authority/2.json", SignedText.Sign(AuthorityWriter.Write(second), begin, second.Issuer, SignedSite.Ada));
        var told = TestSites.TryBuild(site.Tree);
        Assert.Null(told.Site);
        var diagnostic = Assert.Single(told.Diagnostics, d => d.Descriptor.Code == "PUB0322");
        Assert.Equal(SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Revoke), diagnostic.Location.Path);
        Assert.Contains("compromised", diagnostic.Message, StringComparison.Ordinal);
        // The bit alone says revoked, decision or not; only a list signed anew puts the award in force, and then the list is told.
        Assert.Equal(CredentialState.Revoked, told.Verified!.Awards.Single(a => a.Outline.Source.Id == SignedSite.LightId).State);
        site.Remove(SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Revoke));
        Assert.Contains("PUB0326", TestSites.TryBuild(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    // A model: for each award what was decided by whom; the list has a bit exactly where a decision has its quorum, and pages say the first action.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_list_is_the_fold_of_all_decisions_that_count(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 12; round++)
        {
            var site = SignedSite.Minimal();
            site.Award("first-light", Better, 9);
            (string Id, int Index, int Quorum, int Rule)[] awards = [(SignedSite.LightId, 7, 1, 1), (SignedSite.HandsId, 8, 2, 0), (Better, 9, 1, 1)];
            var (bits, states, withdrawn) = (new SortedSet<int>(), new Dictionary<string, CredentialState>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
            var waiting = 0;
            foreach (var award in awards)
            {
                var counted = new List<StatusAction>();
                foreach (var action in Enum.GetValues<StatusAction>().Where(a => random.Next(3) == 0 && (a != StatusAction.Supersede || award.Id == SignedSite.LightId)))
                {
                    var signers = random.Next(2) == 0 ? (FixtureSigner[])[SignedSite.Ben] : [SignedSite.Ada, SignedSite.Ben];
                    site.Decide(award.Id, action, signers, action == StatusAction.Supersede ? Better : null);
                    waiting += signers.Length < award.Quorum ? 1 : 0;
                    if (signers.Length >= award.Quorum)
                    {
                        counted.Add(action);
                        bits.Add(award.Index);
                    }
                }
                if (counted.Contains(StatusAction.Withdraw))
                {
                    withdrawn.Add(award.Id);
                }
                else if (counted.Count > 0)
                {
                    states[award.Id] = counted.Min() == StatusAction.Revoke ? CredentialState.Revoked : CredentialState.Superseded;
                }
            }
            site.SignList(SignedSite.Ada, [.. bits]);
            foreach (var award in awards.Where(a => withdrawn.Contains(a.Id) && random.Next(2) == 0))
            {
                site.Bury(award.Id, award.Index, award.Rule);
            }
            var built = TestSites.TryBuild(site.Tree);
            Assert.True(!built.HasErrors, string.Join('\n', built.Diagnostics.Select(d => d.Message)));
            var status = built.Verified!.Status;
            Assert.Equal(bits, status.Bits["1"]);
            Assert.Equal(withdrawn, status.Withdrawn.Select(w => w.Id));
            Assert.Equal(waiting, status.Waiting.Length);
            Assert.All(built.Verified.Awards, a => Assert.Equal(states.GetValueOrDefault(a.Outline.Source.Id, CredentialState.Valid), a.State));
            Assert.Empty(status.Behind);

            // Any other list is refused.
            var wrong = bits.ToHashSet();
            var flipped = awards[random.Next(awards.Length)].Index;
            _ = wrong.Remove(flipped) || wrong.Add(flipped);
            site.SignList(SignedSite.Ada, [.. wrong]);
            Assert.Contains("PUB0326", TestSites.TryBuild(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        }
    }

    private static string Text(BuiltSite built, string path) => System.Text.Encoding.UTF8.GetString(built.Site!.Files.Single(f => f.Path == path).Bytes.Span);
}
