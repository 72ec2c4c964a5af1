using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;
using static Publisher.Credentials.Tests.Verification.TestGuildEndorsement;

namespace Publisher.Credentials.Tests.Verification;

public sealed class GuildEndorsementTests
{
    private static void Told(GuildEndorsementReport report, CredentialState state, GuildEndorsementCheckName check, Verdict verdict, string words)
    {
        Assert.True(report.State == state, string.Join('\n', report.Checks));
        Assert.Equal(verdict, report[check].Verdict);
        Assert.Contains(words, report[check].Reason, StringComparison.Ordinal);
    }

    private static void Unauthorised(GuildEndorsementReport report, string words) => Told(report, CredentialState.Unauthorised, GuildEndorsementCheckName.Authority, Verdict.Failed, words);

    [Fact]
    public void Two_stewards_approve_a_version_of_a_badge()
    {
        var report = Report(Approval.Sign(Ana, Ben));
        Told(report, CredentialState.Valid, GuildEndorsementCheckName.Authority, Verdict.Passed, "Two people signed it (m1 and m2); version 1 of the rules asks for two.");
        Assert.Equal(Enum.GetValues<GuildEndorsementCheckName>(), report.Checks.Select(c => c.Name));
        Assert.Equal((GuildEndorsementKind.Definition, "workshop-host", 1, (string?)null), (report.Kind, report.Slug, report.AuthorityVersion, report.CountsAs));
        Assert.Equal(["m1", "m2"], report.Signers.Where(s => s.Counts).Select(s => s.MemberId));
        Assert.Equal(Achievement, report.Endorsement!.SubjectId);
    }

    [Fact]
    public void One_signature_short_it_waits()
    {
        var report = Report(Approval.Sign(Ana));
        Unauthorised(report, "The rule asks for two people with the role steward, at least one with a key kept as file; m1 signed, and one more has to sign.");
        Assert.Equal((true, false, 1, 2), (report.IsWaiting, report.IsLapsed, report.MissingSigners, report.Rule!.Quorum));
    }

    [Fact]
    public void One_person_with_two_keys_is_one_person()
    {
        var rules = SignAuthority(AuthorityText(members: [Member("m1", Subject("ana"), Key(Ana) + ", " + Key(Dot)), .. StandardMembers[1..3], StandardMembers[4]], rules: [Rule("\"solo\"")], more: """
            "definitions": [ { "badges": [ "*" ], "signers": { "role": "steward" }, "quorum": 2 } ],

            """), Start, Ana, Ben);
        Unauthorised(Report((Approval with { Authority = rules }).Sign(Ana, Dot), Chain(rules)), "m1 signed, and one more has to sign");
    }

    [Fact]
    public void Who_does_not_hold_the_role_does_not_count() => Unauthorised(Report(Approval.Sign(Ana, Dot)), "The signature of m4 does not count: they were not steward when they signed.");

    [Fact]
    public void A_key_of_nobody_spoils_it_however_many_others_signed()
    {
        var report = Report(Approval.Sign(Ana, Ben, Stranger));
        Unauthorised(report, "It is also signed with a key that is not its issuer's");
        Assert.False(report.IsWaiting);
    }

    [Fact]
    public void Nor_does_a_recovery_key_speak_for_the_guild()
    {
        Unauthorised(Report(Approval.Sign(Ana, Recovery)), "one more has to sign");
        Unauthorised(Report(Treaty.Sign(Recovery), question: About(Neighbour)), "two more have to sign");
    }

    [Theory]
    [InlineData("2026-01-09T00:00:00Z", "before version 1 of the rules came into force")]
    [InlineData("2026-12-20T00:00:00Z", "when version 2 of the rules was in force")]
    public void Signatures_are_dated_while_the_named_rules_are_in_force(string created, string because)
    {
        var next = SignAuthority(AuthorityText(2, WithDefinitions, "2026-12-15T00:00:00Z", more: Rules), "2026-12-10T00:00:00Z", Ana, Ben);
        Unauthorised(Report(Approval.SignAt(created, Ana, Ben), Chain(WithDefinitions, next)), because);
    }

