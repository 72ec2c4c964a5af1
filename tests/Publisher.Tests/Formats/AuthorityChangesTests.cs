using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Formats;
using Publisher.Languages;
using Publisher.Testing;
using Publisher.Tests.Authoring;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Formats;

/// <summary>Ada and Ben, stewards; Ada has a recovery code. What a second version changes, in sentences.</summary>
public sealed class AuthorityChangesTests
{
    private static readonly DateTimeOffset Day = SignedSite.Begin.AddDays(60);
    private static readonly AuthorityDraft First = SignedSite.Minimal().Authority();

    private static AuthorityDraft Second => First with { Version = 2, Previous = new(1, Sri.Of([])), ValidFrom = Day };

    private static IReadOnlyList<string> Told(AuthorityDraft after, bool namesKeys = false) => Changes(namesKeys).Of(AuthorityTexts.Read(First), AuthorityTexts.Read(after));

    private static AuthorityChanges Changes(bool namesKeys)
    {
        static string Name(AuthorityMember member) => member.Id switch { "m1" or "m1-recovery" => "Ada", "m2" => "Ben", _ => "Wren" };
        return new(new(new Dictionary<string, string> { ["two-hands"] = "Two Hands", ["first-light"] = "First Light" }, new Dictionary<string, string>(), SiteWords.English), Name, namesKeys);
    }

    private static AuthorityDraft Ben(Func<AuthorityMember, AuthorityMember> change) => Second with { Members = [First.Members[0], change(First.Members[1]), First.Members[2]] };

    private static AuthorityMember Wren(params MemberRole[] roles) => new("m3", SignedSite.Wren, [new(SignedSite.Mallory.PublicKey, KeyKept.Browser, Day, null, null, null)], [.. roles]);

    private static AuthorityDraft EndOfBensKey(Func<AuthorityKey, AuthorityKey> end) => Ben(m => m with { Keys = [end(m.Keys[0])] });

    [Fact]
    public void Nothing_but_the_date_is_nothing_to_tell()
    {
        Assert.Empty(Told(Second));
        Assert.Equal(["Nothing else changes.", "It comes into force on 11 March 2026."], Changes(true).Between(AuthorityTexts.Read(First), AuthorityTexts.Read(Second)));
    }

    [Fact]
    public void People_join_and_leave()
    {
        Assert.Equal(["Wren joins as steward.", "Wren signs with a key kept in their browser."], Told(Second with { Members = [.. First.Members, Wren(new MemberRole("steward", Day, null))] }));
        Assert.Equal(["Wren joins, without a role.", "Wren signs with a key kept in their browser."], Told(Second with { Members = [.. First.Members, Wren()] }));
        Assert.Equal(["Ben is no longer among the members."], Told(Second with { Members = [First.Members[0], First.Members[2]] }));
        Assert.Equal(["The recovery code of Ada is no longer among the members."], Told(Second with { Members = First.Members[..2] }));
    }

    [Fact]
    public void Roles_begin_and_end()
    {
        Assert.Equal(["Ben becomes elder on 11 March 2026."], Told(Ben(m => m with { Roles = [.. m.Roles, new("elder", Day, null)] })));
        Assert.Equal(["Ben is steward until 11 March 2026."], Told(Ben(m => m with { Roles = [m.Roles[0] with { Until = Day }] })));
        Assert.Equal(["Ben was never steward, by this version."], Told(Ben(m => m with { Roles = [] })));
        Assert.Equal(["Ben is another person than before."], Told(Ben(m => m with { Subject = SignedSite.Wren })));
    }

    [Fact]
    public void Keys_end_and_are_spelled_only_for_those_who_sign()
    {
        var key = SignedSite.Ben.PublicKey.Multibase;
        Assert.Equal(["Ben: a key signs nothing more from 11 March 2026."], Told(EndOfBensKey(k => k with { RetiredAt = Day })));
        Assert.Equal([$"Ben: the key {key} signs nothing more from 11 March 2026."], Told(EndOfBensKey(k => k with { RetiredAt = Day }), namesKeys: true));
        Assert.Equal(["Ben: a key signs nothing more from 11 March 2026. The guild stands by two awards by it."], Told(EndOfBensKey(k => k with { RetiredAt = Day, Affirmed = new(2, Sri.Of([])) })));
        Assert.Equal(["Ben: a key is compromised since 11 March 2026 and counts nowhere. No award by it is affirmed."], Told(EndOfBensKey(k => k with { CompromisedAt = Day, Affirmed = new(0, Sri.Of([])) })));
        Assert.Equal([$"Ben signs with a key kept in their browser: {SignedSite.Mallory.PublicKey.Multibase}.", $"Ben has the key {key} no longer."],
            Told(Ben(m => m with { Keys = Wren().Keys }), namesKeys: true));
    }

