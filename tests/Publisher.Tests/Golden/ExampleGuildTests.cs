using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;
using Publisher.Diagnostics;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;
using Publisher.Verifying;

namespace Publisher.Tests.Golden;

/// <summary>
/// What the example guild has lived through: every way an award can end, every way a key can, and five versions of its rules, all made with
/// the program. Nothing here names an award; what is told apart is what a verifier has to tell apart.
/// </summary>
public sealed class ExampleGuildTests
{
    private static readonly SourceTree Tree = TestSites.Read(TestSites.Example);
    private static readonly BuiltSite Built = TestSites.Build(Tree);

    private static VerifiedContent Guild => Built.Verified!;

    public static TheoryData<int> Versions => [.. Guild.Authority.Versions.Select(v => v.Version)];

    [Theory]
    [InlineData(CredentialState.Revoked)]
    [InlineData(CredentialState.Superseded)]
    public void An_award_was_taken_back_and_its_page_says_why(CredentialState state)
    {
        var award = Assert.Single(Guild.Awards, a => a.State == state);
        var page = Text(SitePaths.Award(award.Outline.Source.Id) + "index.html");
        Assert.Contains(System.Net.WebUtility.HtmlEncode(award.Decision!.Reason!.Split('\'')[0]), page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_was_withdrawn_and_nothing_but_a_note_is_left()
    {
        var gone = Assert.Single(Guild.Status.Withdrawn);
        Assert.DoesNotContain(Tree.Under("content/awards/"), f => f.Path.Contains(gone.Id, StringComparison.Ordinal));
        Assert.Null(Built.Site!.Find(SitePaths.Credential(gone.Id)));
        Assert.NotNull(Built.Site.Find(SitePaths.Award(gone.Id) + "index.html"));
    }

    [Fact]
    public void Awards_of_somebody_who_left_and_of_a_lost_key_stand()
    {
        var newest = Guild.Authority.Newest;
        var left = newest.Members.Where(m => m.Roles.All(r => r.Until is not null)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(Guild.Awards, a => a.State == CredentialState.Valid && a.Signers.Any(s => left.Contains(s.MemberId)));

        var replaced = newest.Members.Single(m => m.Keys.Any(k => k.RetiredAt is not null) && m.Roles.Any(r => r.Until is null));
        var end = replaced.Keys.Single(k => k.RetiredAt is not null).RetiredAt;
        Assert.Contains(Guild.Awards, a => a.State == CredentialState.Valid && a.Signers.Any(s => s.MemberId == replaced.Id && s.Created < end));
        Assert.Contains(Guild.Awards, a => a.State == CredentialState.Valid && a.Signers.Any(s => s.MemberId == replaced.Id && s.Created >= end));
    }

    [Fact]
    public void An_award_by_a_compromised_key_is_refused_by_name()
    {
        var compromised = Assert.Single(Guild.Authority.Newest.Members.SelectMany(m => m.Keys), k => k.CompromisedAt is not null).Key.Multibase;
        var told = Assert.Single(Built.Diagnostics, d => d.Descriptor == CredentialDescriptors.AwardDisowned);
        Assert.Contains($"#{compromised}\"", System.Text.Encoding.UTF8.GetString(Tree.Find(told.Location.Path)!.Bytes.Span), StringComparison.Ordinal);
        Assert.Null(Built.Site!.Find(SitePaths.Credential(Path.GetFileNameWithoutExtension(told.Location.Path))));
        Assert.DoesNotContain(compromised, Text("did.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_carries_three_signatures_two_of_them_added_on_their_own()
    {
        var award = Assert.Single(Guild.Awards, a => a.Signers.Length == 3);
        Assert.Equal(2, award.Outline.Source.ProofFiles.Length);
    }

    [Fact]
    public void Insiders_and_outsiders_endorse() =>
        Assert.Equal([false, true], Guild.Endorsements.Select(e => e.MemberSubject is not null).Distinct().Order());

    [Theory]
    [MemberData(nameof(Versions))]
    public void Without_one_of_its_versions_the_site_is_not_built_and_the_reason_is_named(int version)
    {
        var path = FormattableString.Invariant($"content/authority/{version}.json");
        var result = TestSites.TryBuild(new(Tree.Files.Where(f => f.Path != path)));
        Assert.Null(result.Site);
        Assert.Contains(result.Diagnostics, d => d.Descriptor.Severity == Severity.Error && d.Message.Contains(FormattableString.Invariant($"version {version}"), StringComparison.Ordinal));
    }

    private static string Text(string path) => System.Text.Encoding.UTF8.GetString(Built.Site!.Find(path)!.Bytes.Span);
}
