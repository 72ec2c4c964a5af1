using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Verifying;

/// <summary>Two stewards approve First Light, by version 2 of the minimal guild's rules; Two Hands nobody has to approve.</summary>
public sealed class ApprovalStageTests
{
    private const string Third = "thirdaaaaaaaaaaa";
    private const string Word = "wordaaaaaaaaaaaa";
    private const string Other = "otheraaaaaaaaaaa";

    private static readonly FixtureSigner[] Both = [SignedSite.Ada, SignedSite.Ben];

    private readonly SignedSite site = SignedSite.Minimal();

    public ApprovalStageTests() => site.Define("first-light");

    private static string Page(BuiltSite built, string path) => System.Text.Encoding.UTF8.GetString(built.Site!.Find(path)!.Bytes.Span);

    private IEnumerable<string> Codes => Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code);

    [Fact]
    public void An_approval_lets_its_version_be_awarded_and_is_published_as_signed()
    {
        site.Approve("first-light", Word, Both);
        site.AwardNow("first-light", Third, 9);
        var built = TestSites.Build(site.Tree);
        Assert.Empty(built.Diagnostics);
        var approval = Assert.Single(built.Verified!.Approvals);
        Assert.Equal(("first-light", "1.0", 2), (approval.Badge.Slug, approval.Badge.Version, approval.AuthorityVersion));
        Assert.Equal(["m1", "m2"], approval.Signers.Select(s => s.MemberId));
        Assert.Empty(built.Verified.Endorsements);
        Assert.Contains(built.Verified.Awards, a => a.Outline.Source.Id == Third);
        Assert.True(built.Site!.Find($"endorsements/{Word}.json")!.Bytes.Span.SequenceEqual(site.Files[SignedSite.EndorsementPath(Word)]));
        var page = Page(built, "badges/first-light/index.html");
        Assert.Contains("First Light: a new or changed version needs two stewards to approve it.", page, StringComparison.Ordinal);
        Assert.Contains("Version 1.0 was approved on 20 March 2026 by:", page, StringComparison.Ordinal);
        Assert.Contains($"../../endorsements/{Word}.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Who may change it", Page(built, "badges/two-hands/index.html"), StringComparison.Ordinal);
        Assert.Contains("What a badge is", Page(built, "how-we-decide/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_in_files_of_their_own_complete_it()
    {
        site.Approve("first-light", Word, [SignedSite.Ada]);
        var waiting = Assert.Single(Pipeline.Check(site.Tree).Verified!.WaitingApprovals);
        Assert.Equal((1, "m1", "m2"), (waiting.MissingSigners, Assert.Single(waiting.Signed).Id, Assert.Single(waiting.Open).Id));
        var document = SignedSite.Parse(site.Files[SignedSite.EndorsementPath(Word)]);
        var proofs = Authoring(document);
        site.Write($"content/endorsements/{Word}.proofs/m2.json", proofs);
        var built = TestSites.Build(site.Tree);
        Assert.Empty(built.Diagnostics);
        Assert.Single(built.Verified!.Approvals);
        Assert.Contains(SignedSite.Ben.PublicKey.Multibase, System.Text.Encoding.UTF8.GetString(built.Site!.Find($"endorsements/{Word}.json")!.Bytes.Span), StringComparison.Ordinal);
    }

    private static byte[] Authoring(Credentials.Json.SignedDocument document) =>
        Publisher.Authoring.SignedText.ProofFile(Publisher.Authoring.SignedText.Prove(document, new(2026, 3, 21, 8, 0, 0, TimeSpan.Zero), "did:web:minimal.example", SignedSite.Ben));

    [Fact]
    public void An_award_without_one_is_told_the_rule_its_place_and_what_would_satisfy_it()
    {
        site.AwardNow("first-light", Third, 9);
        var told = Pipeline.Check(site.Tree).Diagnostics.Single(d => d.Descriptor.Code == "PUB0354");
        Assert.Equal(SignedSite.PathOf(Third), told.Location.Path);
        Assert.True(told.Location.Line > 1);
        Assert.Matches(@"has not approved first-light, version 1\.0.*rule 1 about badges \(content/authority/2\.json:\d+\) asks for two people with the role steward", told.Message);
        Assert.Contains("publisher approve first-light", told.Hint, StringComparison.Ordinal);
        Assert.Null(TestSites.TryBuild(site.Tree).Site);
    }

    [Fact]
    public void An_award_waits_with_its_approval_and_neither_is_published()
    {
        site.Approve("first-light", Word, [SignedSite.Ben]);
        site.AwardNow("first-light", Third, 9);
        var built = TestSites.Build(site.Tree);
        Assert.Equal(["PUB0355", "PUB0350"], built.Diagnostics.Select(d => d.Descriptor.Code));
        Assert.Null(built.Site!.Find($"endorsements/{Word}.json"));
        Assert.Null(built.Site.Find($"credentials/{Third}.json"));
        var sign = Page(built, "sign/index.html");
        Assert.Contains("Badges to approve", sign, StringComparison.Ordinal);
        Assert.Contains($"publisher sign content/endorsements/{Word}.json", sign, StringComparison.Ordinal);
        Assert.Contains("One more person has to sign.", sign, StringComparison.Ordinal);
        Assert.Contains("Version 1.0 is a proposal.", Page(built, "badges/first-light/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Awards_under_rules_that_ask_for_nothing_stand_as_they_did() => Assert.Equal(["PUB0356"], Codes);

    [Fact]
    public void An_approval_under_older_rules_counts_under_newer_ones()
    {
        site.Approve("first-light", Word, Both);
        site.Amend(a => a with { Definitions = [new() { Badges = ["*"], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File }] }, 3, 90);
        Assert.Equal(["PUB0356"], Codes);
        Assert.Contains("two-hands", Pipeline.Check(site.Tree).Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_one_that_was_overtaken_or_fell_another_can_be_made()
    {
        site.Approve("first-light", Word, [SignedSite.Ada]);
        site.Amend(a => a with { Definitions = [new() { Badges = ["first-light"], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File }] }, 3, 90);
        Assert.Equal(["PUB0356", "PUB0352"], Codes);
        site.Approve("first-light", Other, Both, at: SignedSite.Begin.AddDays(91));
        Assert.Equal(["PUB0352"], Codes);
    }

    [Fact]
    public void What_is_not_as_the_rules_ask_approves_nothing()
    {
        site.Approve("first-light", Word, [SignedSite.Ada, SignedSite.Mallory]);
        Assert.Contains("PUB0351", Codes);
        site.Approve("first-light", Word, Both, d => d with { Subject = d.Subject with { DigestSri = Sri.Of([]) } });
        Assert.Contains("PUB0351", Codes);
        site.Approve("first-light", Word, Both, d => d with { Subject = d.Subject with { Address = d.Subject.Address.Replace("first-light", "two-hands", StringComparison.Ordinal) } });
        Assert.Contains("PUB0351", Codes);
        site.Approve("first-light", Word, Both, d => d with { Subject = d.Subject with { Address = d.Subject.Address.Replace("1.0", "9.0", StringComparison.Ordinal) } });
        Assert.Contains("PUB0341", Codes);
        site.Approve("first-light", Word, Both, d => d with { Subject = d.Subject with { Address = "https://harbour.example/badges/rigger/1.0/achievement.json" } });
        Assert.Contains("PUB0351", Codes);
        site.Approve("first-light", Word, Both, d => d with { Id = Other });
        Assert.Contains("PUB0342", Codes);
        site.Approve("first-light", Word, Both, d => d with { Comment = "Ask ben@minimal.example." });
        Assert.Contains("PUB0211", Codes);
        Assert.Empty(Pipeline.Check(SignedSite.Minimal().Tree).Diagnostics);
    }

    [Fact]
    public void A_badge_whose_file_says_something_else_than_what_was_approved_is_told()
    {
        site.Approve("first-light", Word, Both);
        site.Edit("content/badges/first-light.md", "tags: [morning]", "tags: [morning, craft]");
        var told = Assert.Single(Pipeline.Check(site.Tree).Diagnostics);
        Assert.Equal("PUB0356", told.Descriptor.Code);
        Assert.Contains("tag differs from the version that was approved: give the badge a new version here", told.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_about_a_badge_by_another_name_protects_nothing_and_is_told()
    {
        var guild = SignedSite.Minimal();
        guild.Define("first-ligth");
        var told = Assert.Single(Pipeline.Check(guild.Tree).Diagnostics);
        Assert.Equal(("PUB0215", "content/authority/2.json"), (told.Descriptor.Code, told.Location.Path));
    }

    [Fact]
    public void No_decision_takes_an_approval_back()
    {
        site.Approve("first-light", Word, Both);
        site.Unsay(Word, Both);
        var result = Pipeline.Check(site.Tree);
        Assert.Equal(["PUB0349"], result.Diagnostics.Select(d => d.Descriptor.Code));
        Assert.Single(result.Verified!.Approvals);
    }

    [Fact]
    public void Holders_of_a_badge_approve_by_awards_that_are_published_themselves()
    {
        var guild = SignedSite.Minimal();
        guild.Amend(a => a with { Definitions = [new() { Badges = ["two-hands"], Signers = new(null, [], "first-light"), SelfAward = true }] });
        guild.Approve("two-hands", Word, [SignedSite.Ben]);
        Assert.Equal(["PUB0350"], Pipeline.Check(guild.Tree).Diagnostics.Select(d => d.Descriptor.Code));

        guild.Award("first-light", Third, 9, d => d with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002" });
        var built = Pipeline.Check(guild.Tree);
        Assert.Empty(built.Diagnostics);
        Assert.Single(built.Verified!.Approvals);
    }

    [Fact]
    public void A_revoked_award_of_an_unapproved_version_stays_decided()
    {
        site.Approve("first-light", Word, [SignedSite.Ada]);
        site.AwardNow("first-light", Third, 9);
        site.Decide(Third, StatusAction.Revoke, change: d => d with { Authority = new(2, Sri.Of(site.Files["content/authority/2.json"])), Date = SignedSite.Begin.AddDays(75) }, at: SignedSite.Begin.AddDays(75));
        site.SignList(SignedSite.Ada, 9);
        Assert.Equal(["PUB0355", "PUB0350"], Codes);
    }
}
