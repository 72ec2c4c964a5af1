using System.Collections.Immutable;
using Publisher.Credentials.Authority;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>Whom to ask for a signature on new rules, said so that nobody wonders whether one person is meant or two.</summary>
public sealed class WhoSignsTests
{
    private static readonly ImmutableArray<AuthorityMember> People = [.. Enumerable.Range(1, 4).Select(n => Member($"m{n}", "steward"))];

    private static AuthorityMember Code => Member("r1", "recovery");

    private static AuthorityMember Member(string id, string role) => new(id, $"urn:uuid:{id}", [], [new(role, SignedSite.Begin, null)]);

    private static AmendmentStanding Stewards(int rulesOf, int quorum, params int[] open) => new(rulesOf, new("steward", quorum), [], [.. open.Select(n => People[n - 1])]);

    private static AmendmentStanding Recovery(int rulesOf) => new(rulesOf, new("recovery", 1), [], [Code]);

    private static string Ask(params AmendmentStanding[] standings) => WhoSigns.ToAsk(standings, m => m.Id);

    [Fact]
    public void One_set_of_rules_asks_once()
    {
        Assert.Equal("m1 or m2, or a recovery code", Ask(Stewards(1, 1, 1, 2), Recovery(1)));
        Assert.Equal("two of m1, m2 and m3", Ask(Stewards(1, 2, 1, 2, 3)));
        Assert.Equal("m1 or m2", Ask(Stewards(1, 1, 1, 2), Stewards(2, 1, 1, 2)));
        Assert.Equal("", Ask());
    }

    [Fact]
    public void Where_one_person_counts_for_both_it_says_who_and_which_two_people_otherwise()
    {
        Assert.Equal("m3, whose signature alone is enough; or else two people, m1, or a recovery code, and m4", Ask(Stewards(2, 1, 1, 3), Recovery(2), Stewards(3, 1, 3, 4)));
        Assert.Equal("m2 or m3, whose signature alone is enough; or else two people, m1, and m4", Ask(Stewards(2, 1, 1, 2, 3), Stewards(3, 1, 2, 3, 4)));
    }

    [Fact]
    public void Where_nobody_counts_for_both_or_several_are_needed_each_is_asked_for()
    {
        Assert.Equal("m1 for the rules so far, and m4 for the new ones", Ask(Stewards(2, 1, 1), Stewards(3, 1, 4)));
        Assert.Equal("two of m1, m2 and m3 for the rules so far, and m3 or m4 for the new ones; who is meant by both signs once", Ask(Stewards(2, 2, 1, 2, 3), Stewards(3, 1, 3, 4)));
    }

    [Fact]
    public void A_recovery_code_is_its_keepers_where_they_are_a_member()
    {
        var code = Code with { Subject = "urn:uuid:m2" };
        Assert.Equal("m2", WhoSigns.Keeper(code, [code, .. People]).Id);
        Assert.Equal("r1", WhoSigns.Keeper(Code, [Code, .. People]).Id);
        Assert.Equal("m1", WhoSigns.Keeper(People[0], [code, .. People]).Id);
    }
}
