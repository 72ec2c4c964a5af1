using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Authoring;

/// <summary>Ada and Ben are stewards, Ada has a recovery code; what is asked of them changes.</summary>
public sealed class AuthoritySenseTests
{
    private static AuthorityDraft Guild => SignedSite.Minimal().Authority() with { Rules = [Rule("steward", 1)] };

    private static RecognitionRule Rule(string role, int quorum) => new() { Badges = ["knots"], Signers = new(role, [], null), Quorum = quorum };

    private static AuthoritySense Of(AuthorityDraft draft) => AuthoritySense.Of(AuthorityTexts.Read(draft), r => r.Badges[0]);

    private static void Refuses(AuthorityDraft draft, params string[] words) => Assert.Equal(words, Of(draft).Refusals);

    private static void Cautions(AuthorityDraft draft, params string[] words)
    {
        var sense = Of(draft);
        Assert.Empty(sense.Refusals);
        Assert.Equal(words, sense.Cautions);
    }

    [Fact]
    public void What_a_badge_builds_on_is_asked_for_in_vain_where_another_rule_lets_it_without()
    {
        var asking = Rule("steward", 1) with { PrerequisitesRequired = true };
        Cautions(Guild with { Rules = [asking] });
        Cautions(Guild with { Rules = [asking, Rule("steward", 1) with { Badges = ["ropes"] }] });
        Cautions(Guild with { Rules = [asking, Rule("steward", 1) with { Badges = ["*"] }] }, "knots: it asks for what the badge builds on, and * speaks of the same badge and does not; one of the two is enough");
    }

    private static AuthorityDraft With(AuthorityDraft draft, int member, Func<AuthorityMember, AuthorityMember> change) =>
        draft with { Members = [.. draft.Members.Select((m, i) => i == member ? change(m) : m)] };

    private static AuthorityMember Ended(AuthorityMember member) => member with { Keys = [member.Keys[0] with { RetiredAt = SignedSite.Begin }] };

    private static AuthorityDraft Three => Guild with
    {
        Members =
        [
            .. Guild.Members,
            new("m3", SignedSite.Wren, [new(SignedSite.Mallory.PublicKey, KeyKept.File, SignedSite.Begin, null, null, null)], [new("steward", SignedSite.Begin, null)]),
        ],
    };

    [Fact]
    public void Rules_that_can_be_kept_are_silent() => Cautions(Guild);

    [Fact]
    public void Who_approves_badges_and_recognises_others_is_judged_likewise()
    {
        Refuses(Guild with { Definitions = [Rule("steward", 3)], Treaties = Rule("elder", 1) with { Badges = [] } },
            "who approves a badge (knots): 3 must sign, and the people who are steward are 2", "who recognises others' badges: 1 must sign, and the people who are elder are 0");
        Cautions(Guild with { Definitions = [Rule("steward", 2) with { AtLeastOneKept = null }] }, "who approves a badge (knots): all 2 must sign; when one is away or loses a key, no badge can change");
    }

    [Fact]
    public void A_rule_that_nobody_could_satisfy_is_refused()
    {
        Refuses(Guild with { Rules = [Rule("steward", 3)] }, "knots: 3 must sign, and the people who are steward are 2");
        Refuses(Guild with { Rules = [Rule("elder", 1)] }, "knots: 1 must sign, and the people who are elder are 0");
        Refuses(Guild with { Rules = [new() { Badges = ["knots"], Signers = new(null, ["m1", "m1-recovery"], null), Quorum = 2 }] }, "knots: 2 must sign, and the people it names are 1");
        Refuses(Guild with { Rules = [new() { Badges = ["knots"], Signers = new(null, [], "ropes"), Quorum = 3 }] }, "knots: 3 must sign, and the members are 2");
        Refuses(Guild with { Rules = [Rule("steward", 1) with { AtLeastOneKept = KeyKept.Browser }] }, "knots: one key has to be kept as browser, and nobody who may sign has such a key");
    }

    [Fact]
    public void Who_has_no_key_or_role_any_more_is_not_counted()
    {
        var alone = With(Guild, 1, Ended);
        Refuses(alone with { Rules = [Rule("steward", 2)] }, "knots: 2 must sign, and the people who are steward are 1");
        Refuses(With(Guild, 1, m => m with { Roles = [m.Roles[0] with { Until = SignedSite.Begin }] }) with { Rules = [Rule("steward", 2)] }, "knots: 2 must sign, and the people who are steward are 1");
        Refuses(With(Guild, 1, m => m with { Keys = [m.Keys[0] with { CompromisedAt = SignedSite.Begin }] }) with { Rules = [Rule("steward", 2)] }, "knots: 2 must sign, and the people who are steward are 1");
    }

    [Fact]
    public void That_all_must_sign_or_few_of_many_may_is_warned_of()
    {
        Cautions(Guild with { Rules = [Rule("steward", 2)] }, "knots: all 2 must sign; when one is away or loses a key, nothing can be awarded, and none of them can be its holder");
        Cautions(Guild with { Rules = [Rule("steward", 2) with { SelfAward = true }] }, "knots: all 2 must sign; when one is away or loses a key, nothing can be awarded");
        Cautions(Three, "knots: 1 of 3 is less than half", "changing these rules: 1 of 3 steward is less than half");
        Cautions(Three with { Rules = [Rule("steward", 2)], Amendment = [new("steward", 2)] });
        // A badge that people give themselves is meant to take one.
        Cautions(Three with { Rules = [Rule("steward", 1) with { SelfAward = true }], Amendment = [new("steward", 2)] });
        // Whoever is named by name was chosen.
        Cautions(Three with { Rules = [new() { Badges = ["knots"], Signers = new(null, ["m1", "m2", "m3"], null) }], Amendment = [new("steward", 2)] });
    }

    [Fact]
    public void A_status_list_is_signed_by_one()
    {
        Refuses(Guild with { Status = new(null, new("steward", 2)) }, "who signs the status lists: a list is signed by one person, and these rules ask for 2");
        Refuses(Guild with { Status = new(null, new("elder", 1)) }, "who signs the status lists: 1 elder must, and there are 0");
    }

    [Fact]
    public void Taking_back_must_be_possible()
    {
        Refuses(Guild with { Status = new(new("steward", 3), new("steward", 1)) }, "who takes awards back: 3 steward must, and there are 2");
        Cautions(Guild with { Status = new(new("steward", 2), new("steward", 1)) }, "who takes awards back: all 2 must sign");
    }

    [Fact]
    public void A_guild_never_locks_itself_out()
    {
        Refuses(Guild with { Amendment = [new("steward", 3), new("elder", 1)] }, "changing these rules: nobody could ever sign another version");
        Cautions(Guild with { Amendment = [new("steward", 2)] }, "changing these rules: all 2 must sign; if one key is lost, nobody can ever change them");
        Cautions(Guild with { Amendment = [new("recovery", 1)] }, "changing these rules: one recovery alone can; if that key is lost, nobody can ever change them");
        Cautions(Guild with { Amendment = [new("steward", 2), new("elder", 1)] },
            "changing these rules: 1 elder could, and there are 0", "changing these rules: all 2 must sign; if one key is lost, nobody can ever change them");
        Cautions(Guild with { Amendment = [new("steward", 2), new("recovery", 1)] });
    }
}