    [Fact]
    public void What_newer_rules_overtook_can_no_longer_be_completed()
    {
        var next = SignAuthority(AuthorityText(2, WithDefinitions, "2026-12-15T00:00:00Z", more: Rules), "2026-12-10T00:00:00Z", Ana, Ben);
        var report = Report(Approval.Sign(Ana), Chain(WithDefinitions, next));
        Unauthorised(report, "Newer rules have come into force since");
        Assert.Equal((false, true), (report.IsWaiting, report.IsLapsed));
        Assert.Equal(CredentialState.Valid, Report(Approval.Sign(Ana, Ben), Chain(WithDefinitions, next)).State);
    }

    private static AuthorityDocument Ending(string what, string members = "") => SignAuthority(
        AuthorityText(2, WithDefinitions, "2026-12-15T00:00:00Z", [Member("m1", Subject("ana"), Key(Ana, what)), .. StandardMembers[1..], .. members.Length > 0 ? new[] { members } : []], more: Rules), "2026-12-10T00:00:00Z", Ben, Cyd, Recovery);

    [Fact]
    public void A_compromised_key_counts_nowhere_but_for_what_is_affirmed()
    {
        var document = Approval.Sign(Ana, Ben);
        var chain = Chain(WithDefinitions, Ending(", \"compromisedAt\": \"2026-12-14T00:00:00Z\""));
        var report = Report(document, chain);
        Unauthorised(report, "the key was reported as compromised since 14 December 2026, and the issuer has not affirmed this endorsement");
        Assert.True(report.IsDisowned);

        var list = AffirmedList.Write([AffirmedList.Line("gggghhhhiiiijjjj", document.Bytes.Span)]);
        var affirmed = Chain(WithDefinitions, Ending($$""", "compromisedAt": "2026-12-14T00:00:00Z", "affirmed": { "count": 1, "digestSRI": "{{Sri.Of(list)}}" }"""));
        Assert.Equal(CredentialState.Valid, Report(document, affirmed, with: m => m with { AffirmedLists = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty.Add(Sri.Of(list), list) }).State);
    }

