using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>The states of docs/formats.md over really signed documents.</summary>
public sealed class StateTests
{
    [Fact]
    public void Two_stewards_make_a_valid_award()
    {
        var report = Verify(SignAward(AwardText(), Ana, Ben));
        AssertState(CredentialState.Valid, report);
        Assert.Equal([Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.Passed, Verdict.NotChecked, Verdict.NotChecked, Verdict.NotChecked], report.Checks.Select(c => c.Verdict));
        Assert.Equal(Enum.GetValues<CheckName>(), report.Checks.Select(c => c.Name));
        Assert.Equal([("m1", true), ("m2", true)], report.Signers.Select(s => (s.MemberId!, s.Counts)));
        Assert.Equal((1, 0, 0, false), (report.AuthorityVersion, report.RuleIndex, report.MissingSigners, report.IsWaiting));
        Assert.Equal("Two people signed it (m1 and m2); version 1 of the rules asks for two.", report[CheckName.Authority].Reason);
        Assert.All(report.Checks, c => Assert.EndsWith(".", c.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Recognition_is_told_apart_only_when_asked()
    {
        var award = SignAward(AwardText(), Ana, Ben);
        Assert.Equal(CredentialState.Valid, Verify(award, question: Question(recognised: true)).State);
        var unrecognised = Verify(award, question: Question(recognised: false));
        Assert.Equal((CredentialState.ValidUnrecognised, Verdict.Failed), (unrecognised.State, unrecognised[CheckName.Issuer].Verdict));
        Assert.Equal(Verdict.NotChecked, Verify(award)[CheckName.Issuer].Verdict);
    }

    [Fact]
    public void One_steward_where_two_are_asked_for_is_unauthorised_and_waits()
    {
        var report = Verify(SignAward(AwardText(), Ana));
        AssertState(CredentialState.Unauthorised, report);
        Assert.Equal((1, true, 0), (report.MissingSigners, report.IsWaiting, report.RuleIndex));
        Assert.Equal(Verdict.Passed, report[CheckName.Signatures].Verdict);
        Assert.Contains("one more has to sign", report[CheckName.Authority].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jcs")]
    [InlineData("rdfc")]
    public void A_signer_with_only_one_of_two_proofs_does_not_count(string kept)
    {
        var text = AwardText();
        var suite = kept == "jcs" ? Cryptosuite.EddsaJcs2022 : Cryptosuite.EddsaRdfc2022;
        var award = Documents.Parse(Documents.WithProofs(text, [.. Documents.Sign(text, Did, Ana, Signed), .. Documents.Sign(text, Did, Ben, Signed, suite)]));
        var report = Verify(award);
        AssertState(CredentialState.Unauthorised, report);
        Assert.Equal([true, false], report.Signers.Select(s => s.Counts));
        Assert.Equal(1, report.MissingSigners);
    }

    [Fact]
    public void The_same_person_signing_twice_counts_once()
    {
        var text = AwardText();
        string[] proofs = [.. Documents.Sign(text, Did, Ana, Signed), .. Documents.Sign(text, Did, Ana, "2026-11-20T18:30:01Z")];
        AssertState(CredentialState.Unauthorised, Verify(Documents.Parse(Documents.WithProofs(text, proofs))));
    }

    [Fact]
    public void Two_keys_of_one_person_count_once()
    {
        var second = new TestSigner("ana's second");
        string[] members = [Member("m1", Subject("ana"), Key(Ana) + ", " + Key(second)), Member("m5", Subject("ana"), Key(new TestSigner("ana's third"))), .. StandardMembers[1..]];
        var authority = SignAuthority(AuthorityText(members: members), Start, Ana, Ben);
        var material = Material(Chain(authority));
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText(authority: authority), Ana, second), material));
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText(authority: authority), Ana, second, new TestSigner("ana's third")), material));
        AssertState(CredentialState.Valid, Verify(SignAward(AwardText(authority: authority), Ana, second, Ben), material));
    }

    [Fact]
    public void A_member_without_the_role_does_not_count()
    {
        var report = Verify(SignAward(AwardText(), Ana, Dot));
        AssertState(CredentialState.Unauthorised, report);
        Assert.Contains("m4 does not count: they were not steward", report[CheckName.Authority].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_recovery_entry_never_counts()
    {
        var report = Verify(SignAward(AwardText(), Ben, Recovery));
        AssertState(CredentialState.Unauthorised, report);
        Assert.Equal(1, report.MissingSigners);
    }

    [Fact]
    public void A_genuine_signature_by_a_stranger_is_unauthorised_even_beside_enough_others()
    {
        AssertState(CredentialState.Unauthorised, Verify(SignAward(AwardText("solo"), Stranger)));
        var report = Verify(SignAward(AwardText(), Ana, Ben, Stranger));
        AssertState(CredentialState.Unauthorised, report);
        Assert.False(report.IsWaiting);
    }

    [Fact]
    public void A_key_of_another_controller_is_a_stranger()
    {
        var text = AwardText("solo");
        var proofs = Documents.Sign(text, "did:web:other.example", Ana, Signed);
        AssertState(CredentialState.Unauthorised, Verify(Documents.Parse(Documents.WithProofs(text, proofs))));
    }

    [Fact]
    public void One_bad_proof_among_good_ones_means_altered()
    {
        var text = AwardText();
        var other = AwardText(id: "eeeeffffgggghhhh");
        string[] proofs = [.. Documents.Sign(text, Did, Ana, Signed), .. Documents.Sign(text, Did, Ben, Signed), .. Documents.Sign(other, Did, Cyd, Signed)];
        var report = Verify(Documents.Parse(Documents.WithProofs(text, proofs)));
        AssertState(CredentialState.Altered, report);
        Assert.Equal(Verdict.Failed, report[CheckName.Signatures].Verdict);
        Assert.All(report.Checks.Skip(2), c => Assert.Equal(Verdict.NotChecked, c.Verdict));
        Assert.Empty(report.Signers);
    }

    [Fact]
    public void An_award_without_proof_is_altered()
    {
        AssertState(CredentialState.Altered, Verify(Documents.Parse(AwardText())));
        AssertState(CredentialState.Altered, Verify(Documents.Parse(AwardText().TrimEnd()[..^1] + ", \"proof\": [] }")));
    }

    [Fact]
    public void A_jcs_proof_first_is_refused()
    {
        var text = AwardText("solo");
        var proofs = Documents.Sign(text, Did, Ana, Signed);
        AssertState(CredentialState.Altered, Verify(Documents.Parse(Documents.WithProofs(text, proofs[1], proofs[0]))));
    }

    [Theory]
    [InlineData("2026-11-20T18:30:00Z", "2027-01-01T00:00:00Z", "2026-12-31T23:59:59Z", CredentialState.Valid)]
    [InlineData("2026-11-20T18:30:00Z", "2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z", CredentialState.Valid)]
    [InlineData("2026-11-20T18:30:00Z", "2027-01-01T00:00:00Z", "2027-01-01T00:00:01Z", CredentialState.Expired)]
    [InlineData("2026-11-20T18:30:00Z", null, "2026-11-20T18:29:59Z", CredentialState.Undetermined)]
    [InlineData("2026-11-20T18:30:00Z", null, "2026-11-20T18:30:00Z", CredentialState.Valid)]
    public void Dates_are_judged_at_the_moment_asked(string from, string? until, string at, CredentialState expected) =>
        AssertState(expected, Verify(SignAward(AwardText(validFrom: from, validUntil: until), Ana, Ben), question: Question(at)));

    [Fact]
    public void The_order_of_states_is_kept()
    {
        var revoking = Material(statusList: SignStatusList(StatusListText(setBits: [42]), Ben));
        var late = Question("2030-01-01T00:00:00Z");
        var text = AwardText(validUntil: "2027-01-01T00:00:00Z");
        AssertState(CredentialState.Unauthorised, Verify(SignAward(text, Ana), revoking, late));
        AssertState(CredentialState.Revoked, Verify(SignAward(text, Ana, Ben), revoking, late));
        AssertState(CredentialState.Expired, Verify(SignAward(text, Ana, Ben), Material() with { StatusLists = ImmutableDictionary<string, SignedDocument>.Empty }, late));
        AssertState(CredentialState.Expired, Verify(SignAward(text, Ana, Ben), question: late));
        Assert.False(Verify(SignAward(text, Ana), question: late).IsWaiting);
    }

    [Fact]
    public void Nothing_known_of_the_issuer_is_undetermined_and_every_step_says_so()
    {
        var report = new CredentialVerifier(null).Verify(SignAward(AwardText(), Ana, Ben), Question());
        AssertState(CredentialState.Undetermined, report);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Signatures].Verdict);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Authority].Verdict);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Status].Verdict);
        Assert.Equal(Verdict.Passed, report[CheckName.Format].Verdict);
    }

    [Fact]
    public void A_did_document_that_names_an_authority_is_not_enough_without_the_chain()
    {
        var report = Verify(SignAward(AwardText(), Ana, Ben), Material() with { Authority = null });
        AssertState(CredentialState.Undetermined, report);
        Assert.Equal(Verdict.Passed, report[CheckName.Signatures].Verdict);
        Assert.Equal(Verdict.NotChecked, report[CheckName.Authority].Verdict);
    }

    [Fact]
    public void Material_of_two_issuers_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => new CredentialVerifier(Material() with { Issuer = "did:web:other.example" }));

    [Fact]
    public void Any_flipped_bit_is_refused()
    {
        var award = SignAward(AwardText(evidence: """ "evidence": [ { "type": [ "Evidence" ], "name": "Notes" } ],"""), Ana, Ben);
        var verifier = new CredentialVerifier(Material());
        var question = Question();
        Assert.Equal(CredentialState.Valid, verifier.Verify(award, question).State);
        var bytes = award.Bytes.ToArray();
        int parsed = 0, whitespace = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = bytes.ToArray();
            flipped[i] ^= (byte)(1 << (i % 8));
            if (!SignedDocument.TryParse(flipped, out var document, out _))
            {
                continue;
            }
            parsed++;
            var state = verifier.Verify(document, question).State;
            if (bytes[i] is (byte)' ' or (byte)'\n')
            {
                whitespace++; // between tokens, white space means nothing
                continue;
            }
            Assert.True(state is CredentialState.Altered or CredentialState.Unauthorised or CredentialState.Undetermined, $"byte {i} ({Encoding.UTF8.GetString(bytes, Math.Max(0, i - 20), Math.Min(40, bytes.Length - Math.Max(0, i - 20)))}): {state}");
        }
        Assert.True(parsed - whitespace > 1000, $"only {parsed - whitespace} documents were tried");
    }

    [Fact]
    public void Members_added_removed_or_moved_are_refused()
    {
        var text = AwardText(tags: """ "tag": [ "a", "b" ],""");
        var published = Encoding.UTF8.GetString(SignAward(text, Ana, Ben).Bytes.Span);
        Assert.Equal(CredentialState.Valid, Verify(Documents.Parse(published)).State);
        (string Old, string New)[] changes =
        [
            ("\"name\": \"Workshop Host\",\n  \"issuer\"", "\"issuer\""),
            ("[ \"a\", \"b\" ]", "[ \"b\", \"a\" ]"),
            ("[ \"a\", \"b\" ]", "[ \"a\", \"b\", \"c\" ]"),
            ("\"awardedDate\"", "\"description\": \"x\",\n  \"awardedDate\""),
            ("\"awardedDate\"", "\"grade2\": \"x\",\n  \"awardedDate\""),
            ("\"statusListIndex\": \"42\"", "\"statusListIndex\": \"43\""),
            ("\"created\": \"2026-11-20", "\"created\": \"2026-11-19"),
        ];
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, published, StringComparison.Ordinal);
            AssertState(CredentialState.Altered, Verify(Documents.Parse(published.Replace(old, @new, StringComparison.Ordinal))));
        }
    }

    internal static void AssertState(CredentialState expected, VerificationReport report) =>
        Assert.True(expected == report.State, $"expected {expected}, found {report.State}:\n" + string.Join("\n", report.Checks));
}
