using Publisher.Changes;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Changes;

/// <summary>Changes of badges: two stewards approve First Light, by version 2 of the minimal guild's rules, and have approved version 1.0.</summary>
public sealed class DefinitionsRuleTests
{
    private const string Badge = "content/badges/first-light.md";
    private const string Third = "thirdaaaaaaaaaaa";
    private const string Word = "wordaaaaaaaaaaaa";
    private const string Other = "otheraaaaaaaaaaa";

    private static readonly FixtureSigner[] Both = [SignedSite.Ada, SignedSite.Ben];

    private readonly SignedSite site = SignedSite.Minimal();

    private SignedSite Before()
    {
        site.Define("first-light");
        site.Approve("first-light", Word, Both);
        return new(site.Tree.Files);
    }

    private ChangeReport Judge(SignedSite before) =>
        ChangeStage.Judge(new(before.Tree, new([]), Pipeline.Check(before.Tree)), new(site.Tree, new([]), Pipeline.Check(site.Tree)), "main");

    private void Refused(SignedSite before, string code, params string[] words)
    {
        var report = Judge(before);
        var told = report.Diagnostics.FirstOrDefault(d => d.Descriptor.Code == code);
        Assert.True(told is not null, string.Join('\n', report.Diagnostics.Select(d => $"{d.Location} {d.Descriptor.Code} {d.Message}")));
        Assert.True(report.HasErrors);
        Assert.All(words, w => Assert.Contains(w, $"{told.Message} {told.Hint}", StringComparison.Ordinal));
    }

    private void Allowed(SignedSite before, string? note = null)
    {
        var report = Judge(before);
        Assert.False(report.HasErrors, string.Join('\n', report.Diagnostics.Select(d => $"{d.Location} {d.Descriptor.Code} {d.Message}")));
        Assert.True(note is null || report.Notes.Any(n => n.Text.Contains(note, StringComparison.Ordinal)), string.Join('\n', report.Notes));
    }

    private void NewVersion() => site.Edit(Badge, "name: First Light", "name: First Light\nversion: \"2.0\"\nlanguage: en");

    [Fact]
    public void A_new_version_needs_its_approval()
    {
        var before = Before();
        NewVersion();
        Refused(before, "PUB0721", "first-light, version 2.0 is changed", "content/authority/2.json:", "asks for two people with the role steward", "'publisher approve first-light' begins the approval");
        Assert.Equal(Badge, Judge(before).Diagnostics.First(d => d.Descriptor.Code == "PUB0721").Location.Path);
    }

    [Fact]
    public void One_signature_short_it_says_who_is_missing()
    {
        var before = Before();
        NewVersion();
        site.Approve("first-light", Other, [SignedSite.Ada]);
        Refused(before, "PUB0721", $"waiting for one more person: ask @ben (m2): 'publisher sign content/endorsements/{Other}.json'");
        Assert.Contains(Judge(before).Notes, n => n.Kind == ChangeKind.Waits && n.Text.StartsWith("The approval of First Light, version 2.0, waits for one more person", StringComparison.Ordinal));
    }

    [Fact]
    public void Approved_it_is_good_to_merge()
    {
        var before = Before();
        NewVersion();
        site.Approve("first-light", Other, Both);
        Allowed(before, "First Light, version 2.0, is approved by two people, as the rules ask (two stewards)");
    }

    [Fact]
    public void Rules_that_the_same_change_brings_do_not_let_it()
    {
        var before = Before();
        site.Amend(a => a with { Definitions = [new() { Badges = ["first-light"], Signers = new("steward", [], null), SelfAward = true }] }, 3, 65);
        NewVersion();
        site.Approve("first-light", Other, [SignedSite.Ada]);
        Refused(before, "PUB0614", "this approval is signed under version 3 of the rules, and the newest that holds on main is version 2", "First Light: a new or changed version needs two stewards to approve it", "merge the new rules first, then approve");

        // Nor does it help to drop them.
        site.Remove(SignedSite.EndorsementPath(Other));
        site.Amend(a => a, 3, 65);
        Refused(before, "PUB0721", "first-light, version 2.0");
    }

    [Fact]
    public void A_badge_that_no_rule_speaks_of_changes_by_review_alone()
    {
        var before = Before();
        site.Edit("content/badges/two-hands.md", "version: \"1.0\"", "version: \"2.0\"");
        Allowed(before);
    }

    [Fact]
    public void A_new_badge_needs_one_where_a_rule_is_for_every_badge()
    {
        site.Define("*");
        var before = new SignedSite(site.Tree.Files);
        site["content/badges/knots.md"] = "---\nname: Knots\ndescription: Knots that hold\n---\n\nTies a knot that holds.\n";
        site.Write("content/badges/knots.svg", site.Files["content/badges/first-light.svg"]);
        site.Write("content/badges/knots.png", site.Files["content/badges/first-light.png"]);
        Refused(before, "PUB0721", "knots, version 1.0 is new");
        site.Approve("knots", Other, Both);
        Allowed(before, "Knots, version 1.0, is approved by two people");
    }

