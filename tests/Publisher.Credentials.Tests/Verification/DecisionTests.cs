using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Status;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestDecision;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Decisions that take awards back: what counts, and every kind that does not.</summary>
public sealed class DecisionTests
{
    private const string Better = Base + "/credentials/bbbbccccddddeeee.json";

    [Fact]
    public void A_revocation_says_when_and_why()
    {
        var report = Report(Material(statusList: SetList), Award, new TestDecision().Sign(Ana, Ben));
        AssertState(CredentialState.Revoked, report);
        Assert.Equal("This award was revoked on 3 May 2027: 'given to the wrong person'.", report[CheckName.Status].Reason);
        Assert.Equal((StatusAction.Revoke, "given to the wrong person", null), (report.Decision!.Action, report.Decision.Reason, report.Decision.By));
    }

    [Fact]
    public void A_list_that_is_behind_does_not_hide_a_decision()
    {
        var report = Report(new TestDecision().Sign(Ana, Ben));
        AssertState(CredentialState.Revoked, report);
        Assert.EndsWith("does not show that yet; the signed decision is enough.", report[CheckName.Status].Reason, StringComparison.Ordinal);
        var without = Report(Material() with { StatusLists = System.Collections.Immutable.ImmutableDictionary<string, SignedDocument>.Empty }, Award, new TestDecision().Sign(Ana, Ben));
        AssertState(CredentialState.Revoked, without);
    }