    [Fact]
    public void Rules_come_change_and_go()
    {
        var knots = new RecognitionRule { Badges = ["knots"], Signers = new("steward", [], null) };
        Assert.Equal(["New rule: knots needs one steward to sign. Nobody signs for themselves."], Told(Second with { Rules = [.. First.Rules, knots] }).Select(s => s.Replace("Knots", "knots", StringComparison.Ordinal)));
        Assert.Equal(["Changed rule: First Light needs two stewards to sign. Nobody’s own signature counts for their own award."],
            Told(Second with { Rules = [First.Rules[0], First.Rules[1] with { Quorum = 2, AtLeastOneKept = null }] }));
        Assert.Equal(["No rule any more: First Light needs one steward to sign. Nobody signs for themselves."], Told(Second with { Rules = [First.Rules[0]] }));
    }

    [Fact]
    public void Who_approves_badges_and_recognises_others_is_told_as_a_rule()
    {
        RecognitionRule every = new() { Badges = ["*"], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File };
        var with = Second with { Definitions = [every], Treaties = every with { Badges = [], Quorum = 1, AtLeastOneKept = null } };
        Assert.Equal(
            [
                "New rule: Every badge: a new or changed version needs two stewards to approve it. At least one signer uses a key kept in an encrypted file on their own computer.",
                "New rule: To recognise a badge of another guild in our name, one steward must sign.",
            ], Told(with));
        var (before, after) = (AuthorityTexts.Read(with), AuthorityTexts.Read(with with { Definitions = [every with { Quorum = 1, AtLeastOneKept = null }], Treaties = null }));
        Assert.Equal(["Changed rule: Every badge: a new or changed version needs one steward to approve it.", "No rule any more: To recognise a badge of another guild in our name, one steward must sign."], Changes(false).Of(before, after));
    }

    [Fact]
    public void How_awards_are_taken_back_and_rules_are_changed_may_change()
    {
        Assert.Equal(["To take an award back, two stewards must sign."], Told(Second with { Status = First.Status with { Revoke = new("steward", 2) } }));
        Assert.Equal(["To change these rules, two stewards must sign the new version."], Told(Second with { Amendment = [new("steward", 2)] }));
    }

    [Fact]
    public void The_page_tells_every_version_with_its_day_and_what_it_changed()
    {
        var site = SignedSite.Minimal();
        var draft = Second with { Previous = new(1, Sri.Of(site.Files["content/authority/1.json"])), Members = [.. First.Members, Wren(new MemberRole("steward", Day, null))] };
        site.Write("content/authority/2.json", SignedText.Sign(AuthorityWriter.Write(draft), Day, draft.Issuer, SignedSite.Ada));
        var built = TestSites.Build(site.Tree);
        Assert.DoesNotContain(built.Diagnostics, d => d.Descriptor.Severity == Publisher.Diagnostics.Severity.Error);
        var page = System.Text.Encoding.UTF8.GetString(built.Site!.Find("how-we-decide/index.html")!.Bytes.Span);
        var second = page.IndexOf("Version 2, as signed</a>, in force from 11 March 2026", StringComparison.Ordinal);
        var first = page.IndexOf("Version 1, as signed</a>, in force from 10 January 2026", StringComparison.Ordinal);
        Assert.InRange(second, 0, first);
        Assert.Contains("<li>Wren joins as steward.</li>", page[second..first], StringComparison.Ordinal);
        Assert.Contains("<li>Wren signs with a key kept in their browser.</li>", page[second..first], StringComparison.Ordinal);
        Assert.Contains("<li>The first rules.</li>", page[first..], StringComparison.Ordinal);
        Assert.DoesNotContain(SignedSite.Mallory.PublicKey.Multibase, page, StringComparison.Ordinal);
    }
}
