using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

public sealed class EndorsementTests
{
    private static void Told(EndorsementReport report, CredentialState state, EndorsementCheckName check, Verdict verdict, string words)
    {
        Assert.True(report.State == state, string.Join('\n', report.Checks));
        Assert.Equal(verdict, report[check].Verdict);
        Assert.Contains(words, report[check].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_outsider_s_endorsement_is_valid_and_says_who_and_what()
    {
        var report = new TestEndorsement().Report();
        Assert.True(report.State == CredentialState.Valid, string.Join('\n', report.Checks));
        Assert.Equal(Enum.GetValues<EndorsementCheckName>(), report.Checks.Select(c => c.Name));
        Assert.Equal("Robin Vale", report.Endorsement!.Issuer.Name);
        Assert.Equal("was a guest at the evening", report.Endorsement.Issuer.Description);
        Assert.Equal(TestDecision.AwardAddress, report.Endorsement.SubjectId);
        Assert.Equal(Documents.Moment(TestEndorsement.Made), report.Created);
        Assert.Null(report.MemberId);
    }

    [Fact]
    public void A_member_s_own_key_is_known_as_the_member_s()
    {
        var report = new TestEndorsement { By = Dot }.Report();
        Assert.Equal((CredentialState.Valid, "m4", TestGuild.Subject("dot")), (report.State, report.MemberId, report.MemberSubject));
    }

    [Fact]
    public void No_bit_of_it_can_be_changed()
    {
        var good = new TestEndorsement().Sign().Bytes.ToArray();
        var verifier = new EndorsementVerifier(Material());
        for (var at = 0; at < good.Length; at++)
        {
            var bytes = (byte[])good.Clone();
            bytes[at] ^= (byte)(1 << (at % 7));
            if (SignedDocument.TryParse(bytes, out var document, out _))
            {
                var report = verifier.Verify(document, TestEndorsement.Question);
                Assert.True(report.State is CredentialState.Altered or CredentialState.Unauthorised or CredentialState.Undetermined, $"{at}: {Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    [Theory]
    [InlineData(Cryptosuite.EddsaRdfc2022)]
    [InlineData(Cryptosuite.EddsaJcs2022)]
    [InlineData(Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaRdfc2022)]
    [InlineData(Cryptosuite.EddsaJcs2022, Cryptosuite.EddsaRdfc2022)]
    [InlineData(Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022, Cryptosuite.EddsaJcs2022)]
    public void Ours_has_both_proofs_once_and_rdfc_first(params Cryptosuite[] suites) =>
        Assert.Equal(CredentialState.Altered, TestEndorsement.Report(new TestEndorsement().Sign(suites)).State);

    [Fact]
    public void From_elsewhere_one_proof_is_enough()
    {
        var report = TestEndorsement.Report(new TestEndorsement { Id = "https://elsewhere.example/e/1" }.Sign(Cryptosuite.EddsaRdfc2022));
        Assert.True(report.State == CredentialState.Valid, string.Join('\n', report.Checks));
    }

    [Fact]
    public void A_status_a_further_member_or_another_type_has_no_place_in_ours()
    {
        foreach (var wrong in (TestEndorsement[])
            [
                new() { More = $$""" "credentialStatus": { "id": "{{Base}}/status/1.json#3", "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "3", "statusListCredential": "{{Base}}/status/1.json" },""" },
                new() { More = " \"description\": \"x\"," }, new() { MoreOfIssuer = ", \"phone\": \"1\"" },
                new() { Type = "\"EndorsementCredential\", \"VerifiableCredential\"" }, new() { SubjectType = "\"EndorsementSubject\"" },
                new() { Comment = "\"endorsementComment\": \"\"" }, new() { ValidFrom = "2027-02-03T18:00:00+00:00" },
            ])
        {
            var report = wrong.Report();
            Assert.True(report.State == CredentialState.Altered && report[EndorsementCheckName.Format].Verdict == Verdict.Failed, wrong.Text);
            Assert.Null(report.Endorsement);
        }
    }

    [Fact]
    public void Signed_by_another_key_than_the_endorser_s_it_is_not_the_endorser_s()
    {
        var text = new TestEndorsement().Text;
        var document = Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, DidKey.From(Ana.PublicKey), Ana, TestEndorsement.Made)));
        Told(TestEndorsement.Report(document), CredentialState.Unauthorised, EndorsementCheckName.Key, Verdict.Failed, "not the endorser's");
        var both = Documents.Parse(Documents.WithProofs(text,
            [.. Documents.Sign(text, DidKey.From(Stranger.PublicKey), Stranger, TestEndorsement.Made), .. Documents.Sign(text, DidKey.From(Ana.PublicKey), Ana, TestEndorsement.Made)]));
        Told(TestEndorsement.Report(both), CredentialState.Unauthorised, EndorsementCheckName.Key, Verdict.Failed, "not the endorser's");
    }

    [Fact]
    public void A_compromised_key_endorses_nothing_and_a_retired_one_nothing_later()
    {
        IssuerMaterial With(string fate) => Material(Chain(SignAuthority(AuthorityText(members: [Member("m1", TestGuild.Subject("ana"), Key(Ana)), Member("m2", TestGuild.Subject("ben"), Key(Ben)), Member("m4", TestGuild.Subject("dot"), Key(Dot, fate), "friend")]), Start, Ana, Ben)));
        var by = new TestEndorsement { By = Dot };
        Told(by.Report(With(", \"compromisedAt\": \"2027-04-01T00:00:00Z\"")), CredentialState.Unauthorised, EndorsementCheckName.Key, Verdict.Failed, "compromised");
        Told(by.Report(With(", \"retiredAt\": \"2027-01-01T00:00:00Z\"")), CredentialState.Unauthorised, EndorsementCheckName.Key, Verdict.Failed, "retired on 1 January 2027");
        Assert.Equal(CredentialState.Valid, by.Report(With(", \"retiredAt\": \"2027-04-01T00:00:00Z\"")).State);
    }

    [Fact]
    public void A_guild_s_web_identity_is_not_checked_without_its_documents()
    {
        var elsewhere = new TestEndorsement { Issuer = "did:web:harbour.example", Id = "https://harbour.example/endorsements/a.json" };
        Told((elsewhere with { Id = TestEndorsement.Address }).Report(), CredentialState.Undetermined, EndorsementCheckName.Signatures, Verdict.NotChecked, "not at hand");
        Told(elsewhere.Report(), CredentialState.Undetermined, EndorsementCheckName.Key, Verdict.NotChecked, "not at hand");
        Assert.True(ControllerDocument.TryRead(Documents.Parse($$"""
            { "id": "did:web:harbour.example", "verificationMethod": [ { "id": "did:web:harbour.example#{{Stranger.Multibase}}", "type": "Multikey", "controller": "did:web:harbour.example", "publicKeyMultibase": "{{Stranger.Multibase}}" } ],
              "assertionMethod": [ "did:web:harbour.example#{{Stranger.Multibase}}" ] }
            """), out var controller, out var problem), problem);
        var known = TestEndorsement.Question with { Endorser = new() { Issuer = "did:web:harbour.example", Controller = controller } };
        Assert.Equal(CredentialState.Valid, TestEndorsement.Report(elsewhere.Sign(), question: known).State);
        // The guild itself has rules, and they speak of awards only.
        var own = new TestEndorsement { By = Ana, Issuer = TestGuild.Did };
        Told(TestEndorsement.Report(own.Sign(), question: TestEndorsement.Question with { Endorser = Material() }), CredentialState.Undetermined, EndorsementCheckName.Key, Verdict.NotChecked, "none of them speaks of endorsements");
    }

    [Fact]
    public void What_it_endorses_has_to_be_this_and_these_bytes()
    {
        Told(new TestEndorsement { Subject = Base + "/credentials/other.json" }.Report(), CredentialState.Undetermined, EndorsementCheckName.Subject, Verdict.Failed, "It endorses");
        Told(new TestEndorsement { Digest = Sri.Of("other"u8) }.Report(), CredentialState.Undetermined, EndorsementCheckName.Subject, Verdict.Failed, "other bytes");
        Told(new TestEndorsement { Resource = Base + "/authority/1.json" }.Report(), CredentialState.Undetermined, EndorsementCheckName.Subject, Verdict.Failed, "does not say which bytes");
        Told(TestEndorsement.Report(new TestEndorsement().Sign(), question: TestEndorsement.Question with { Endorsed = null }), CredentialState.Undetermined, EndorsementCheckName.Subject, Verdict.NotChecked, "not at hand");
        var grown = TestEndorsement.Question with { Endorsed = TestEndorsement.Award with { Digests = [Sri.Of("signed by three"u8), TestEndorsement.Award.Digests[0]] } };
        Told(TestEndorsement.Report(new TestEndorsement().Sign(), question: grown), CredentialState.Valid, EndorsementCheckName.Subject, Verdict.Passed, "before a further person signed");
    }

    [Theory]
    [InlineData("2027-02-03T17:59:59Z", "", CredentialState.Undetermined, "not valid before")]
    [InlineData("2027-02-03T18:00:00Z", "", CredentialState.Valid, "valid from")]
    [InlineData("2027-06-01T00:00:00Z", "\"validUntil\": \"2027-05-01T00:00:00Z\",", CredentialState.Expired, "valid until")]
    public void Its_dates_are_looked_at(string at, string more, CredentialState state, string words)
    {
        var report = TestEndorsement.Report(new TestEndorsement { More = more }.Sign(), question: TestEndorsement.Question with { At = Documents.Moment(at) });
        Told(report, state, EndorsementCheckName.Dates, state == CredentialState.Valid ? Verdict.Passed : Verdict.Failed, words);
    }

    [Fact]
    public void The_endorser_withdraws_with_the_same_key_and_the_guild_by_its_rules()
    {
        var endorsement = new TestEndorsement().Sign();
        var decision = new TestDecision { Action = "withdraw", Address = TestEndorsement.Address, About = endorsement, Reason = "I was mistaken" };
        SignedDocument By(TestDecision what, string did, params TestSigner[] signers) =>
            Documents.Parse(Documents.WithProofs(what.Text, [.. signers.SelectMany(s => Documents.Sign(what.Text, did, s, TestDecision.Made, Cryptosuite.EddsaJcs2022))]));
        EndorsementReport Report(SignedDocument document, RecognitionRule? rule = null) => TestEndorsement.Report(endorsement, question: TestEndorsement.Question with
        {
            Decisions = [document],
            Endorsed = TestEndorsement.Award with { Rule = rule },
        });
        var own = DidKey.From(Stranger.PublicKey);
        Told(Report(By(decision, own, Stranger)), CredentialState.Withdrawn, EndorsementCheckName.Status, Verdict.Failed, "'I was mistaken'");
        // By the rule that let the award, which has to be known.
        Told(Report(By(decision, Did, Ana)), CredentialState.Undetermined, EndorsementCheckName.Status, Verdict.NotChecked, "by which rule that was is not known");
        // By the rule that let the award it takes two.
        var rule = Version1.Rules[0];
        Assert.Equal(CredentialState.Valid, Report(By(decision, Did, Ana), rule).State);
        Assert.Equal(CredentialState.Withdrawn, Report(By(decision, Did, Ana, Ben), rule).State);
        // Another outsider, another document, other bytes, another act.
        foreach (var wrong in (SignedDocument[])
            [
                By(decision, DidKey.From(Recovery.PublicKey), Recovery), By(decision with { Address = TestDecision.AwardAddress }, own, Stranger),
                By(decision with { Digest = Sri.Of("other"u8) }, own, Stranger), By(decision with { Action = "revoke" }, own, Stranger), By(decision with { Action = "revoke" }, Did, Ana),
            ])
        {
            Assert.Equal(CredentialState.Valid, Report(wrong).State);
        }
        Told(TestEndorsement.Report(endorsement, new() { Issuer = Did }, TestEndorsement.Question with { Decisions = [By(decision, Did, Ana)] }), CredentialState.Undetermined, EndorsementCheckName.Status, Verdict.NotChecked, "could not be judged");
    }

    [Fact]
    public void Inside_an_award_it_is_read_with_the_context_its_jcs_proof_repeats()
    {
        var inner = new TestEndorsement { Id = "https://harbour.example/e/1" }.Sign();
        var text = AwardText(evidence: $"\n  \"endorsement\": [ {Encoding.UTF8.GetString(inner.Bytes.Span).TrimEnd()} ],");
        var award = SignAward(text, Ana, Ben);
        StateTests.AssertState(CredentialState.Valid, Verify(award));
        var found = award.Root.GetProperty("endorsement")[0];
        var report = new EndorsementVerifier(Material()).Verify(found, TestEndorsement.Question);
        Assert.True(report.State == CredentialState.Valid, string.Join('\n', report.Checks));
    }
}
