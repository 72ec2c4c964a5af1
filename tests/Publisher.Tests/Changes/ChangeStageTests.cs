using System.Text;
using Publisher.Authoring;
using Publisher.Changes;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Status;
using Publisher.Sources;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Changes;

/// <summary>Changes that somebody could propose to the minimal guild: those that may not be, each with its reason, and those that may.</summary>
public sealed class ChangeStageTests
{
    private const string Third = "thirdaaaaaaaaaaa";
    private const string Word = "wordaaaaaaaaaaaa";
    private const string Light = "content/awards/2026/" + SignedSite.LightId + ".json";
    private const string Hands = "content/awards/2026/" + SignedSite.HandsId + ".json";
    private static readonly DateTimeOffset Later = SignedSite.Begin.AddDays(60);

    public static TheoryData<string, string> Refused => new()
    {
        { "own key added with own award", $"{SignedSite.PathOf(Third)} PUB0614" },
        { "own key put into the rules in force", "content/authority/1.json PUB0610" },
        { "an award edited", $"{Light} PUB0610" },
        { "an award signed again, saying something else", $"{Light} PUB0610" },
        { "an award's proofs in another order of bytes", $"{Hands} PUB0610" },
        { "an award removed", $"{Light} PUB0611" },
        { "an award removed, under a decision too few have signed", $"{Hands} PUB0611" },
        { "a signature removed", "content/awards/2026/handsaaaaaaaaaaa.proofs/m2.json PUB0611" },
        { "evidence removed", $"{Hands} PUB0207" },
        { "evidence changed", $"{Hands} PUB0208" },
        { "an award dated back, under rules that ended", $"{SignedSite.PathOf(Third)} PUB0614" },
        { "a second signature dated back, under rules that ended", $"{Hands} PUB0614" },
        { "a bit of the list cleared", "content/status/1.json PUB0326" },
        { "a decision and its bit taken back", "content/status/decisions/lightaaaaaaaaaaa-revoke.json PUB0611" },
        { "a status list removed", "content/status/1.json PUB0611" },
        { "a decision under rules it brings", "content/status/decisions/lightaaaaaaaaaaa-revoke.json PUB0614" },
        { "an endorsement removed", "content/endorsements/wordaaaaaaaaaaaa.json PUB0611" },
        { "the note of a withdrawn award removed", "content/status/withdrawn/lightaaaaaaaaaaa.txt PUB0611" },
        { "a frozen picture changed", "content/badges/first-light/1.0/image.svg PUB0610" },
        { "criteria changed under the version people have", "content/badges/first-light.md PUB0205" },
        { "no evidence asked any more, and an award without", $"{SignedSite.PathOf(Third)} PUB0615" },
        { "a tag that brings the badge under a laxer rule, and an award by it", $"{SignedSite.PathOf(Third)} PUB0615" },
        { "two slugs that differ by a capital", "content/badges/first-light.md PUB0117" },
        { "a name that colours terminals and commands build servers", "content/badges/first-light.md PUB0108" },
        { "git told to rewrite content", ".gitattributes PUB0602" },
        { "git no longer told to keep content", ".gitattributes PUB0602" },
        { "the rules of an earlier version replaced", "content/authority/2.json PUB0610" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_with_its_reason(string change, string expected)
    {
        var report = Judge(change);
        var errors = report.Diagnostics.Where(d => d.Descriptor.Severity == Publisher.Diagnostics.Severity.Error).Select(d => $"{d.Location.Path} {d.Descriptor.Code}").ToList();
        Assert.True(errors.Contains(expected, StringComparer.Ordinal), $"{change}: expected {expected}\n{string.Join('\n', report.Diagnostics.Select(d => $"{d.Location} {d.Descriptor.Code} {d.Message}"))}");
        Assert.True(report.HasErrors);
    }

    public static TheoryData<string, string> Allowed => new()
    {
        { "nothing", "" },
        { "an award by one steward", "First Light for @wren, signed by one person" },
        { "an award that waits for a second signature", "waits for one more person: Ask @ben" },
        { "the second signature of an award that waited", "Two Hands for @wren, signed by two people" },
        { "an award that waited taken out", "" },
        { "an award revoked, with its list", "is revoked: Given to the wrong person." },
        { "an award withdrawn and gone, with what was said of it", "is withdrawn" },
        { "new rules", "How you decide becomes version 2." },
        { "rules proposed", "The new rules change nothing yet" },
        { "rules that waited proposed otherwise", "The new rules change nothing yet" },
        { "a new badge", "Knots is a new badge: Knots that hold." },
        { "a new version of a badge", "First Light: the criteria changed. One person keeps version 1.0; whoever gets it from now on has version 2.0." },
        { "a badge's tags", "First Light: the tags changed." },
        { "an endorsement", "One new endorsement." },
        { "a member's page", "The page of @wren changed." },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void It_may_be_merged_and_says_what_it_does(string change, string expected)
    {
        var report = Judge(change);
        Assert.True(!report.HasErrors, string.Join('\n', report.Diagnostics.Select(d => $"{d.Location} {d.Descriptor.Code} {d.Message}")));
        Assert.Contains(expected, string.Join('\n', report.Notes.Select(n => n.Text)), StringComparison.Ordinal);
        Assert.Equal(expected.Contains("waits", StringComparison.Ordinal) || expected.Contains("nothing yet", StringComparison.Ordinal), report.IsWaiting);
    }

    [Fact]
    public void A_refusal_names_the_rule_and_what_would_satisfy_it()
    {
        var told = Judge("an award dated back, under rules that ended").Diagnostics.Single(d => d.Descriptor.Code == "PUB0614");
        Assert.Equal("this award is signed under version 1 of the rules, and the newest that holds on main is version 2: First Light needs two stewards to sign. Nobody\u2019s own signature counts for their own award", told.Message);
        Assert.Contains("make it again under version 2, which is in force from 11 March 2026: 'publisher award --again", told.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_a_say_in_the_check_itself_is_told_first()
    {
        var site = SignedSite.Minimal();
        site["templates/footer.html"] = "<p>Ours</p>\n";
        site.Edit("site.config.yml", "contact: hello@minimal.example", "contact: mallory@minimal.example");
        site.Remove(Light);
        var report = Judge(SignedSite.Minimal(), site, guarded: [(".github/workflows/check.yml", "on: push\n")]);
        Assert.Equal([".github/workflows/check.yml", "site.config.yml", "templates/footer.html"], report.Diagnostics.Take(3).Select(d => d.Location.Path));
        Assert.Equal("this file has a say in how the site is checked, made and published, and it is changed in contact", report.Diagnostics[1].Message);
        Assert.Equal(6, report.Diagnostics[1].Location.Line);
        Assert.Contains(report.Diagnostics.Skip(3), d => d.Descriptor.Code == "PUB0611");
    }

    [Fact]
    public void By_rules_that_do_not_hold_nothing_is_judged()
    {
        var broken = SignedSite.Minimal();
        broken.Edit("content/authority/1.json", "\"quorum\": 2", "\"quorum\": 1");
        Assert.Contains(Judge(broken, SignedSite.Minimal()).Diagnostics, d => d.Descriptor.Code == "PUB0616");
    }

    [Fact]
    public void The_outbox_is_only_added_to()
    {
        var (before, after) = (SignedSite.Minimal(), SignedSite.Minimal());
        var (light, hands) = (Told(SignedSite.LightId, 0), Told(SignedSite.HandsId, 0));
        before[OutboxFile.Path] = light;
        after[OutboxFile.Path] = light + hands;
        Assert.False(Judge(before, after).HasErrors);
        after[OutboxFile.Path] = hands + light;
        var told = Assert.Single(Judge(before, after).Diagnostics, d => d.Descriptor.Code == "PUB0620");
        Assert.Equal(1, told.Location.Line);
        after.Remove(OutboxFile.Path);
        Assert.Contains(Judge(before, after).Diagnostics, d => d.Descriptor.Code == "PUB0620");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("2026-02-03T18:00:00Z create handsaaaaaaaaaaa\n", true)]
    [InlineData("2026-02-03T18:00:01Z create handsaaaaaaaaaaa\n", false)]
    [InlineData("2026-02-03T18:00:00Z create thirdaaaaaaaaaaa\n", false)]
    [InlineData("2026-02-03T18:00:00Z delete lightaaaaaaaaaaa\n", false)]
    [InlineData("2026-02-03T18:00:00Z update lightaaaaaaaaaaa revoke\n", false)]
    public void What_the_outbox_is_to_tell_has_happened(string added, bool isGood)
    {
        var (before, after) = (SignedSite.Minimal(), SignedSite.Minimal());
        before[OutboxFile.Path] = Told(SignedSite.LightId, 0);
        after[OutboxFile.Path] = before[OutboxFile.Path] + added;
        var found = Judge(before, after).Diagnostics;
        Assert.Equal(isGood ? [] : ["content/outbox.txt:2:1 PUB0621"], found.Select(d => $"{d.Location} {d.Descriptor.Code}"));
    }

    private static string Told(string id, int seconds) => new OutboxEntry(new DateTimeOffset(2026, 2, 3, 18, 0, seconds, TimeSpan.Zero), OutboxKind.Create, id).Line;

    [Fact]
    public void A_founding_is_judged_by_itself()
    {
        var report = Judge(new([]), SignedSite.Minimal());
        Assert.True(report is { IsFounding: true, HasErrors: false });
    }

    [Fact]
    public void What_was_no_good_may_be_mended()
    {
        var broken = SignedSite.Minimal();
        broken.Edit(Light, "before the frost", "after the frost");
        Assert.DoesNotContain(Judge(broken, SignedSite.Minimal()).Diagnostics, d => d.Descriptor.Code == "PUB0610");
    }

    private static ChangeReport Judge(string change)
    {
        var (before, after) = (SignedSite.Minimal(), SignedSite.Minimal());
        var guarded = new List<(string, string)>();
        if (Evil(change, before, after, guarded) || Good(change, before, after))
        {
            return Judge(before, after, guarded);
        }
        throw new InvalidOperationException(change);
    }

    private static ChangeReport Judge(SignedSite before, SignedSite after, IEnumerable<(string Path, string Text)>? guarded = null)
    {
        var kept = new SourceTree([new(".gitattributes", "content/** -text\n"u8.ToArray())]);
        var now = (guarded ?? []).Select(g => new SourceFile(g.Path, Encoding.UTF8.GetBytes(g.Text))).ToList();
        var beside = new SourceTree(now.Exists(f => f.Path == ".gitattributes") ? now : [.. now, .. kept.Files]);
        return ChangeStage.Judge(new(before.Tree, kept, Pipeline.Check(before.Tree)), new(after.Tree, beside, Pipeline.Check(after.Tree)), "main");
    }

    private static void Amend(SignedSite site, Func<AuthorityDraft, AuthorityDraft>? change = null, FixtureSigner? by = null)
    {
        var draft = site.Authority();
        draft = (change?.Invoke(draft) ?? draft) with { Version = 2, Previous = new(1, Sri.Of(site.Files["content/authority/1.json"])), ValidFrom = Later };
        site.Write("content/authority/2.json", SignedText.Sign(AuthorityWriter.Write(draft), Later, draft.Issuer, by ?? SignedSite.Ada));
    }

    private static AuthorityDraft Stricter(AuthorityDraft draft) => draft with { Rules = [draft.Rules[0], draft.Rules[1] with { Quorum = 2 }] };

    private static AwardDraft Under2(SignedSite site, AwardDraft draft) => draft with { AuthorityVersion = 2, AuthorityDigest = Sri.Of(site.Files["content/authority/2.json"]), ValidFrom = Later.AddDays(1) };

    private static AuthorityDraft WithMallory(AuthorityDraft draft) => draft with
    {
        Members = [.. draft.Members, new("m9", SignedSite.Wren, [new(SignedSite.Mallory.PublicKey, KeyKept.File, SignedSite.Begin, null, null, null)], [new("steward", SignedSite.Begin, null)])],
    };

    private static bool Evil(string change, SignedSite before, SignedSite after, List<(string, string)> guarded)
    {
        const string Signature = "content/awards/2026/handsaaaaaaaaaaa.proofs/m2.json";
        const string Notes = "content/evidence/handsaaaaaaaaaaa/notes.txt";
        SignedSite[] both = [before, after];
        switch (change)
        {
            case "own key added with own award":
                Amend(after, WithMallory, SignedSite.Mallory);
                after.Award("first-light", Third, 9, d => Under2(after, d) with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000009" }, signer: SignedSite.Mallory);
                return true;
            case "own key put into the rules in force":
                after.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(WithMallory(after.Authority())), SignedSite.Begin, after.Content.Config.IssuerDid, SignedSite.Mallory));
                return true;
            case "an award edited":
                after.Edit(Light, "before the frost", "after the frost");
                return true;
            case "an award signed again, saying something else":
                after.Award("first-light", SignedSite.LightId, 7, d => d with { Narrative = "Something else." });
                return true;
            case "an award's proofs in another order of bytes":
                after.Edit(Hands, "\n  \"proof\": [", "\n  \"proof\":  [");
                return true;
            case "an award removed":
                after.Remove(Light);
                return true;
            case "an award removed, under a decision too few have signed":
                after.Decide(SignedSite.HandsId, StatusAction.Withdraw);
                after.Bury(SignedSite.HandsId, 8, 0);
                return true;
            case "a signature removed":
                after.Remove(Signature);
                return true;
            case "evidence removed":
                after.Remove(Notes);
                return true;
            case "evidence changed":
                after.Edit(Notes, "Two hours", "Three hours");
                return true;
            case "an award dated back, under rules that ended":
                Array.ForEach(both, s => Amend(s, Stricter));
                after.Award("first-light", Third, 9);
                return true;
            case "a second signature dated back, under rules that ended":
                before.Remove(Signature);
                Array.ForEach(both, s => Amend(s));
                return true;
            case "a bit of the list cleared":
                Array.ForEach(both, s => s.Decide(SignedSite.LightId, StatusAction.Revoke));
                before.SignList(SignedSite.Ada, 7);
                return true;
            case "a decision and its bit taken back":
                before.Decide(SignedSite.LightId, StatusAction.Revoke);
                before.SignList(SignedSite.Ada, 7);
                return true;
            case "a status list removed":
                after.Remove("content/status/1.json");
                return true;
            case "a decision under rules it brings":
                Amend(after, d => d with { Status = d.Status with { Revoke = new("steward", 1) } });
                after.Decide(SignedSite.LightId, StatusAction.Revoke, change: d => d with { Authority = new(2, Sri.Of(after.Files["content/authority/2.json"])), Date = Later.AddDays(1) }, at: Later.AddDays(1));
                after.SignList(SignedSite.Ada, 7);
                return true;
            default:
                return MoreEvil(change, before, after, both, guarded);
        }
    }

    private static bool MoreEvil(string change, SignedSite before, SignedSite after, SignedSite[] both, List<(string, string)> guarded)
    {
        const string Badge = "content/badges/first-light.md";
        switch (change)
        {
            case "an endorsement removed":
                before.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
                return true;
            case "the note of a withdrawn award removed":
                Array.ForEach(both, Withdraw);
                after.Remove("content/status/withdrawn/lightaaaaaaaaaaa.txt");
                return true;
            case "a frozen picture changed":
                after.Edit("content/badges/first-light/1.0/image.svg", "</svg>", "<g/></svg>");
                return true;
            case "criteria changed under the version people have":
                after.Edit(Badge, "three winter mornings", "two winter mornings");
                return true;
            case "no evidence asked any more, and an award without":
                before.Edit(Badge, "tags: [morning]", "tags: [morning]\nevidence: required");
                before.Remove(Light);
                after.Award("first-light", Third, 9);
                return true;
            case "a tag that brings the badge under a laxer rule, and an award by it":
                Array.ForEach(both, s =>
                {
                    s.Unsign();
                    s.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(Tagged(s.Authority())), SignedSite.Begin, s.Content.Config.IssuerDid, SignedSite.Ada));
                    s.SignList(SignedSite.Ada);
                });
                after.Edit(Badge, "tags: [morning]", "tags: [morning, easy]");
                after.Award("first-light", Third, 9);
                return true;
            case "two slugs that differ by a capital":
                after[Badge.Replace("first-light", "First-Light", StringComparison.Ordinal)] = after[Badge];
                return true;
            case "a name that colours terminals and commands build servers":
                after.Edit(Badge, "name: First Light", "name: \"\\e[31m::error::First Light\"");
                return true;
            case "git told to rewrite content":
                guarded.Add((".gitattributes", "content/** -text\n*.json text eol=crlf\n"));
                return true;
            case "git no longer told to keep content":
                guarded.Add((".gitattributes", "# nothing\n"));
                return true;
            case "the rules of an earlier version replaced":
                Amend(before);
                Amend(after, Stricter);
                return true;
            default:
                return false;
        }
    }

    private static AuthorityDraft Tagged(AuthorityDraft draft) => draft with
    {
        Rules = [new() { Badges = ["first-light", "two-hands"], Signers = new("steward", [], null), Quorum = 2 }, new() { Badges = ["tag:easy"], Signers = new("steward", [], null) }],
    };

    private static void Withdraw(SignedSite site)
    {
        site.Decide(SignedSite.LightId, StatusAction.Withdraw);
        site.SignList(SignedSite.Ada, 7);
        site.Bury(SignedSite.LightId, 7, 1);
    }

    private static bool Good(string change, SignedSite before, SignedSite after)
    {
        const string Signature = "content/awards/2026/handsaaaaaaaaaaa.proofs/m2.json";
        switch (change)
        {
            case "nothing":
                return true;
            case "an award by one steward":
                after.Award("first-light", Third, 9);
                return true;
            case "an award that waits for a second signature":
                before.Remove(Signature);
                foreach (var path in (string[])[Hands, "content/evidence/handsaaaaaaaaaaa/notes.txt"])
                {
                    before.Remove(path);
                }
                after.Remove(Signature);
                return true;
            case "the second signature of an award that waited":
                before.Remove(Signature);
                return true;
            case "an award that waited taken out":
                before.Remove(Signature);
                after.Remove(Signature);
                after.Remove(Hands);
                after.Remove("content/evidence/handsaaaaaaaaaaa/notes.txt");
                return true;
            case "an award revoked, with its list":
                after.Decide(SignedSite.LightId, StatusAction.Revoke);
                after.SignList(SignedSite.Ada, 7);
                return true;
            case "an award withdrawn and gone, with what was said of it":
                before.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
                Withdraw(after);
                return true;
            case "new rules":
                Amend(after, Stricter);
                return true;
            case "rules proposed":
                Amend(after, d => d with { Amendment = [new("steward", 2)] });
                return true;
            case "rules that waited proposed otherwise":
                Amend(before, d => d with { Amendment = [new("steward", 2)] });
                Amend(after, d => Stricter(d) with { Amendment = [new("steward", 2)] });
                return true;
            case "a new badge":
                after["content/badges/knots.md"] = "---\nname: Knots\ndescription: Knots that hold\n---\n\nTies a knot that holds.\n";
                after.Write("content/badges/knots.svg", after.Files["content/badges/first-light.svg"]);
                after.Write("content/badges/knots.png", after.Files["content/badges/first-light.png"]);
                return true;
            case "a new version of a badge":
                after.Edit("content/badges/first-light.md", "three winter mornings", "two winter mornings");
                after.Edit("content/badges/first-light.md", "tags: [morning]", "tags: [morning]\nversion: \"2.0\"");
                return true;
            case "a badge's tags":
                after.Edit("content/badges/first-light.md", "tags: [morning]", "tags: [morning, stove]");
                return true;
            case "an endorsement":
                after.Endorse(SignedSite.LightId, Word, SignedSite.Mallory);
                return true;
            case "a member's page":
                after["content/members/wren.md"] += "\nMends things.\n";
                return true;
            default:
                return false;
        }
    }
}
