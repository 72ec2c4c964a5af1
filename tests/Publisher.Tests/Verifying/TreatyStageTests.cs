using Publisher.Authoring;
using Publisher.Changes;
using Publisher.Credentials.Authority;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Status;
using Publisher.Diagnostics;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

public sealed class TreatyStageTests
{
    private readonly SignedSite site = SignedSite.Minimal();

    public TreatyStageTests() => Harbour.Pull(site);

    [Fact]
    public void A_treaty_that_its_guilds_rules_let_says_what_counts_as_what()
    {
        Harbour.Treat(site, d => d with { Terms = d.Terms with { Rate = new(5, 4) } });
        var (verified, codes) = Check();
        Assert.Empty(codes);
        var treaty = Assert.Single(verified.Treaties);
        Assert.Equal(("https://harbour.example/badges/first-light/1.0/achievement.json", "First Light", "first-light"), (treaty.RecognisedId, treaty.CountsAs.Name, treaty.CountsAs.Address.Slug));
        Assert.Equal((new CreditRate(5, 4), "Their stove is *colder* than ours.", 1), (treaty.Terms.Rate, treaty.Terms.Reason, treaty.AuthorityVersion));
        Assert.Equal("m1", Assert.Single(treaty.Signers).MemberId);
        Assert.True(treaty.IsInForce(Harbour.Agreed));
        Assert.True(treaty.IsInForce(treaty.Until));
        Assert.False(treaty.IsInForce(treaty.Until.AddSeconds(1)));
        Assert.False(treaty.IsInForce(Harbour.Agreed.AddSeconds(-1)));
        Assert.Single(verified.Peers.Single().Awards);
    }

    [Fact]
    public void One_that_too_few_have_signed_waits_and_nothing_rests_on_it()
    {
        site.SignTwoForTreaties();
        Harbour.Treat(site);
        var (verified, codes) = Check();
        Assert.Empty(verified.Treaties);
        Assert.Equal(1, Assert.Single(verified.WaitingTreaties).Report.MissingSigners);
        Assert.Empty(verified.Peers.Single().Awards);
        Assert.Equal(["PUB0947", "PUB0904"], codes);

        site.Cosign(Harbour.TreatyPath, "m2", SignedSite.Ben, Harbour.Agreed.AddDays(1));
        (verified, codes) = Check();
        Assert.Empty(codes);
        Assert.Equal(["m1", "m2"], Assert.Single(verified.Treaties).Signers.Select(s => s.MemberId));
        Assert.Single(verified.Peers.Single().Awards);
    }

    [Fact]
    public void One_that_waited_into_newer_rules_never_comes_about()
    {
        site.SignTwoForTreaties();
        Harbour.Treat(site);
        site.Amend(a => a);
        var (verified, codes) = Check();
        Assert.Empty(verified.Treaties);
        Assert.Empty(verified.WaitingTreaties);
        Assert.Contains("PUB0948", codes);
    }

    [Fact]
    public void A_decision_ends_one_and_its_awards_go()
    {
        site.EndTreaty();
        var (verified, codes) = Check();
        var treaty = Assert.Single(verified.Treaties);
        Assert.Equal("They changed what it takes.", treaty.End!.Decision.Reason);
        Assert.True(treaty.IsInForce(treaty.End.Decision.Date.AddSeconds(-1)));
        Assert.False(treaty.IsInForce(treaty.End.Decision.Date));
        Assert.Empty(verified.Peers.Single().Awards);
        Assert.Equal(["PUB0904"], codes);
        Assert.Contains(verified.Status.Decisions, d => d.File.Id == Harbour.TreatyId);
        Assert.Empty(verified.Status.WithdrawnEndorsements);
    }

    [Fact]
    public void A_decision_of_too_few_ends_nothing_yet()
    {
        site.SignTwoForTreaties();
        Harbour.Treat(site);
        site.Cosign(Harbour.TreatyPath, "m2", SignedSite.Ben, Harbour.Agreed.AddDays(1));
        site.EndTreaty();
        var (verified, codes) = Check();
        Assert.Null(Assert.Single(verified.Treaties).End);
        Assert.Single(verified.Peers.Single().Awards);
        Assert.Equal(["PUB0323"], codes);
        Assert.Equal(1, Assert.Single(verified.Status.Waiting).Missing);
    }