    [Theory]
    [InlineData("tags: [morning]", "tags: [morning, craft]")]
    [InlineData("tags: [morning]", "tags: [morning]\nevidence: required")]
    [InlineData("tags: [morning]", "tags: [morning]\nvalidity: P1Y")]
    public void What_was_approved_asks_for_the_same_under_one_number(string old, string changed)
    {
        var before = Before();
        site.Edit(Badge, old, changed);
        Refused(before, "PUB0722", "first-light, version 1.0 was approved, and asks for something else now under the same number", "give the badge a new version");
    }

    [Fact]
    public void Words_that_are_no_part_of_a_version_change_freely()
    {
        var before = Before();
        site.Edit(Badge, "tags: [morning]", "tags: [morning]\ntranslations:\n  es: {name: Primera luz}");
        Allowed(before);
    }

    [Fact]
    public void What_the_guild_approved_is_only_added_to()
    {
        site.Define("first-light");
        site.Approve("first-light", Word, [SignedSite.Ada]);
        site.Write($"content/endorsements/{Word}.proofs/m2.json", Proofs(site));
        var before = new SignedSite(site.Tree.Files);
        site.Remove($"content/endorsements/{Word}.proofs/m2.json");
        Refused(before, "PUB0611", "this signature under an approval is on main and is gone here", "the badge's next version takes its place");
        site.Remove(SignedSite.EndorsementPath(Word));
        Refused(before, "PUB0611", "this endorsement is on main and is gone here");
        site.Unsay(Word, Both);
        site[$"content/status/withdrawn/{Word}.txt"] = "endorsement https://minimal.example/badges/first-light/1.0/achievement.json\n";
        Refused(before, "PUB0611", "this endorsement is on main and is gone here");
    }

    private static byte[] Proofs(SignedSite site) => Publisher.Authoring.SignedText.ProofFile(Publisher.Authoring.SignedText.Prove(
        SignedSite.Parse(site.Files[SignedSite.EndorsementPath(Word)]), new(2026, 3, 21, 8, 0, 0, TimeSpan.Zero), "did:web:minimal.example", SignedSite.Ben));

    [Fact]
    public void What_was_approved_is_frozen_before_anybody_has_it()
    {
        var guild = Before();
        NewVersion();
        site.Approve("first-light", Other, Both);
        var before = new SignedSite(site.Tree.Files);
        site.Edit("content/badges/first-light/2.0/achievement.json", "three winter mornings", "two winter mornings");
        Refused(before, "PUB0610", "this version of a badge");
        Assert.NotEqual(guild.Files.Count, before.Files.Count);
    }

    // One signer freezes a version of their own making, and awards it in the same change: with no rule about badges at all.
    [Theory]
    [InlineData("\"tag\": [\n    \"morning\"", "\"tag\": [\n    \"easy\"", "tag")]
    [InlineData("three winter mornings", "one winter morning", "criteria")]
    [InlineData("\"name\": \"First Light\"", "\"name\": \"Second Light\"", "name")]
    public void Nobody_freezes_a_version_that_the_badge_never_was(string old, string changed, string member)
    {
        var before = new SignedSite(site.Tree.Files);
        site["content/badges/first-light/2.0/achievement.json"] = site["content/badges/first-light/1.0/achievement.json"].Replace("/1.0/", "/2.0/", StringComparison.Ordinal).Replace("\"version\": \"1.0\"", "\"version\": \"2.0\"", StringComparison.Ordinal);
        Refused(before, "PUB0720", "not what content/badges/first-light.md makes of version 1.0", "'version' differs");

        NewVersion();
        site.Remove("content/badges/first-light/2.0/achievement.json");
        site.Freeze(site.Content.Badges.Single(b => b.Slug == "first-light"));
        Allowed(before);
        site.Edit("content/badges/first-light/2.0/achievement.json", old, changed);
        Refused(before, "PUB0720", $"'{member}' differs");
    }

    [Fact]
    public void An_award_of_the_version_that_was_there_may_come_with_the_next_one()
    {
        foreach (var path in site.Files.Keys.Where(p => p.Contains(SignedSite.LightId, StringComparison.Ordinal) || p.StartsWith("content/badges/first-light/1.0/", StringComparison.Ordinal)).ToList())
        {
            site.Remove(path);
        }
        var before = new SignedSite(site.Tree.Files);
        site.Award("first-light", Third, 9);
        site.Edit(Badge, "name: First Light", "name: First Light\nversion: \"2.0\"");
        Allowed(before);
    }

    [Fact]
    public void An_award_of_a_changed_badge_waits_for_its_approval_by_the_rules_before()
    {
        var before = Before();
        NewVersion();
        site.Freeze(site.Content.Badges.Single(b => b.Slug == "first-light"));
        site.AwardNow("first-light", Third, 9);
        Refused(before, "PUB0354", "has not approved first-light, version 2.0");
        Refused(before, "PUB0721");
    }
}
