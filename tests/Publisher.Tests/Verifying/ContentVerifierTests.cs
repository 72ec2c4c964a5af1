using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Verifying;

public sealed class ContentVerifierTests
{
    private const string Third = "thirdaaaaaaaaaaa";
    private const string Fourth = "fourthaaaaaaaaaa";
    private const string Ben = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002";

    private static string[] Told(BuildResult result) => [.. result.Diagnostics.Select(InvalidSite.Line)];

    [Fact]
    public void Good_awards_are_verified_and_each_signer_is_named()
    {
        var result = Pipeline.Check(SignedSite.Minimal().Tree);
        Assert.Empty(result.Diagnostics);
        Assert.Equal([SignedSite.HandsId, SignedSite.LightId], result.Verified!.Awards.Select(a => a.Outline.Source.Id));
        Assert.All(result.Verified.Awards, a => Assert.Equal(CredentialState.Valid, a.State));
        Assert.Equal(["m1", "m2"], result.Verified.Awards[0].Signers.Select(s => s.MemberId));
    }

    [Fact]
    public void A_list_that_revokes_without_a_decision_is_refused()
    {
        var site = SignedSite.Minimal();
        site.SignList(SignedSite.Ben, 7);
        Assert.Equal(["content/status/1.json:16:5: error PUB0326"], Told(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void A_copy_of_a_signers_proofs_is_told_at_the_copy()
    {
        var site = SignedSite.Minimal();
        site[$"content/awards/2026/{SignedSite.HandsId}.proofs/m3.json"] = site[$"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json"].Replace("[\n", "[\n\n", StringComparison.Ordinal).Replace("\": \"", "\":  \"", StringComparison.Ordinal);
        Assert.Contains($"content/awards/2026/{SignedSite.HandsId}.proofs/m3.json:1:1: error PUB0303", Told(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void An_award_that_has_run_out_is_judged_at_its_beginning()
    {
        var site = SignedSite.Minimal();
        site.Award("first-light", Third, 9, draft => draft with { ValidUntil = draft.ValidFrom.AddDays(1) });
        var result = Pipeline.Check(site.Tree);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(3, result.Verified!.Awards.Length);
    }

    [Fact]
    public void An_award_that_waits_is_set_apart()
    {
        var site = SignedSite.Minimal();
        site.Remove($"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json");
        var result = Pipeline.Check(site.Tree);
        Assert.Equal(SignedSite.HandsId, Assert.Single(result.Verified!.Waiting).Source.Id);
        Assert.Equal(SignedSite.LightId, Assert.Single(result.Verified.Awards).Outline.Source.Id);
        Assert.False(result.HasErrors);
        Assert.Contains("one more person", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_steward_signing_twice_is_still_one()
    {
        var site = SignedSite.Minimal();
        site.Remove($"content/awards/2026/{SignedSite.HandsId}.proofs/m2.json");
        site.Cosign(SignedSite.HandsId, "m1", SignedSite.Ada);
        Assert.DoesNotContain(Pipeline.Check(site.Tree).Verified!.Awards, a => a.Outline.Source.Id == SignedSite.HandsId);
    }

    [Theory]
    [InlineData("before the frost", "after the frost")]
    [InlineData("2026-02-03T18:00:00Z\",\n  \"awardedDate", "2026-02-03T18:00:01Z\",\n  \"awardedDate")]
    [InlineData("urn:uuid:0a0a0a0a-0000-4000-8000-000000000003", "urn:uuid:0a0a0a0a-0000-4000-8000-000000000004")]
    public void One_changed_letter_stops_the_build_with_file_and_reason(string old, string with)
    {
        var site = SignedSite.Minimal();
        site.Edit(SignedSite.PathOf(SignedSite.LightId), old, with);
        var result = TestSites.TryBuild(site.Tree);
        Assert.Null(result.Site);
        var told = Assert.Single(result.Diagnostics);
        Assert.Equal((CredentialDescriptors.AwardAltered, SignedSite.PathOf(SignedSite.LightId)), (told.Descriptor, told.Location.Path));
        Assert.Contains("is not good", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Holders_of_a_badge_may_sign_where_a_rule_says_so_and_only_while_their_own_award_holds()
    {
        // Authority 1 lets holders of First Light give Two Hands; Ben holds it, given by Ada.
        var site = SignedSite.Minimal();
        site.Unsign();
        var authority = site.Authority() with
        {
            Rules =
            [
                new() { Badges = ["first-light"], Signers = new("steward", [], null) },
                new() { Badges = ["two-hands"], Signers = new(null, [], "first-light") },
            ],
        };
        site.Edit("content/badges/two-hands.md", "evidence: required\n", "");
        site.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(authority), SignedSite.Begin, authority.Issuer, SignedSite.Ada));
        site.SignList(SignedSite.Ada);
        site.Award("two-hands", Fourth, 2, draft => draft with { ValidFrom = draft.ValidFrom.AddDays(1) }, signer: SignedSite.Ben);
        Assert.Empty(Pipeline.Check(site.Tree).Verified!.Awards);
        site.Award("first-light", Third, 1, draft => draft with { HolderId = Ben });
        Assert.Equal([Fourth, Third], Pipeline.Check(site.Tree).Verified!.Awards.Select(a => a.Outline.Source.Id));
        site.Edit(SignedSite.PathOf(Third), "before the frost", "after the frost");
        Assert.Empty(Pipeline.Check(site.Tree).Verified!.Awards);
    }

    [Fact]
    public void A_status_list_signed_by_somebody_else_is_told_once_and_not_at_every_award()
    {
        var site = SignedSite.Minimal();
        site.SignList(SignedSite.Mallory);
        Assert.Equal(["content/status/1.json:18:3: error PUB0314"], Told(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void Without_an_authority_nothing_is_verified()
    {
        var site = SignedSite.Minimal();
        site.Remove("content/authority/1.json");
        var result = Pipeline.Check(site.Tree);
        Assert.Null(result.Verified);
        Assert.Equal(["content/authority/1.json:1:1: error PUB0305"], Told(result));
    }
}
