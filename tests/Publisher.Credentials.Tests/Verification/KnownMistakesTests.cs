using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Mistakes by which other systems let fewer people decide than their rules ask for; each with the award that would pass.</summary>
public sealed class KnownMistakesTests
{
    private static readonly TestSigner AnasSecond = new("ana's second");

    private static string[] Proofs(string text, params TestSigner[] signers) => [.. signers.SelectMany(s => Documents.Sign(text, Did, s, Signed))];

    private static VerificationReport Judge(string text, IEnumerable<string> proofs, IssuerMaterial? material = null) =>
        Verify(Documents.Parse(Documents.WithProofs(text, [.. proofs])), material);

    [Fact]
    public void Two_keys_of_one_person_are_one_person()
    {
        string[] members = [Member("m1", Subject("ana"), Key(Ana) + ", " + Key(AnasSecond)), .. StandardMembers[1..]];
        var authority = SignAuthority(AuthorityText(members: members), Start, Ana, Ben);
        var text = AwardText(authority: authority);
        var material = Material(Chain(authority));
        var report = Judge(text, Proofs(text, Ana, AnasSecond), material);
        AssertState(CredentialState.Unauthorised, report);
        Assert.Equal(1, report.MissingSigners);
        AssertState(CredentialState.Valid, Judge(text, Proofs(text, Ana, AnasSecond, Ben), material));
    }

    [Fact]
    public void Two_entries_of_one_person_are_one_person()
    {
        string[] members = [StandardMembers[0], Member("m9", Subject("ana"), Key(AnasSecond)), .. StandardMembers[1..]];
        var authority = SignAuthority(AuthorityText(members: members), Start, Ana, Ben);
        var text = AwardText(authority: authority);
        AssertState(CredentialState.Unauthorised, Judge(text, Proofs(text, Ana, AnasSecond), Material(Chain(authority))));
    }

    [Fact]
    public void A_recovery_key_is_nobody_beside_its_holder()
    {
        var text = AwardText();
        AssertState(CredentialState.Unauthorised, Judge(text, Proofs(text, Ana, Recovery)));
    }

    [Theory]
    [InlineData("one version")]
    [InlineData("a later version")]
    public void One_key_is_never_two_people(string where)
    {
        var eve = Member("m9", Subject("eve"), Key(Ana));
        if (where == "one version")
        {
            Assert.False(AuthorityDocument.TryRead(Documents.Parse(AuthorityText(members: [.. StandardMembers, eve])), out _, out _));
            return;
        }
        var second = SignAuthority(AuthorityText(2, Version1, "2026-12-05T00:00:00Z", [eve, .. StandardMembers[1..]]), "2026-12-04T00:00:00Z", Ben, Cyd);
        Assert.False(AuthorityChain.TryVerify([Version1, second], out _, out var problem));
        Assert.Equal(0, problem.Missing);
    }

    [Fact]
    public void A_key_has_one_spelling()
    {
        Assert.True(Ed25519PublicKey.TryParse(Ana.Multibase, out var key));
        string[] others = ["u" + Convert.ToBase64String([0xed, 0x01, .. key.Bytes]), "z1" + Ana.Multibase[1..], Ana.Multibase + " ", "Z" + Ana.Multibase[1..], Convert.ToHexString(key.Bytes)];
        Assert.All(others, o => Assert.False(Ed25519PublicKey.TryParse(o, out _), o));
        var text = AwardText();
        // nor has the address of a key in a proof
        Assert.All((string[])["%23", "?x#", "#key-1", "/#"], between =>
        {
            var proofs = Proofs(text, Ana).Concat(Proofs(text, Ana).Select(p => p.Replace("#z6Mk", between + "z6Mk", StringComparison.Ordinal)));
            Assert.NotEqual(CredentialState.Valid, Judge(text, proofs).State);
        });
    }

    [Fact]
    public void One_proof_twice_is_one_proof()
    {
        var text = AwardText();
        var ana = Proofs(text, Ana);
        Assert.NotEqual(CredentialState.Valid, Judge(text, [.. ana, .. ana]).State);
        Assert.NotEqual(CredentialState.Valid, Judge(text, [.. ana, .. Documents.Sign(text, Did, Ana, "2026-11-20T18:31:00Z")]).State);
    }

    [Fact]
    public void Two_suites_of_one_signer_are_one_signature_and_one_suite_is_none()
    {
        var text = AwardText();
        var (ana, ben) = (Proofs(text, Ana), Proofs(text, Ben));
        AssertState(CredentialState.Unauthorised, Judge(text, ana));
        AssertState(CredentialState.Unauthorised, Judge(text, [.. ana, ben[0]]));
        AssertState(CredentialState.Unauthorised, Judge(text, [.. ana, ben[1]]));
        AssertState(CredentialState.Unauthorised, Judge(text, [ana[0], ben[0]]));
        AssertState(CredentialState.Valid, Judge(text, [.. ana, .. ben]));
    }

    [Fact]
    public void A_removed_proof_takes_its_signer_away()
    {
        var text = AwardText();
        var all = Proofs(text, Ana, Ben);
        for (var i = 0; i < all.Length; i++)
        {
            Assert.NotEqual(CredentialState.Valid, Judge(text, all.Where((_, at) => at != i)).State);
        }
    }

    [Fact]
    public void A_proof_of_another_award_is_no_proof_of_this_one()
    {
        var (text, other) = (AwardText(), AwardText(id: "zzzzbbbbccccdddd"));
        AssertState(CredentialState.Altered, Judge(text, [.. Proofs(text, Ana), .. Proofs(other, Ben)]));
        var (mine, theirs) = (Documents.Sign(text, Did, Ben, Signed), Documents.Sign(other, Did, Ben, Signed));
        AssertState(CredentialState.Altered, Judge(text, [.. Proofs(text, Ana), mine[0], theirs[1]]));
    }
}