    [Fact]
    public void A_set_bit_revokes_without_any_decision_and_says_so()
    {
        var report = Report(Material(statusList: SetList), Award);
        AssertState(CredentialState.Revoked, report);
        Assert.Null(report.Decision);
        Assert.Contains("no signed decision that says why is at hand", report[CheckName.Status].Reason, StringComparison.Ordinal);
        var spoilt = Report(Material(statusList: SetList), Award, new TestDecision().Sign(Ana));
        AssertState(CredentialState.Revoked, spoilt);
        Assert.Contains("A decision at hand does not count: It takes two people", spoilt[CheckName.Status].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_can_be_withdrawn_or_replaced()
    {
        AssertState(CredentialState.Withdrawn, Report(new TestDecision { Action = "withdraw", Reason = "at my wish" }.Sign(Ana, Ben)));
        var replaced = Report(new TestDecision { Action = "supersede", By = Better }.Sign(Ana, Ben));
        AssertState(CredentialState.Superseded, replaced);
        Assert.Contains(Better, replaced[CheckName.Status].Reason, StringComparison.Ordinal);
        Assert.Equal(Better, replaced.Decision!.By);
    }

    [Fact]
    public void Of_several_decisions_revoked_is_told_before_withdrawn_before_superseded_whatever_their_order()
    {
        SignedDocument[] all = [.. new[] { "revoke", "withdraw", "supersede" }.Select(a => new TestDecision { Action = a, By = a == "supersede" ? Better : null }.Sign(Ana, Ben))];
        CredentialState[] states = [CredentialState.Revoked, CredentialState.Withdrawn, CredentialState.Superseded];
        for (var set = 1; set < 8; set++)
        {
            var chosen = Enumerable.Range(0, 3).Where(i => (set & (1 << i)) != 0).ToArray();
            foreach (var order in new[] { chosen, [.. chosen.Reverse()], [.. chosen.Skip(1), chosen[0]] })
            {
                Assert.Equal(states[chosen[0]], Report([.. order.Select(i => all[i])]).State);
            }
        }
    }

    public static TheoryData<string> Spoilt => [.. Spoils.Keys];

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void A_spoilt_decision_changes_nothing(string how)
    {
        var (decision, standing) = Spoils[how]();
        var report = Report(decision);
        AssertState(CredentialState.Valid, report);
        Assert.Null(report.Decision);
        var judged = Assert.Single(report.Decisions);
        Assert.Equal(standing, judged.Standing);
        Assert.NotEmpty(judged.Reason);
        // The same with a set bit: revoked, but not by this decision.
        Assert.Null(Report(Material(statusList: SetList), Award, decision).Decision);
    }

    private static readonly SortedDictionary<string, Func<(SignedDocument, DecisionStanding)>> Spoils = new(StringComparer.Ordinal)
    {
        ["wrong digest"] = () => (new TestDecision { Digest = Sri.Of([1]) }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["another award's"] = () => (new TestDecision { Address = Better }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["too few signers"] = () => (new TestDecision().Sign(Ana), DecisionStanding.Waiting),
        ["one person twice"] = () => (new TestDecision().Sign(Ana, Ana), DecisionStanding.Waiting),
        ["one key twice at two moments"] = () => (With(new TestDecision(), d => [.. d.Prove(Ana), .. d.Prove(Ana, "2027-05-04T10:00:00Z")]), DecisionStanding.Waiting),
        ["not a steward"] = () => (new TestDecision().Sign(Ana, Dot), DecisionStanding.Waiting),
        ["a recovery key"] = () => (new TestDecision().Sign(Ben, Recovery), DecisionStanding.Waiting),
        ["nobody"] = () => (Documents.Parse(new TestDecision().Text.TrimEnd()[..^1] + ", \"proof\": [] }"), DecisionStanding.Refused),
        ["no proof"] = () => (Documents.Parse(new TestDecision().Text), DecisionStanding.Refused),
        ["a stranger's key beside"] = () => (new TestDecision().Sign(Ana, Ben, Stranger), DecisionStanding.Refused),
        ["signed before the rules"] = () => (new TestDecision().SignAt("2026-01-09T00:00:00Z", Ana, Ben), DecisionStanding.Waiting),
        ["dated before the rules"] = () => (new TestDecision { Date = "2026-01-09T00:00:00Z" }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["other rules of that number"] = () => (new TestDecision { Authority = SignAuthority(AuthorityText(rules: [Rule("\"*\"")]), Start, Ana, Ben) }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["changed after signing"] = () => (Changed(new TestDecision(), "wrong person", "right person"), DecisionStanding.Refused),
        ["a moved proof"] = () => (With(new TestDecision(), d => [.. d.Prove(Ana), .. new TestDecision { Reason = "another" }.Prove(Ben)]), DecisionStanding.Refused),
        ["an award's proof"] = () => (With(new TestDecision(), d => [.. d.Prove(Ana), .. Documents.Sign(AwardText(), Did, Ben, Made, Cryptosuite.EddsaJcs2022)]), DecisionStanding.Refused),
        ["by without supersede"] = () => (new TestDecision { By = Better }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["supersede without by"] = () => (new TestDecision { Action = "supersede" }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["its own place"] = () => (new TestDecision { Action = "supersede", By = AwardAddress }.Sign(Ana, Ben), DecisionStanding.Refused),
        ["another type"] = () => (Documents.Parse(new TestDecision().Text.Replace("StatusDecision", "StatusOpinion", StringComparison.Ordinal)), DecisionStanding.Refused),
    };

    public static TheoryData<string> Unknown => [.. Unknowns.Keys];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_decision_this_program_does_not_know_leaves_the_status_open(string how)
    {
        var decision = Unknowns[how]();
        var report = Report(decision);
        AssertState(CredentialState.Undetermined, report);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Status].Verdict);
        Assert.StartsWith("There is a decision about it that could not be judged", report[CheckName.Status].Reason, StringComparison.Ordinal);
        AssertState(CredentialState.Revoked, Report(Material(statusList: SetList), Award, decision));
    }

    private static readonly SortedDictionary<string, Func<SignedDocument>> Unknowns = new(StringComparer.Ordinal)
    {
        ["an unknown member"] = () => new TestDecision { More = " \"severity\": 3," }.Sign(Ana, Ben),
        ["an unknown format"] = () => Documents.Parse(new TestDecision().Text.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal)),
        ["an unknown action"] = () => new TestDecision { Action = "suspend" }.Sign(Ana, Ben),
        ["later rules"] = () => new TestDecision { Authority = Version1 with { Version = 2 } }.Sign(Ana, Ben),
    };

    [Fact]
    public void A_decision_waits_until_enough_people_have_signed_it()
    {
        var waiting = Report(new TestDecision().Sign(Ana)).Decisions[0];
        Assert.Equal((DecisionStanding.Waiting, 1), (waiting.Standing, waiting.Missing));
        Assert.Contains("one more has to sign", waiting.Reason, StringComparison.Ordinal);
        Assert.True(ProofSplice.TrySplice(new TestDecision().Sign(Ana), [Documents.Parse($"[\n    {new TestDecision().Prove(Ben)[0]}\n]\n")], out var spliced, out _));
        AssertState(CredentialState.Revoked, Report(spliced));
    }

    [Fact]
    public void A_retired_key_decides_nothing_after_it_was_retired()
    {
        string[] members = [Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2027-05-01T00:00:00Z\"")), .. StandardMembers[1..]];
        var second = SignAuthority(AuthorityText(2, Version1, "2027-01-01T00:00:00Z", members), "2026-12-31T00:00:00Z", Ana, Ben);
        var material = Material(Chain(Version1, second));
        Assert.Equal(DecisionStanding.Waiting, Report(material, Award, new TestDecision { Authority = second }.Sign(Ana, Ben)).Decisions[0].Standing);
        AssertState(CredentialState.Revoked, Report(material, Award, new TestDecision { Authority = second }.Sign(Ben, Cyd)));
        AssertState(CredentialState.Revoked, Report(material, Award, new TestDecision { Authority = second, Date = "2027-04-01T00:00:00Z" }.SignAt("2027-04-01T00:00:00Z", Ana, Ben)));
    }

    [Fact]
    public void A_compromised_key_decides_nothing_whatever_date_it_writes()
    {
        string[] members = [Member("m1", Subject("ana"), Key(Ana, ", \"compromisedAt\": \"2027-05-01T00:00:00Z\"")), .. StandardMembers[1..]];
        var second = SignAuthority(AuthorityText(2, Version1, "2027-06-01T00:00:00Z", members), "2027-05-31T00:00:00Z", Ben, Cyd);
        var award = SignAward(AwardText(), Ben, Cyd);
        var report = Report(Material(Chain(Version1, second), SignStatusList(StatusListText(), Ben)), award, new TestDecision { About = award }.Sign(Ana, Ben));
        AssertState(CredentialState.Valid, report);
        Assert.Equal(DecisionStanding.Refused, report.Decisions[0].Standing);
    }

    [Fact]
    public void Only_the_version_in_force_at_its_date_decides()
    {
        var second = SignAuthority(AuthorityText(2, Version1, "2027-05-01T00:00:00Z"), "2027-04-30T00:00:00Z", Ana, Ben);
        var material = Material(Chain(Version1, second));
        Assert.Equal(DecisionStanding.Refused, Report(material, Award, new TestDecision().Sign(Ana, Ben)).Decisions[0].Standing);
        AssertState(CredentialState.Revoked, Report(material, Award, new TestDecision { Authority = second }.Sign(Ana, Ben)));
        // Begun under the old rules, dated then, and never completed: the new ones have come.
        var begun = new TestDecision { Date = "2027-04-20T00:00:00Z" };
        Assert.Equal(DecisionStanding.Lapsed, Report(material, Award, begun.SignAt("2027-04-20T00:00:00Z", Ana)).Decisions[0].Standing);
        AssertState(CredentialState.Revoked, Report(material, Award, begun.SignAt("2027-04-20T00:00:00Z", Ana, Ben)));
        // A later authority does not speak for an earlier day.
        Assert.Equal(DecisionStanding.Refused, Report(material, Award, new TestDecision { Authority = second, Date = "2027-04-20T00:00:00Z" }.Sign(Ana, Ben)).Decisions[0].Standing);
    }

    [Fact]
    public void The_rules_may_name_a_role_and_number_of_their_own()
    {
        var text = AuthorityText().Replace("\"revoke\": { \"quorum\": \"as-awarded\" }", "\"revoke\": { \"role\": \"friend\", \"quorum\": 1 }", StringComparison.Ordinal);
        var authority = SignAuthority(text, Start, Ana, Ben);
        var award = SignAward(AwardText(authority: authority), Ana, Ben);
        var decision = new TestDecision { Authority = authority, About = award };
        AssertState(CredentialState.Revoked, Report(Material(Chain(authority)), award, decision.Sign(Dot)));
        AssertState(CredentialState.Valid, Report(Material(Chain(authority)), award, decision.Sign(Ana, Ben)));
    }

    [Fact]
    public void The_holder_may_be_among_those_who_take_it_back()
    {
        var award = SignAward(AwardText("solo", Subject("ben")), Ana);
        AssertState(CredentialState.Withdrawn, Report(Material(), award, new TestDecision { Action = "withdraw", About = award }.Sign(Ben)));
    }

    [Fact]
    public void Without_the_rule_of_the_award_as_awarded_cannot_be_judged()
    {
        var judged = new DecisionVerifier(Material()).Judge(new TestDecision().Sign(Ana, Ben), new(AwardAddress, null, null));
        Assert.Equal(DecisionStanding.NotChecked, judged.Standing);
        Assert.Equal(DecisionStanding.Counts, new DecisionVerifier(Material()).Judge(new TestDecision().Sign(Ana, Ben), new(AwardAddress, null, Version1.Rules[0])).Standing);
        Assert.Throws<ArgumentException>(() => new DecisionVerifier(new IssuerMaterial { Issuer = Did }));
    }

    private static SignedDocument With(TestDecision decision, Func<TestDecision, string[]> proofs) => Documents.Parse(Documents.WithProofs(decision.Text, proofs(decision)));

    private static SignedDocument Changed(TestDecision decision, string old, string with) =>
        Documents.Parse(System.Text.Encoding.UTF8.GetString(decision.Sign(Ana, Ben).Bytes.Span).Replace(old, with, StringComparison.Ordinal));
}