    [Fact]
    public void A_retired_key_signs_nothing_from_then_on()
    {
        var retired = SignAuthority(AuthorityText(members: [Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-12-01T00:00:00Z\"")), .. StandardMembers[1..]], more: Rules), Start, Ana, Ben);
        var approval = Approval with { Authority = retired };
        Unauthorised(Report(approval.Sign(Ana, Ben), Chain(retired)), "the key was retired on 1 December 2026, before it signed");
        Assert.Equal(CredentialState.Valid, Report(approval.SignAt("2026-11-30T00:00:00Z", Ana, Ben), Chain(retired)).State);
    }

    [Fact]
    public void No_bit_of_it_can_be_changed()
    {
        var good = Approval.Sign(Ana, Ben).Bytes.ToArray();
        var verifier = new GuildEndorsementVerifier(Material(Chain(WithDefinitions)));
        for (var at = 0; at < good.Length; at++)
        {
            var bytes = (byte[])good.Clone();
            bytes[at] ^= (byte)(1 << (at % 7));
            if (SignedDocument.TryParse(bytes, out var document, out _))
            {
                var report = verifier.Verify(document, About());
                Assert.True(report.State is CredentialState.Altered or CredentialState.Unauthorised or CredentialState.Undetermined, $"{at}: {Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    [Fact]
    public void Another_guild_s_word_is_not_judged_by_our_rules()
    {
        var report = Report((Approval with { Issuer = "did:web:badges.harbour.example" }).Sign(Ana, Ben));
        Told(report, CredentialState.Undetermined, GuildEndorsementCheckName.Format, Verdict.NotChecked, "It is made in the name of did:web:badges.harbour.example");
        Assert.Null(report.Endorsement);
    }

    [Fact]
    public void It_stands_under_the_guild_s_address_and_pins_rules_and_badge_once()
    {
        const string Further = """, { "id": "https://badges.tidewater.example/badges/solo/1.0/achievement.json", "digestSRI": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "mediaType": "application/json" }""";
        foreach (var wrong in (TestGuildEndorsement[])
            [
                Approval with { Id = "https://badges.harbour.example/endorsements/gggghhhhiiiijjjj.json" }, Approval with { Id = Base + "/approvals/gggghhhhiiiijjjj.json" },
                Approval with { Subject = Base + "/credentials/aaaabbbbccccdddd.json" }, Approval with { Subject = Base + "/badges/solo/1.0/achievement.json" }, Approval with { MorePinned = Further },
                Approval with { MorePinned = $$""", { "id": "{{Achievement}}", "digestSRI": "sha256-x", "mediaType": "application/json" }""" },
                Treaty with { MorePinned = Further.Replace("tidewater", "harbour", StringComparison.Ordinal) },
                Approval with { More = $$""" "credentialStatus": { "id": "{{Base}}/status/1.json#3", "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "3", "statusListCredential": "{{Base}}/status/1.json" },""" },
            ])
        {
            Assert.Equal(CredentialState.Altered, Report(wrong.Sign(Ana, Ben)).State);
        }
    }

    [Fact]
    public void It_names_the_very_rules_it_was_made_under()
    {
        static string Pinned(int version, string digest) => $$"""{ "id": "{{Base}}/authority/{{version}}.json", "digestSRI": "{{digest}}", "mediaType": "application/json" }""";
        Unauthorised(Report((Approval with { Rule = Pinned(1, "sha256-x") }).Sign(Ana, Ben)), "are not the rules its issuer has under that number");
        Told(Report((Approval with { Rule = Pinned(2, "sha256-x") }).Sign(Ana, Ben)), CredentialState.Undetermined, GuildEndorsementCheckName.Authority, Verdict.NotChecked, "the newest one at hand is version 1");
        var other = """{ "id": "https://badges.tidewater.example/authority/", "digestSRI": "sha256-x", "mediaType": "application/json" }""";
        Unauthorised(Report((Approval with { Rule = other }).Sign(Ana, Ben)), "does not name the version of the rules");
    }

    [Fact]
    public void A_badge_that_no_rule_speaks_of_is_approved_by_nobody()
    {
        const string Solo = Base + "/badges/solo/1.0/achievement.json";
        var report = Report((Approval with { Subject = Solo, Resource = Solo }).Sign(Ana, Ben, Cyd), question: About(Solo));
        Unauthorised(report, "No rule of version 1 says who approves the badge solo.");
        Assert.Equal((false, false), (report.IsWaiting, report.IsLapsed));
    }

    [Fact]
    public void Holders_of_a_badge_may_be_those_who_approve()
    {
        const string Elders = Base + "/badges/elders/1.0/achievement.json";
        var document = (Approval with { Subject = Elders, Resource = Elders }).Sign(Dot);
        Assert.Equal(CredentialState.Valid, Report(document, question: About(Elders), with: m => m with { HoldsBadge = (who, badge, _) => who == Subject("dot") && badge == "workshop-host" }).State);
        Unauthorised(Report(document, question: About(Elders), with: m => m with { HoldsBadge = (_, _, _) => false }), "they did not hold the badge workshop-host");
        Told(Report(document, question: About(Elders)), CredentialState.Undetermined, GuildEndorsementCheckName.Authority, Verdict.NotChecked, "could not be checked");
    }

    [Fact]
    public void It_is_about_these_very_bytes()
    {
        Told(Report(Approval.Sign(Ana, Ben), question: About() with { Endorsed = new(Achievement, Achievement, ["sha256-x"]) }), CredentialState.Undetermined, GuildEndorsementCheckName.Subject, Verdict.Failed, "other bytes");
        Told(Report(Approval.Sign(Ana, Ben), question: About() with { Endorsed = null }), CredentialState.Undetermined, GuildEndorsementCheckName.Subject, Verdict.NotChecked, "not at hand");
        Told(Report(Approval.Sign(Ana, Ben), question: About(Base + "/badges/workshop-host/1.0/achievement.json")), CredentialState.Undetermined, GuildEndorsementCheckName.Subject, Verdict.Failed, "It endorses");
    }

    [Fact]
    public void A_treaty_asks_its_own_rule_or_else_the_amendment_s()
    {
        const string CountsAs = Base + "/badges/solo/1.0/achievement.json";
        var report = Report((Treaty with { MorePinned = $$""", { "id": "{{CountsAs}}", "digestSRI": "sha256-x", "mediaType": "application/json" }""" }).Sign(Ben, Cyd), question: About(Neighbour));
        Told(report, CredentialState.Valid, GuildEndorsementCheckName.Authority, Verdict.Passed, "version 1 of the rules asks for two");
        Assert.Equal((GuildEndorsementKind.Treaty, (string?)null, CountsAs), (report.Kind, report.Slug, report.CountsAs));

        var own = SignAuthority(AuthorityText(more: "\"treaties\": { \"signers\": { \"role\": \"friend\" } },\n  "), Start, Ana, Ben);
        var treaty = Treaty with { Authority = own };
        Assert.Equal(CredentialState.Valid, Report(treaty.Sign(Dot), Chain(own), About(Neighbour)).State);
        Unauthorised(Report(treaty.Sign(Ana, Ben), Chain(own), About(Neighbour)), "one more has to sign");
    }

    [Fact]
    public void It_may_end_and_it_may_be_withdrawn()
    {
        var ending = (Treaty with { More = " \"validUntil\": \"2026-12-31T00:00:00Z\"," }).Sign(Ana, Ben);
        Told(Report(ending, question: About(Neighbour)), CredentialState.Expired, GuildEndorsementCheckName.Dates, Verdict.Failed, "It was valid until 31 December 2026.");

        var document = Treaty.Sign(Ana, Ben);
        string Decision(string digest) => $$"""{ "type": "StatusDecision", "format": 1, "award": "{{Address}}", "awardDigest": "{{digest}}", "action": "withdraw", "reason": "they changed it", "date": "2026-12-20T00:00:00Z", "authority": { "version": 1, "digestSRI": "{{WithDefinitions.DigestSri}}" } }""";
        GuildEndorsementReport Withdrawn(params Keys.TestSigner[] signers)
        {
            var text = Decision(Sri.Of(document.Bytes.Span));
            return Report(document, question: About(Neighbour) with { Decisions = [Documents.Parse(Documents.WithProofs(text, [.. signers.SelectMany(s => Documents.Sign(text, Did, s, "2026-12-20T00:00:00Z", Cryptosuite.EddsaJcs2022))]))] });
        }
        Assert.Equal(CredentialState.Valid, Withdrawn(Ana).State);
        Told(Withdrawn(Ana, Cyd), CredentialState.Withdrawn, GuildEndorsementCheckName.Status, Verdict.Failed, "'they changed it'");
    }

    [Fact]
    public void Keys_that_only_definitions_or_treaties_call_on_stand_in_did_json()
    {
        var rules = new[] { Rule("\"named\"", signers: """{ "members": [ "m2" ] }""") };
        var members = new[] { StandardMembers[0], StandardMembers[1], StandardMembers[3], StandardMembers[4] };
        string More(string more) => Encoding.UTF8.GetString(DidDocument.Write(Chain(SignAuthority(AuthorityText(members: members, rules: rules, more: more), Start, Ana, Ben)), Base));
        Assert.DoesNotContain(Dot.Multibase, More(""), StringComparison.Ordinal);
        Assert.Contains(Dot.Multibase, More("\"treaties\": { \"signers\": { \"role\": \"friend\" } },\n"), StringComparison.Ordinal);
        Assert.Contains(Dot.Multibase, More("\"definitions\": [ { \"badges\": [ \"solo\" ], \"signers\": { \"members\": [ \"m4\" ] } } ],\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(Recovery.Multibase, More(""), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_rules_says_nothing_by_a_quorum() => Assert.Throws<ArgumentException>(() => new GuildEndorsementVerifier(new IssuerMaterial { Issuer = Did }));
}
