using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Json;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

public sealed class StatusStepTests
{
    private static readonly SignedDocument Award = SignAward(AwardText(), Ana, Ben);

    [Fact]
    public void A_set_bit_means_revoked_and_a_neighbouring_one_does_not()
    {
        AssertState(CredentialState.Revoked, With(SignStatusList(StatusListText(setBits: [42]), Ana)));
        AssertState(CredentialState.Valid, With(SignStatusList(StatusListText(setBits: [40, 41, 43, 45, 47]), Ana)));
        Assert.Equal(Verdict.Failed, With(SignStatusList(StatusListText(setBits: [42]), Ana))[CheckName.Status].Verdict);
    }

    [Fact]
    public void A_list_that_is_missing_or_not_good_leaves_the_status_open()
    {
        SignedDocument[] lists =
        [
            SignStatusList(StatusListText(), Dot),                                    // not a steward
            SignStatusList(StatusListText(), Stranger),
            SignStatusList(StatusListText(issuer: "did:web:other.example"), Ana),
            SignStatusList(StatusListText(purpose: "suspension"), Ana),
            SignStatusList(StatusListText(), Ana, "2026-01-09T00:00:00Z"),            // before there were rules
            Documents.Parse(StatusListText()),
            Documents.Parse(Documents.WithProofs(StatusListText(), Documents.Sign(StatusListText(), Did, Ana, Start, Cryptosuite.EddsaRdfc2022))),
            Documents.Parse(Documents.WithProofs(StatusListText(), Documents.Sign(StatusListText(setBits: [1]), Did, Ana, Start))),
            SignStatusList(StatusListText().Replace("status/1.json\"", "status/2.json\"", StringComparison.Ordinal), Ana),
            SignStatusList(StatusListText(more: "\n  \"validUntil\": \"2026-11-30T00:00:00Z\","), Ana),
        ];
        Assert.All(lists, list =>
        {
            var report = With(list);
            AssertState(CredentialState.Undetermined, report);
            Assert.Equal(Verdict.NotChecked, report[CheckName.Status].Verdict);
            Assert.StartsWith("We could not check whether it was revoked", report[CheckName.Status].Reason, StringComparison.Ordinal);
        });
        AssertState(CredentialState.Undetermined, Verify(Award, Material() with { StatusLists = ImmutableDictionary<string, SignedDocument>.Empty }));
    }

    [Fact]
    public void A_place_outside_the_list_is_not_checked() =>
        AssertState(CredentialState.Undetermined, Verify(SignAward(AwardText(index: 131_072), Ana, Ben)));

    [Fact]
    public void An_award_of_ours_without_a_status_is_refused()
    {
        var text = AwardText();
        var start = text.IndexOf("  \"credentialStatus\"", StringComparison.Ordinal);
        var end = text.IndexOf("  \"relatedResource\"", StringComparison.Ordinal);
        AssertState(CredentialState.Altered, Verify(SignAward(text[..start] + text[end..], Ana, Ben)));
        AssertState(CredentialState.Altered, Verify(SignAward(AwardText(status: "suspension"), Ana, Ben)));
    }

    [Fact]
    public void One_verifier_serves_many_threads()
    {
        var verifier = new CredentialVerifier(Material(statusList: SignStatusList(StatusListText(setBits: [42]), Ana)));
        var states = new CredentialState[64];
        Parallel.For(0, states.Length, i => states[i] = verifier.Verify(Award, Question()).State);
        Assert.All(states, s => Assert.Equal(CredentialState.Revoked, s));
    }

    private static VerificationReport With(SignedDocument list) => Verify(Award, Material(statusList: list));
}
