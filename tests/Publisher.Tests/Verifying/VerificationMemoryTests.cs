using System.Reflection;
using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Credentials.Verification;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;
using Publisher.Tests.Fixtures;
using Publisher.Tests.Incremental;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>
/// What was verified is recalled for the very same bytes under the very same rules, and for nothing else. The memory these tests hand on says
/// of every award that it is superseded, which the verifier never finds here: so an award shows whether it was recalled or verified.
/// </summary>
public sealed class VerificationMemoryTests
{
    private const string Program = "program 1";
    private const string Notes = "content/evidence/" + SignedSite.HandsId + "/notes.txt";
    private const string HandsProofs = "content/awards/2026/" + SignedSite.HandsId + ".proofs/m2.json";
    private static readonly string[] Knots = [LivingGuild.Id(0), LivingGuild.Id(2), LivingGuild.Id(4)];

    private readonly SignedSite site = LivingGuild.Found();
    private readonly BuildFolder folder = new();
    private readonly string[] all;

    public VerificationMemoryTests()
    {
        var verified = folder.Check(site).Verified!;
        all = [.. verified.Awards.Select(a => a.Outline.Source.Id)];
        Assert.Equal(8, all.Length);
        folder.Memory = Written(verified with { Awards = [.. verified.Awards.Select(Superseded)] });
    }

    [Fact]
    public void What_did_not_change_is_recalled_unread()
    {
        Assert.Equal(all, Recalled());
        Assert.DoesNotContain(folder.Read, p => p.StartsWith("content/awards/", StringComparison.Ordinal) || p.StartsWith("content/evidence/", StringComparison.Ordinal));
    }

