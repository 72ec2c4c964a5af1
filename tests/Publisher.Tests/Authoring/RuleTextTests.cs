using Publisher.Authoring;
using Publisher.Credentials.Authority;

namespace Publisher.Tests.Authoring;

public sealed class RuleTextTests
{
    private static string? MemberId(string typed) => typed.TrimStart('@') switch { "maren" => "m1", "sol" => "m2", "ben" => "m3", _ => null };

    private static RecognitionRule Read(string typed)
    {
        Assert.True(RuleText.TryRead(typed, MemberId, out var rule, out var problem), problem);
        return rule!;
    }

    private static string Refused(string typed)
    {
        Assert.False(RuleText.TryRead(typed, MemberId, out var rule, out var problem));
        Assert.Null(rule);
        return problem!;
    }

    [Theory]
    [InlineData("knots: 2 stewards", "steward", 2)]
    [InlineData("knots: 2 steward", "steward", 2)]
    [InlineData("  knots :1 elder ", "elder", 1)]
    [InlineData("knots: 3 secretaries", "secretary", 3)]
    [InlineData("knots: 1 boss", "boss", 1)]
    public void A_role_may_be_said_of_one_or_of_many(string typed, string role, int quorum)
    {
        var rule = Read(typed);
        Assert.Equal(["knots"], rule.Badges);
        Assert.Equal((role, quorum, null), (rule.Signers.Role, rule.Quorum, rule.Signers.HoldersOf));
        Assert.Empty(rule.Signers.Members);
    }

    [Fact]
    public void Who_approves_a_badge_is_typed_as_a_rule_of_people_and_keys()
    {
        Assert.True(RuleText.TryReadDefinition("knots, ropes: 2 steward, key any", MemberId, out var rule, out _));
        Assert.Equal(["knots", "ropes"], rule!.Badges);
        Assert.Equal(("steward", 2, (KeyKept?)null), (rule.Signers.Role, rule.Quorum, rule.AtLeastOneKept));
        foreach (var (typed, because) in new[] { ("tag:craft: 2 steward", "a badge's tags are part"), ("knots: 1 steward, evidence", "only an award can have"), ("knots: 1 steward, self-award", "only an award can have"), ("knots: 1 steward, cooling-off 3", "only an award can have"), ("knots", "is no rule") })
        {
            Assert.False(RuleText.TryReadDefinition(typed, MemberId, out rule, out var problem));
            Assert.Contains(because, problem, StringComparison.Ordinal);
            Assert.Null(rule);
        }
    }

    [Fact]
    public void Who_recognises_others_badges_is_typed_without_badges()
    {
        Assert.True(RuleText.TryReadTreaties("2 of maren, sol and ben", MemberId, out var rule, out _));
        Assert.Empty(rule!.Badges);
        Assert.Equal(["m1", "m2", "m3"], rule.Signers.Members);
        Assert.False(RuleText.TryReadTreaties("steward", MemberId, out _, out _));
    }

    [Theory]
    [InlineData("every: 1 steward", "*")]
    [InlineData("*: 1 steward", "*")]
    [InlineData("knots, ropes: 1 steward", "knots", "ropes")]
    [InlineData("tag:craft: 1 steward", "tag:craft")]
    [InlineData("tag:craft,knots: 1 steward", "tag:craft", "knots")]
    public void It_speaks_of_badges_tags_or_all(string typed, params string[] badges) => Assert.Equal(badges, Read(typed).Badges);

    [Theory]
    [InlineData("knots: 1 of maren and sol", 1, "m1", "m2")]
    [InlineData("knots: 2 of @maren, sol and ben", 2, "m1", "m2", "m3")]
    [InlineData("knots: 2 of maren, sol, ben, evidence", 2, "m1", "m2", "m3")]
    public void People_are_named_with_commas_or_and(string typed, int quorum, params string[] members)
    {
        var rule = Read(typed);
        Assert.Equal(members, rule.Signers.Members);
        Assert.Equal((quorum, null), (rule.Quorum, rule.Signers.Role));
        Assert.Equal(typed.EndsWith("evidence", StringComparison.Ordinal), rule.EvidenceRequired);
    }

