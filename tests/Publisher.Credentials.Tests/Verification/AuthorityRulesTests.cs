using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Rules, versions and keys: who may recognise what, and when.</summary>
public sealed class AuthorityRulesTests
{
    private const string Before = """ "alignment": [ { "type": [ "Alignment" ], "targetName": "Solo", "targetUrl": "https://badges.tidewater.example/badges/solo/", "targetType": "ext:Prerequisite" } ],""";
    private const string Evidence = """ "evidence": [ { "type": [ "Evidence" ], "name": "Notes", "narrative": "Wrote them down." } ],""";

    [Fact]
    public void Nobody_recognises_themselves_unless_the_rule_says_so()
    {
        var report = Verify(SignAward(AwardText("solo", holder: Subject("ana")), Ana));
        AssertState(CredentialState.Unauthorised, report);
        Assert.Contains("nobody recognises themselves", report[CheckName.Authority].Reason, StringComparison.Ordinal);
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("solo", holder: Subject("ana")), Ben)));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("proud", holder: Subject("ana")), Ana)));
    }

    [Fact]
    public void Evidence_is_asked_for_where_the_rule_requires_it_and_does_not_wait()
    {
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("proven", evidence: Evidence), Ana)));
        var report = Verify(SignAward(AwardText("proven"), Ana));
        AssertState(CredentialState.Unauthorised, report);
        Assert.False(report.IsWaiting);
    }

    [Fact]
    public void At_least_one_key_is_kept_as_the_rule_asks()
    {
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("careful"), Ana, Cyd)));
        var report = Verify(SignAward(AwardText("careful"), Ana, Ben));
        AssertState(CredentialState.Unauthorised, report);
        Assert.Equal((1, true), (report.MissingSigners, report.IsWaiting));
    }

    [Fact]
    public void What_an_award_cannot_show_is_said()
    {
        var report = Verify(SignAward(AwardText("patient"), Ana));
        AssertState(CredentialState.Valid, report);
        Assert.Contains("seven days passed between nomination and award does not show", report[CheckName.Authority].Reason, StringComparison.Ordinal);
        Assert.Contains("the holder agreed does not show", report[CheckName.Authority].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_members_and_tags_are_rules_too()
    {
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("named"), Dot)));
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText("named"), Ana)));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("basket", tags: """ "tag": [ "craft" ],"""), Dot)));
        var none = Verify(SignAward(AwardText("basket"), Dot));
        AssertState(CredentialState.Unauthorised, none);
        Assert.Null(none.RuleIndex);
        Assert.False(none.IsWaiting);
    }

    [Fact]
    public void One_fully_satisfied_rule_is_enough()
    {
        // solo's own rule asks for a steward, the tag's for a friend
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("solo", tags: """ "tag": [ "craft" ],"""), Dot)));
    }

    [Theory]
    [InlineData(true, CredentialState.Valid)]
    [InlineData(false, CredentialState.Unauthorised)]
    [InlineData(null, CredentialState.Undetermined)]
    public void Holders_of_a_badge_sign_where_the_rule_says_so(bool? holds, CredentialState expected)
    {
        var material = Material() with { HoldsBadge = (subject, slug, at) => (subject, slug, at) == (Subject("dot"), "workshop-host", Documents.Moment(Signed)) ? holds : throw new InvalidOperationException() };
        AssertState(expected, Verify(SignAward(AwardText("elders"), Dot), material));
    }

    [Theory]
    [InlineData(true, CredentialState.Valid, "The holder held what the badge builds on.")]
    [InlineData(false, CredentialState.Unauthorised, "The rule asks that the holder has the badge solo before, and they did not hold it as this one was awarded.")]
    [InlineData(null, CredentialState.Undetermined, "Whether the holder held the badge solo before, as the rule asks, could not be checked.")]
    public void What_a_badge_builds_on_is_held_before_where_the_rule_says_so(bool? holds, CredentialState expected, string words)
    {
        var material = Material() with { HoldsBadge = (subject, slug, at) => (subject, slug, at) == (Subject("heron"), "solo", Documents.Moment(Signed)) ? holds : throw new InvalidOperationException() };
        var report = Verify(SignAward(AwardText("after", tags: Before), Ana), material);
        AssertState(expected, report);
        Assert.Contains(words, report[CheckName.Authority].Reason, StringComparison.Ordinal);
        Assert.False(report.IsWaiting);
    }

    [Fact]
    public void One_file_alone_never_shows_what_was_held_before()
    {
        AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText("after", tags: Before), Ana)));
        // Without enough signatures it is not authorised, whatever was held; without anything to hold nothing is asked.
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText("after", tags: Before), Dot)));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("after"), Ana)));
        // Another rule says nothing of it.
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("solo", tags: Before.Replace("/solo/", "/proud/", StringComparison.Ordinal)), Ana)));
    }

    [Theory]
    [InlineData("https://harbour.example/badges/solo/")]
    [InlineData(Base + "/badges/solo/1.0/achievement.json")]
    [InlineData(Base + "/frameworks/#prerequisite")]
    public void What_is_no_badge_of_the_issuers_could_not_be_checked(string address)
    {
        var report = Verify(SignAward(AwardText("after", tags: Before.Replace(Base + "/badges/solo/", address, StringComparison.Ordinal)), Ana), Material() with { HoldsBadge = (_, _, _) => true });
        AssertState(CredentialState.Undetermined, report);
        Assert.Contains("'Solo' before, as the rule asks, could not be checked: it is no badge of this issuer", report[CheckName.Authority].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_answer_holders_are_not_checked() => AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText("elders"), Dot)));

    [Fact]
    public void An_award_names_its_rules_by_address_and_digest()
    {
        var wrongDigest = $$"""{ "id": "{{Base}}/authority/1.json", "digestSRI": "{{Sri.Of("other"u8)}}" }""";
        var wrongAddress = $$"""{ "id": "{{Base}}/authority/01.json", "digestSRI": "{{Version1.DigestSri}}" }""";
        var elsewhere = $$"""{ "id": "https://other.example/authority/1.json", "digestSRI": "{{Version1.DigestSri}}" }""";
        var none = $$"""{ "id": "{{Base}}/badges/solo/1.0/image.png", "digestSRI": "{{Sri.Of("x"u8)}}" }""";
        Assert.All(new[] { wrongDigest, wrongAddress, elsewhere, none }, related =>
        {
            var report = Verify(SignAward(AwardText("solo", relatedAuthority: related), Ana));
            AssertState(CredentialState.Unauthorised, report);
            Assert.False(report.IsWaiting);
        });
        var later = $$"""{ "id": "{{Base}}/authority/7.json", "digestSRI": "{{Version1.DigestSri}}" }""";
        AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText("solo", relatedAuthority: later), Ana)));
    }

    [Fact]
    public void The_version_an_award_names_judges_it()
    {
        const string Change = "2026-12-10T00:00:00Z";
        var version2 = SignAuthority(AuthorityText(2, Version1, Change, rules: [Rule("\"*\"", ", \"quorum\": 3")]), "2026-12-01T00:00:00Z", Ana, Ben);
        var material = Material(Chain(Version1, version2));
        var later = Question("2026-12-20T00:00:00Z");
        // signed under version 1, complete by its rules: good for ever
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText("solo"), Ana), material, later));
        // names version 1, dated when version 2 was in force
        AssertState(CredentialState.Unauthorised, Verify(SignAwardAt(AwardText("solo"), Change, Ana), material, later));
        // names version 2, dated before it came into force
        AssertState(CredentialState.Unauthorised, Verify(SignAwardAt(AwardText("solo", authority: version2), "2026-12-09T23:59:59Z", Ana, Ben, Cyd), material, later));
        AssertState(CredentialState.Valid, Verify(SignAwardAt(AwardText("solo", authority: version2), Change, Ana, Ben, Cyd), material, later));
        // waiting under version 1: void once version 2 is in force
        var waiting = SignAward(AwardText(), Ana);
        Assert.True(Verify(waiting, material, Question("2026-12-09T00:00:00Z")).IsWaiting);
        Assert.False(Verify(waiting, material, later).IsWaiting);
        Assert.True(Verify(SignAwardAt(AwardText("solo", authority: version2), Change, Ana), material, later).IsWaiting);
    }

    [Fact]
    public void Keys_and_roles_count_only_inside_their_validity()
    {
        string[] members =
        [
            Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-06-01T00:00:00Z\"")),
            Member("m2", Subject("ben"), Key(Ben), until: ", \"until\": \"2026-06-01T00:00:00Z\""),
            Member("m3", Subject("cyd"), Key(Cyd).Replace(Start, "2026-03-01T00:00:00Z", StringComparison.Ordinal)),
            StandardMembers[4],
        ];
        string[] rules = [Rule("\"solo\"")];
        var authority = SignAuthority(AuthorityText(members: members, rules: rules), Start, Ana, Ben);
        var material = Material(Chain(authority), SignStatusList(StatusListText(), Ben));
        CredentialState At(string created, TestSigner signer) =>
            Verify(SignAwardAt(AwardText("solo", authority: authority, validFrom: Start), created, signer), material).State;
        Assert.Equal(CredentialState.Valid, At("2026-05-31T23:59:59Z", Ana));
        Assert.Equal(CredentialState.Unauthorised, At("2026-06-01T00:00:00Z", Ana));
        Assert.Equal(CredentialState.Valid, At("2026-05-31T23:59:59Z", Ben));
        Assert.Equal(CredentialState.Unauthorised, At("2026-06-01T00:00:00Z", Ben));
        Assert.Equal(CredentialState.Unauthorised, At("2026-02-28T23:59:59Z", Cyd));
        Assert.Equal(CredentialState.Valid, At("2026-03-01T00:00:00Z", Cyd));
        Assert.Equal(CredentialState.Unauthorised, At("2026-01-09T23:59:59Z", Ben));
    }

    [Fact]
    public void A_compromised_key_counts_only_where_the_guild_affirms_the_award()
    {
        var award = SignAward(AwardText(), Ana, Ben);
        var line = $"aaaabbbbccccdddd {Sri.Of(award.Bytes.Span)}";
        var list = Encoding.UTF8.GetBytes(line + "\n");
        AuthorityDocument Compromise(byte[] affirmed, int count)
        {
            string[] members =
            [
                Member("m1", Subject("ana"), Key(Ana, $$""", "compromisedAt": "2026-12-01T00:00:00Z", "affirmed": { "count": {{count}}, "digestSRI": "{{Sri.Of(affirmed)}}" }""")),
                .. StandardMembers[1..],
            ];
            return SignAuthority(AuthorityText(2, Version1, "2026-12-05T00:00:00Z", members), "2026-12-04T00:00:00Z", Ben, Cyd);
        }
        var later = Question("2026-12-20T00:00:00Z");
        var chain = Chain(Version1, Compromise(list, 1));
        var benSigned = SignStatusList(StatusListText(), Ben);
        var material = Material(chain, benSigned) with { AffirmedLists = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty.Add(Sri.Of(list), list) };
        Assert.DoesNotContain(Ana.Multibase, DidDocument.ListKeys(chain));

        // affirmed, but no longer listed in did.json: the DID document decides what others see, the chain what we count
        var affirmed = Verify(award, material with { Controller = null }, later);
        AssertState(CredentialState.Valid, affirmed);
        AssertState(CredentialState.Valid, Verify(award, material, later));

        // no list at hand; another award; a list of another length
        var disowned = Verify(award, Material(chain, benSigned), later);
        AssertState(CredentialState.Unauthorised, disowned);
        Assert.True(disowned.IsDisowned);
        // nobody of the guild has signed it: that is not a key's fault
        Assert.False(Verify(SignAward(AwardText(), Ana), Material(chain, benSigned), later).IsDisowned);
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText(id: "zzzzbbbbccccdddd"), Ana, Ben), material, later));
        var miscounted = Material(Chain(Version1, Compromise(list, 2)), benSigned) with { AffirmedLists = material.AffirmedLists };
        AssertState(CredentialState.Unauthorised, Verify(award, miscounted, later));
        // enough others: the compromised signature is there and does not count
        var three = Verify(SignAward(AwardText(id: "yyyybbbbccccdddd"), Ana, Ben, Cyd), material, later);
        AssertState(CredentialState.Valid, three);
        Assert.Equal(["m2", "m3"], three.Signers.Where(s => s.Counts).Select(s => s.MemberId));
        // a status list signed with it is no list
        AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText(), Ben, Cyd), Material(chain), later));
    }

    [Fact]
    public void A_key_retired_later_keeps_what_it_signed_before()
    {
        string[] members = [Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-11-25T00:00:00Z\"")), .. StandardMembers[1..]];
        var version2 = SignAuthority(AuthorityText(2, Version1, "2026-12-05T00:00:00Z", members), "2026-12-04T00:00:00Z", Ben, Cyd);
        // a status list by the retired key counts no longer, as the build says too: the list is signed anew
        AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText(), Ana, Ben), Material(Chain(Version1, version2))));
        var material = Material(Chain(Version1, version2), SignStatusList(StatusListText(), Ben));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText(), Ana, Ben), material));
        AssertState(CredentialState.Unauthorised, Verify(SignAwardAt(AwardText(), "2026-11-26T00:00:00Z", Ana, Ben), material));
    }

    [Fact]
    public void Quorum_is_counted_in_people_as_a_plain_count_says()
    {
        // every subset of four people's signatures, each person with two keys, against quorums 1 to 4
        TestSigner[] keys = [.. Enumerable.Range(0, 8).Select(i => new TestSigner($"person {i / 2} key {i % 2}"))];
        string[] members = [.. Enumerable.Range(0, 4).Select(p => Member($"p{p}", Subject($"p{p}"), Key(keys[2 * p]) + ", " + Key(keys[(2 * p) + 1])))];
        string[] rules = [.. Enumerable.Range(1, 4).Select(q => Rule($"\"q{q}\"", $", \"quorum\": {q}"))];
        var authority = SignAuthority(AuthorityText(members: members, rules: rules, amendment: """{ "role": "steward", "quorum": 1 }"""), Start, keys[0]);
        var material = Material(Chain(authority), SignStatusList(StatusListText(), keys[0]));
        for (var q = 1; q <= 4; q++)
        {
            var text = AwardText($"q{q}", authority: authority);
            var proofs = keys.Select(k => Documents.Sign(text, Did, k, Signed)).ToArray();
            for (var subset = 1; subset < 256; subset += 1 + (q * 2))
            {
                var chosen = Enumerable.Range(0, 8).Where(i => (subset & (1 << i)) != 0).ToArray();
                var award = Documents.Parse(Documents.WithProofs(text, [.. chosen.SelectMany(i => proofs[i])]));
                var people = chosen.Select(i => i / 2).Distinct().Count();
                var report = Verify(award, material);
                Assert.Equal(people >= q ? CredentialState.Valid : CredentialState.Unauthorised, report.State);
                Assert.Equal(Math.Max(0, q - people), report.MissingSigners);
            }
        }
    }

    [Fact]
    public void What_would_be_left_without_a_key_can_be_asked_before_it_is_reported()
    {
        var without = Material() with { DisregardedKeys = [Ana.PublicKey], StatusLists = ImmutableDictionary<string, Publisher.Credentials.Json.SignedDocument>.Empty.Add(Base + "/status/1.json", SignStatusList(StatusListText(), Ben)) };
        var falls = Verify(SignAward(AwardText(), Ana, Ben), without);
        AssertState(CredentialState.Unauthorised, falls);
        Assert.True(falls.IsDisowned);
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText(), Ana, Ben, Cyd), without));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText(), Cyd, Ben), without));
    }

    [Theory]
    [InlineData("https://people.example/ana", CredentialState.Unauthorised)]
    [InlineData("https://People.example/ana", CredentialState.Altered)]
    [InlineData("https://people.example:443/ana", CredentialState.Altered)]
    [InlineData("https://people.example/x/../ana", CredentialState.Altered)]
    public void With_another_spelling_of_their_id_nobody_signs_for_themselves(string holder, CredentialState expected)
    {
        string[] members = [Member("m1", "https://people.example/ana", Key(Ana)), .. StandardMembers[1..4]];
        var authority = SignAuthority(AuthorityText(members: members), Start, Ana, Ben);
        AssertState(expected, Verify(SignAward(AwardText("solo", holder, authority), Ana), Material(Chain(authority))));
        Assert.False(AuthorityDocument.TryRead(Documents.Parse(AuthorityText(members: [Member("m1", "https://People.example/ana", Key(Ana)), .. StandardMembers[1..]])), out _, out var problem));
        Assert.Contains("one spelling", problem.Detail, StringComparison.Ordinal);
    }
}