    [Fact]
    public void Touched_files_are_read_and_recalled_but_for_those_with_evidence()
    {
        TouchAll();
        Assert.Equal(all.Except([SignedSite.HandsId]), Recalled());
        Assert.Contains(SignedSite.PathOf(SignedSite.LightId), folder.Read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stamp_is_trusted_and_without_one_the_file_is_read(bool hasStamp)
    {
        var path = SignedSite.PathOf(SignedSite.LightId);
        var tree = folder.Tree(site);
        site.Edit(path, "before the frost", "after the frost");
        var changed = new SourceTree(tree.Files.Select(f => f.Path != path ? f : new(path, f.Length, hasStamp ? f.Stamp : null, _ => site.Files[path])));
        var result = Pipeline.Check(changed, VerificationMemory.Read(Program, folder.Memory));
        Assert.Equal(hasStamp ? [] : ["PUB0310"], result.Diagnostics.Select(d => d.Descriptor.Code));
        Assert.Equal(hasStamp, result.Verified!.Awards.Any(a => a.Outline.Source.Id == SignedSite.LightId));
    }

    public static TheoryData<int> Bytes => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Bytes))]
    public void An_award_with_another_byte_is_not_recalled(int part)
    {
        Flip(SignedSite.PathOf(SignedSite.LightId), part);
        Assert.Equal(all.Except([SignedSite.LightId]), Recalled());
    }

    [Theory]
    [MemberData(nameof(Bytes))]
    public void An_award_with_another_byte_in_a_proof_file_is_not_recalled(int part)
    {
        Flip(HandsProofs, part);
        Assert.Equal(all.Except([SignedSite.HandsId]), Recalled());
    }

    [Theory]
    [InlineData("a proof file goes")]
    [InlineData("a proof file comes")]
    [InlineData("a proof file is called otherwise")]
    [InlineData("evidence changes")]
    [InlineData("evidence goes")]
    [InlineData("evidence is called otherwise")]
    [InlineData("further evidence comes")]
    [InlineData("evidence comes to an award that had none")]
    [InlineData("the file moves")]
    public void An_award_with_other_files_is_not_recalled(string change)
    {
        var id = change is "a proof file comes" or "evidence comes to an award that had none" or "the file moves" ? SignedSite.LightId : SignedSite.HandsId;
        switch (change)
        {
            case "a proof file goes":
                site.Remove(HandsProofs);
                break;
            case "a proof file comes":
                site.Cosign(SignedSite.LightId, "m2", SignedSite.Ben);
                break;
            case "a proof file is called otherwise":
                Move(HandsProofs, HandsProofs.Replace("m2", "m9", StringComparison.Ordinal));
                break;
            case "evidence changes":
                site[Notes] += "More.\n";
                break;
            case "evidence goes":
                site.Remove(Notes);
                break;
            case "evidence is called otherwise":
                Move(Notes, Notes.Replace("notes", "words", StringComparison.Ordinal));
                break;
            case "further evidence comes":
                site[Notes.Replace("notes", "words", StringComparison.Ordinal)] = "More.\n";
                break;
            case "evidence comes to an award that had none":
                site[Notes.Replace(SignedSite.HandsId, SignedSite.LightId, StringComparison.Ordinal)] = "More.\n";
                break;
            default:
                Move(SignedSite.PathOf(SignedSite.LightId), $"content/awards/2027/{SignedSite.LightId}.json");
                break;
        }
        Assert.Equal(all.Except([id]), Recalled());
    }

    [Fact]
    public void An_award_is_not_recalled_for_another_one_that_took_its_files()
    {
        // Two awards change places: each path has a record, of other bytes.
        var (one, other) = (site.Files[SignedSite.PathOf(LivingGuild.Id(0))], site.Files[SignedSite.PathOf(LivingGuild.Id(2))]);
        site.Write(SignedSite.PathOf(LivingGuild.Id(0)), other);
        site.Write(SignedSite.PathOf(LivingGuild.Id(2)), one);
        Assert.Equal(all.Except([LivingGuild.Id(0), LivingGuild.Id(2)]), Recalled());
    }

    [Theory]
    [InlineData("evidence is required")]
    [InlineData("a picture")]
    [InlineData("no picture")]
    [InlineData("the achievement")]
    [InlineData("the newest version")]
    public void Awards_of_a_badge_are_not_recalled_when_their_badge_changed(string change)
    {
        switch (change)
        {
            case "evidence is required":
                site.Edit("content/badges/knots.md", "name:", "evidence: required\nname:");
                break;
            case "a picture":
                site.Write("content/badges/knots/1.0/image.png", site.Files["content/badges/two-hands.png"]);
                break;
            case "no picture":
                site.Remove("content/badges/knots/1.0/image.svg");
                break;
            case "the achievement":
                site.Edit("content/badges/knots/1.0/achievement.json", "What is done", "What was done");
                break;
            default:
                site.Edit("content/badges/knots.md", "name:", "version: \"2.0\"\nname:");
                break;
        }
        Assert.Equal(all.Except(Knots), Recalled());
    }

    [Theory]
    [InlineData("an authority version comes")]
    [InlineData("an authority version changes")]
    [InlineData("the site moves")]
    [InlineData("the program changes")]
    public void Nothing_is_recalled_when_what_all_rests_on_changed(string change)
    {
        switch (change)
        {
            case "an authority version comes":
                Assert.True(LivingGuild.Do(site, change.Replace(" comes", "", StringComparison.Ordinal)));
                break;
            case "an authority version changes":
                site.Edit("content/authority/1.json", "\"proof\": [", "\"proof\":  [");
                break;
            case "the site moves":
                site.Edit("site.config.yml", "https://minimal.example", "https://maximal.example");
                break;
            default:
                folder.Program = "program 2";
                break;
        }
        Assert.Empty(Recalled());
    }

    [Fact]
    public void A_good_list_that_leaves_an_award_alone_has_no_say()
    {
        site.SignList(SignedSite.Ben);
        site.Write("content/status/2.json", SignedText.Sign(StatusListWriter.Write(site.Content.Config, "2", SignedSite.Begin, new HashSet<int>()), SignedSite.Begin, site.Content.Config.IssuerDid, SignedSite.Ada));
        Assert.Equal(all, Recalled());
    }

    [Fact]
    public void A_decision_costs_the_award_that_it_is_about()
    {
        site.Decide(SignedSite.LightId, StatusAction.Revoke);
        site.SignList(SignedSite.Ada, 7);
        Assert.Equal(all.Where(p => !p.Contains(SignedSite.LightId, StringComparison.Ordinal)), Recalled());
        Assert.Equal(CredentialState.Revoked, folder.Check(site).Verified!.Awards.Single(a => a.Outline.Source.Id == SignedSite.LightId).State);
        // Taken out again, list and all: nothing of the revocation was remembered.
        site.Remove(SignedSite.DecisionPath(SignedSite.LightId, StatusAction.Revoke));
        Assert.Contains("PUB0326", folder.Check(site).Diagnostics.Select(d => d.Descriptor.Code));
        site.SignList(SignedSite.Ada);
        Assert.Equal(CredentialState.Valid, folder.Check(site).Verified!.Awards.Single(a => a.Outline.Source.Id == SignedSite.LightId).State);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("gone")]
    [InlineData("ends")]
    public void Nothing_is_recalled_without_a_good_list(string how)
    {
        switch (how)
        {
            case "refused":
                site.SignList(SignedSite.Mallory);
                break;
            case "gone":
                site.Remove("content/status/1.json");
                break;
            default:
                var text = StatusListWriter.Write(site.Content.Config, "1", SignedSite.Begin, new HashSet<int>()).ToDocument()
                    .Replace("  \"credentialSubject\"", "  \"validUntil\": \"2026-01-11T00:00:00Z\",\n  \"credentialSubject\"", StringComparison.Ordinal);
                var document = SignedSite.Parse(System.Text.Encoding.UTF8.GetBytes(text));
                site.Write("content/status/1.json", SignedText.WithProofs(text, SignedText.Prove(document, SignedSite.Begin, site.Content.Config.IssuerDid, SignedSite.Ada)));
                break;
        }
        Assert.Empty(Recalled());
        Assert.True(folder.Check(site).HasErrors);
    }

    [Fact]
    public void A_person_a_page_a_template_or_a_setting_have_no_say()
    {
        foreach (var name in (string[])["a bio", "a person's name", "a person comes", "a page", "a template", "a style", "the title", "the accent", "a badge nobody has"])
        {
            Assert.True(LivingGuild.Do(site, name));
        }
        Assert.Equal(all, Recalled());
    }

    [Fact]
    public void An_award_about_which_there_is_something_to_tell_is_told_every_time()
    {
        site["content/evidence/" + SignedSite.HandsId + "/other.txt"] = "Kept.\n";
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(["PUB0209"], folder.Check(site).Diagnostics.Select(d => d.Descriptor.Code));
        }
        Assert.DoesNotContain(SignedSite.PathOf(SignedSite.HandsId), System.Text.Encoding.Latin1.GetString(folder.Memory), StringComparison.Ordinal);
        Assert.Contains(SignedSite.PathOf(SignedSite.LightId), System.Text.Encoding.Latin1.GetString(folder.Memory), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_or_waits_is_told_every_time()
    {
        site.Edit(SignedSite.PathOf(SignedSite.LightId), "before the frost", "after the frost");
        site.Remove(HandsProofs);
        for (var run = 0; run < 3; run++)
        {
            var result = folder.Check(site);
            Assert.Equal(["PUB0313", "PUB0310"], result.Diagnostics.Select(d => d.Descriptor.Code));
            Assert.Equal((6, 1), (result.Verified!.Awards.Length, result.Verified.Waiting.Length));
        }
    }

    [Fact]
    public void An_award_that_rests_on_holders_is_never_remembered()
    {
        // Holders of First Light may give Knots; Ben holds it, and gave one.
        var guild = SignedSite.Minimal();
        guild.Unsign();
        guild.Edit("content/badges/two-hands.md", "evidence: required\n", "");
        var authority = guild.Authority() with
        {
            Rules = [new() { Badges = ["first-light"], Signers = new("steward", [], null) }, new() { Badges = ["two-hands"], Signers = new(null, [], "first-light") }],
        };
        guild.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(authority), SignedSite.Begin, authority.Issuer, SignedSite.Ada));
        guild.SignList(SignedSite.Ada);
        guild.Award("first-light", SignedSite.LightId, 1, draft => draft with { HolderId = LivingGuild.Ben });
        guild.Award("two-hands", SignedSite.HandsId, 2, draft => draft with { ValidFrom = draft.ValidFrom.AddDays(1) }, signer: SignedSite.Ben);
        var other = new BuildFolder();
        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(2, other.Check(guild).Verified!.Awards.Length);
            Assert.DoesNotContain(SignedSite.PathOf(SignedSite.HandsId), System.Text.Encoding.Latin1.GetString(other.Memory), StringComparison.Ordinal);
        }
        Assert.Contains(SignedSite.PathOf(SignedSite.LightId), System.Text.Encoding.Latin1.GetString(other.Memory), StringComparison.Ordinal);
        // Ben's own award goes: his signature is worth nothing any more, though nothing of the other award changed.
        guild.Remove(SignedSite.PathOf(SignedSite.LightId));
        Assert.Empty(other.Check(guild).Verified!.Awards);
    }

    [Fact]
    public void A_place_in_a_status_list_is_taken_once_by_recalled_awards_too()
    {
        site.Award("first-light", "thirdaaaaaaaaaaa", 7);
        Assert.Equal(folder.Clean(site).Diagnostics.Select(TestSites.Describe), folder.Check(site).Diagnostics.Select(TestSites.Describe));
    }

    [Fact]
    public void A_memory_is_up_to_date_until_something_changes()
    {
        var memory = VerificationMemory.Read(Program, Written(Pipeline.Check(folder.Tree(site), VerificationMemory.Empty(Program)).Verified!));
        Assert.False(memory.IsUpToDate(Pipeline.Check(folder.Tree(site)).Verified!));
        Assert.True(memory.IsUpToDate(Pipeline.Check(folder.Tree(site), memory).Verified!));
        memory = VerificationMemory.Read(Program, folder.Memory);
        site.Remove(SignedSite.PathOf(SignedSite.LightId));
        Assert.False(memory.IsUpToDate(Pipeline.Check(folder.Tree(site), memory).Verified!));
    }

    [Fact]
    public void An_award_that_changed_after_it_was_recalled_is_not_published()
    {
        var path = SignedSite.PathOf(SignedSite.LightId);
        var tree = folder.Tree(site);
        site.Edit(path, "before the frost", "after the frosty");
        var changed = new SourceTree(tree.Files.Select(f => f.Path != path ? f : new(path, f.Length, f.Stamp, _ => site.Files[path])));
        var refused = Assert.Throws<SourceChangedException>(() => Pipeline.Build(changed, new() { Memory = VerificationMemory.Read(Program, folder.Memory) }, new SiteDiscarded()));
        Assert.Equal(path, refused.Path);
    }

    private IEnumerable<string> Recalled()
    {
        var verified = Pipeline.Check(folder.Tree(site), VerificationMemory.Read(folder.Program, folder.Memory)).Verified;
        return verified is null ? [] : [.. verified.Awards.Where(a => a.State == CredentialState.Superseded).Select(a => a.Outline.Source.Id)];
    }

    private static byte[] Written(VerifiedContent verified)
    {
        using var stream = new MemoryStream();
        VerificationMemory.Write(verified, Program, stream);
        return stream.ToArray();
    }

    private static VerifiedAward Superseded(VerifiedAward award) => (VerifiedAward)typeof(VerifiedAward).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single()
        .Invoke([award.Outline, award.Digest, CredentialState.Superseded, award.AuthorityVersion, award.RuleIndex, award.Signers, true, null]);

    private void TouchAll()
    {
        foreach (var path in site.Files.Keys)
        {
            folder.Touch(path);
        }
    }

    private void Move(string from, string to)
    {
        site.Write(to, site.Files[from]);
        site.Remove(from);
    }

    private void Flip(string path, int part)
    {
        var bytes = (byte[])site.Files[path].Clone();
        bytes[(bytes.Length - 1) * part / 11] ^= 1;
        site.Write(path, bytes);
    }
}