    [Fact]
    public void Holders_of_a_badge_may_sign()
    {
        var rule = Read("ropes: 2 holders of knots");
        Assert.Equal(("knots", 2), (rule.Signers.HoldersOf, rule.Quorum));
        Assert.Equal("knots", Read("ropes: 1 holder of knots").Signers.HoldersOf);
    }

    [Fact]
    public void Whatever_else_it_asks_follows_in_any_order()
    {
        var rule = Read("knots: 1 steward, cooling-off 7 days, consent, self-award, prerequisites, evidence, key browser");
        Assert.True(rule is { EvidenceRequired: true, ConsentRequired: true, PrerequisitesRequired: true, SelfAward: true, CoolingOffDays: 7, AtLeastOneKept: KeyKept.Browser });
        Assert.Equal(1, Read("knots: 1 steward, cooling-off 1 day").CoolingOffDays);
        Assert.Equal(30, Read("knots: 1 steward, cooling-off 30").CoolingOffDays);
        Assert.True(Read("knots: 1 steward") is { EvidenceRequired: false, ConsentRequired: false, PrerequisitesRequired: false, SelfAward: false, CoolingOffDays: 0 });
    }

    // From two signers on one key is kept in a file, unless the rule says otherwise (docs/formats.md).
    [Theory]
    [InlineData("knots: 1 steward", null)]
    [InlineData("knots: 2 steward", KeyKept.File)]
    [InlineData("knots: 2 steward, key any", null)]
    [InlineData("knots: 2 steward, key agent", KeyKept.Agent)]
    [InlineData("knots: 1 steward, key file", KeyKept.File)]
    public void Where_a_key_is_kept_has_a_default(string typed, KeyKept? kept) => Assert.Equal(kept, Read(typed).AtLeastOneKept);

    [Theory]
    [InlineData("knots", "is no rule")]
    [InlineData("", "is no rule")]
    [InlineData(": 1 steward", "is no rule")]
    [InlineData("knots:", "is no rule")]
    [InlineData("knots: steward", "does not say who signs")]
    [InlineData("knots: 0 stewards", "does not say who signs")]
    [InlineData("knots: -1 stewards", "does not say who signs")]
    [InlineData("knots: 1000001 stewards", "does not say who signs")]
    [InlineData("knots: 1 very wise steward", "does not say who signs")]
    [InlineData("knots: 1 of", "does not say who signs")]
    [InlineData("knots: 1 of and", "does not say who signs")]
    [InlineData("knots: 1 of robin", "'robin' is nobody among the members")]
    [InlineData("knots: 1 steward, witness", "'witness' is nothing a rule can ask")]
    [InlineData("knots: 1 steward, cooling-off soon", "nothing a rule can ask")]
    [InlineData("knots: 1 steward, cooling-off 7 weeks", "nothing a rule can ask")]
    [InlineData("knots: 1 steward, key pocket", "nothing a rule can ask")]
    public void What_is_no_rule_is_refused_by_name(string typed, string words) => Assert.Contains(words, Refused(typed), StringComparison.Ordinal);

    [Fact]
    public void Quorums_are_alternatives()
    {
        Assert.True(RuleText.TryReadQuorums("2 stewards or 1 recovery", out var quorums));
        Assert.Equal([new("steward", 2), new("recovery", 1)], quorums);
        Assert.True(RuleText.TryReadQuorums("1 elder, 3 secretaries", out quorums));
        Assert.Equal([new("elder", 1), new("secretary", 3)], quorums);
        foreach (var wrong in (string[])["", "steward", "two stewards", "2 wise stewards", "2 stewards or", "0 stewards", "1 steward or nobody"])
        {
            Assert.True(!RuleText.TryReadQuorums(wrong, out quorums) && quorums.IsEmpty, wrong);
        }
    }
}