    [Fact]
    public void After_parting_from_a_peer_a_note_stays_of_a_treaty_that_was_ended()
    {
        site.EndTreaty();
        var note = Publisher.Content.WithdrawnPlace.PathOf(Harbour.TreatyId);
        site[note] = Publisher.Content.WithdrawnWord.Line("https://harbour.example/badges/first-light/1.0/achievement.json");
        Assert.Equal(["PUB0904"], Check().Codes);
        foreach (var path in site.Files.Keys.Where(p => p.StartsWith(Harbour.Folder, StringComparison.Ordinal)).ToList())
        {
            site.Remove(path);
        }
        site["site.config.yml"] = site["site.config.yml"][..site["site.config.yml"].IndexOf("peers:", StringComparison.Ordinal)];
        var (verified, codes) = Check();
        Assert.Empty(codes);
        Assert.Equal(Harbour.TreatyId, Assert.Single(verified.Status.WithdrawnEndorsements).Id);
        site.Remove(note);
        Assert.Contains("PUB0348", Codes(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void A_change_may_not_delete_one_in_force_and_may_one_that_was_ended()
    {
        Assert.Contains(Deleted(), d => d.Location.Path == Harbour.TreatyPath && (d.Message + d.Hint).Contains("treaty end", StringComparison.Ordinal));
        site.EndTreaty();
        Assert.DoesNotContain(Deleted(), d => d.Location.Path == Harbour.TreatyPath);

        IEnumerable<Diagnostic> Deleted()
        {
            var after = new SignedSite(site.Tree.Files);
            after.Remove(Harbour.TreatyPath);
            return ChangeStage.Judge(new(site.Tree, new([]), Pipeline.Check(site.Tree)), new(after.Tree, new([]), Pipeline.Check(after.Tree)), "main").Diagnostics;
        }
    }

    [Theory]
    [InlineData("*colder*", "*warmer*", "PUB0941")]
    [InlineData("\"validUntil\": \"2028", "\"validUntil\": \"2038", "PUB0941")]
    [InlineData("badges/first-light/1.0/achievement.json\",\n    \"type\"", "badges/first-light/9.0/achievement.json\",\n    \"type\"", "PUB0943")]
    [InlineData("\"id\": \"https://minimal.example/endorsements/treaty", "\"id\": \"https://minimal.example/endorsements/trea2y", "PUB0942")]
    public void One_that_was_changed_counts_for_nothing(string old, string with, string code)
    {
        site.Edit(Harbour.TreatyPath, old, with);
        var found = Pipeline.Check(site.Tree).Diagnostics;
        Assert.Contains(found, d => d.Descriptor.Code == code && d.Location.Path == Harbour.TreatyPath);
        Assert.Empty(Pipeline.Check(site.Tree).Verified!.Treaties);
    }

    [Fact]
    public void One_by_somebody_who_may_not_is_told_and_counts_for_nothing()
    {
        Harbour.Treat(site, by: SignedSite.Mallory);
        var result = Pipeline.Check(site.Tree);
        Assert.Empty(result.Verified!.Treaties);
        Assert.Contains(result.Diagnostics, d => d.Descriptor.Code is "PUB0941" or "PUB0946");
    }

    [Theory]
    [InlineData("Recognised as First Light, version 1.0.", "We like First Light.")]
    [InlineData("Recognised as First Light, version 1.0.", "Recognised as Last Light, version 1.0.")]
    [InlineData("Recognised as First Light, version 1.0.", "Recognised as First Light, version 1.1.")]
    public void Its_sentence_has_to_say_what_it_pins(string old, string with)
    {
        Harbour.Treat(site, edit: t => t.Replace(old, with, StringComparison.Ordinal));
        Assert.Contains("PUB0945", Codes(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void It_has_an_end()
    {
        Harbour.Treat(site, edit: t => t.Replace("  \"validUntil\": \"2028-12-31T23:59:59Z\",\n", "", StringComparison.Ordinal));
        Assert.Contains("PUB0945", Codes(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void What_it_counts_as_is_a_version_of_ours_as_it_is()
    {
        Harbour.Treat(site, d => d with { CountsAs = d.CountsAs with { DigestSri = Sri.Of([]) } });
        Assert.Contains("PUB0944", Codes(Pipeline.Check(site.Tree)));
        Harbour.Treat(site, d => d with { CountsAs = d.CountsAs with { Address = "https://minimal.example/badges/last-light/1.0/achievement.json" } });
        Assert.Contains("PUB0944", Codes(Pipeline.Check(site.Tree)));
    }

    [Fact]
    public void A_peer_that_changed_its_badge_takes_the_treaty_out_of_use_and_hinders_no_build()
    {
        site.Edit(Harbour.Folder + "badges/first-light/1.0/achievement.json", "Lit the workshop stove", "Lit a match");
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors);
        Assert.Contains("PUB0943", Codes(result));
        Assert.Empty(result.Verified!.Treaties);
    }

    private (VerifiedContent Verified, List<string> Codes) Check()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Descriptor.Code} {d.Message}")));
        return (result.Verified!, Codes(result));
    }

    private static List<string> Codes(BuildResult result) => [.. result.Diagnostics.Select(d => d.Descriptor.Code).OrderByDescending(c => c, StringComparer.Ordinal)];
}

/// <summary>What tests of treaties do to a site.</summary>
internal static class TreatySites
{
    /// <summary>Rules of version 1 under which two stewards recognise badges of others; everything that rests on them is signed anew.</summary>
    public static void SignTwoForTreaties(this SignedSite site)
    {
        var draft = site.Authority() with { Treaties = new() { Badges = [], Signers = new("steward", [], null), Quorum = 2 } };
        site.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada));
        site.SignAwards();
    }

    /// <summary>A next version of the rules, in force sixty days after the first.</summary>
    public static void Amend(this SignedSite site, Func<AuthorityDraft, AuthorityDraft> change)
    {
        var draft = change(site.Authority()) with { Version = 2, Previous = new(1, Sri.Of(site.Files["content/authority/1.json"])), ValidFrom = SignedSite.Begin.AddDays(60) };
        site.Write("content/authority/2.json", SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada));
    }

    public static void Cosign(this SignedSite site, string path, string member, FixtureSigner signer, DateTimeOffset at) =>
        site.Write($"{path[..^5]}.proofs/{member}.json", SignedText.ProofFile(SignedText.Prove(SignedSite.Parse(site.Files[path]), at, site.Content.Config.IssuerDid, signer)));

    /// <summary>Ends the treaty with the harbour, by Ada.</summary>
    public static void EndTreaty(this SignedSite site) => site.Decide(Harbour.TreatyId, StatusAction.Withdraw, change: d => d with
    {
        Award = $"https://minimal.example/endorsements/{Harbour.TreatyId}.json",
        AwardDigest = Sri.Of(Publisher.Loading.TreatyLoader.Load(site.Content.Peers.Single(), new DiagnosticBag()).Single().Published.Bytes.Span),
        Reason = "They changed what it takes.",
    });
}
