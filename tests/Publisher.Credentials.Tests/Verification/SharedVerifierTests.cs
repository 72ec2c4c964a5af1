using System.Collections.Immutable;
using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.StateTests;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>What a verifier remembers from one award (keys, addresses, lists, sentences) changes nothing for another.</summary>
public sealed class SharedVerifierTests
{
    private const string Change = "2026-12-05T00:00:00Z";
    private const string OtherDid = "did:web:other.example";
    private const string OtherBase = "https://other.example";
    private static readonly VerificationQuestion Later = Question("2026-12-20T00:00:00Z");

    [Fact]
    public void One_verifier_judges_every_award_as_a_new_one_would()
    {
        var (material, awards) = Scene();
        var expected = awards.Select(award => Told(new CredentialVerifier(material).Verify(Fresh(award), Later))).ToArray();
        Assert.True(expected.Distinct(StringComparer.Ordinal).Count() > 9, "the awards end in too few ways to tell them apart");
        var shared = new CredentialVerifier(material);
        int[] order = [.. Enumerable.Range(0, awards.Length), .. Enumerable.Range(0, awards.Length).Reverse(), .. Enumerable.Range(0, awards.Length).OrderBy(i => i * 7 % awards.Length)];
        Assert.All(order, i => Assert.Equal(expected[i], Told(shared.Verify(awards[i], Later))));
    }

    [Fact]
    public void Threads_that_share_a_verifier_are_told_the_same()
    {
        var (material, awards) = Scene();
        var expected = awards.Select(award => Told(new CredentialVerifier(material).Verify(Fresh(award), Later))).ToArray();
        var shared = new CredentialVerifier(material);
        Parallel.For(0, awards.Length * 20, i => Assert.Equal(expected[i % awards.Length], Told(shared.Verify(awards[i % awards.Length], Later))));
    }

    [Fact]
    public void A_key_that_two_issuers_have_is_each_ones_own_under_its_own_address()
    {
        var theirs = SignAuthority(AuthorityText(did: OtherDid).Replace(Did, OtherDid, StringComparison.Ordinal), Start, OtherDid, Ana, Ben);
        Assert.True(ControllerDocument.TryRead(Documents.Parse(Encoding.UTF8.GetString(DidDocument.Write(Chain(theirs), OtherBase))), out var controller, out _));
        var other = new CredentialVerifier(new IssuerMaterial { Issuer = OtherDid, Authority = Chain(theirs), Controller = controller });
        var ours = new CredentialVerifier(Material());
        var text = AwardText("solo");
        var byUs = Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, Did, Ana, Signed)));
        var underTheirAddress = Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, OtherDid, Ana, Signed)));
        for (var again = 0; again < 2; again++)
        {
            AssertState(CredentialState.Valid, ours.Verify(byUs, Later));
            AssertState(CredentialState.Unauthorised, ours.Verify(underTheirAddress, Later));
            AssertState(CredentialState.Undetermined, other.Verify(byUs, Later)); // not their award: nothing is known of us there
        }
    }

    [Fact]
    public void A_verifier_of_an_older_chain_knows_nothing_of_what_a_newer_one_says()
    {
        string[] members = [Member("m1", Subject("ana"), Key(Ana, ", \"retiredAt\": \"2026-11-25T00:00:00Z\"")), .. StandardMembers[1..]];
        var version2 = SignAuthority(AuthorityText(2, Version1, Change, members), "2026-12-04T00:00:00Z", Ben, Cyd);
        var list = SignStatusList(StatusListText(), Ben);
        var (older, newer) = (new CredentialVerifier(Material(Chain(Version1), list)), new CredentialVerifier(Material(Chain(Version1, version2), list)));
        var late = SignAwardAt(AwardText("solo"), "2026-11-26T00:00:00Z", Ana);
        for (var again = 0; again < 2; again++)
        {
            AssertState(CredentialState.Valid, older.Verify(late, Later));
            AssertState(CredentialState.Unauthorised, newer.Verify(late, Later));
        }
    }

    [Theory]
    [InlineData("/badges//1.0/achievement.json")]
    [InlineData("/badges/solo//achievement.json")]
    [InlineData("/badges/solo/achievement.json")]
    [InlineData("/badges/solo/1.0/x/achievement.json")]
    [InlineData("/badges/solo/1.0/achievement.json/")]
    [InlineData("/badges/solo/1.0/other.json")]
    [InlineData("/badges/solo/2.0/achievement.json")]
    [InlineData("/badgesolo/1.0/achievement.json")]
    [InlineData("x/badges/solo/1.0/achievement.json")]
    public void A_badge_has_one_form_of_address(string address)
    {
        var verifier = new CredentialVerifier(Material());
        AssertState(CredentialState.Valid, verifier.Verify(SignAward(AwardText("solo"), Ana), Later));
        var report = verifier.Verify(SignAward(AwardText("solo").Replace(Base + "/badges/solo/1.0/achievement.json", Base + address, StringComparison.Ordinal), Ana), Later);
        AssertState(CredentialState.Altered, report);
        Assert.Equal($"Its badge {Base}{address} is not a version of a badge of {Did}.", report[CheckName.Format].Reason);
    }

    [Theory]
    [InlineData("https://other.example/credentials/a.json")]
    [InlineData("https://badges.tidewater.example/x/credentials/a.json")]
    [InlineData("https://badges.tidewater.example/credentials/.json")]
    [InlineData("https://badges.tidewater.example/credentials/a.html")]
    [InlineData("https://badges.tidewater.example/award/a.json")]
    public void An_award_has_an_address_of_its_issuer(string address)
    {
        var verifier = new CredentialVerifier(Material());
        AssertState(CredentialState.Valid, verifier.Verify(SignAward(AwardText("solo"), Ana), Later));
        var report = verifier.Verify(SignAward(AwardText("solo").Replace(Base + "/credentials/aaaabbbbccccdddd.json", address, StringComparison.Ordinal), Ana), Later);
        AssertState(CredentialState.Altered, report);
        Assert.Equal($"Its address {address} is not one of {Did}.", report[CheckName.Format].Reason);
    }

    [Fact]
    public void A_view_is_read_once_and_belongs_to_its_own_document()
    {
        var (first, second) = (Documents.Parse(AwardText()), Documents.Parse(AwardText()));
        Assert.True(OpenBadgeCredential.TryRead(first, out var view, out _));
        Assert.True(OpenBadgeCredential.TryRead(first, out var again, out _));
        Assert.True(OpenBadgeCredential.TryRead(second, out var other, out _));
        Assert.Same(view, again);
        Assert.NotSame(view, other);
        Assert.Same(second, other.Document);
        var bad = Documents.Parse(AwardText().Replace("\"Workshop Host\"", "5", StringComparison.Ordinal));
        Assert.False(OpenBadgeCredential.TryRead(bad, out _, out var problem));
        Assert.False(OpenBadgeCredential.TryRead(bad, out _, out var sameProblem));
        Assert.Equal(problem, sameProblem);
    }

    [Fact]
    public void Days_are_written_out()
    {
        var report = Verify(SignAward(AwardText(validFrom: "0999-01-02T00:00:00Z", validUntil: "2027-12-31T23:59:59Z"), Ana, Ben));
        Assert.Equal("It is valid from 2 January 0999 until 31 December 2027.", report[CheckName.Dates].Reason);
    }

    // Awards that end in as many ways as possible, under two versions of the rules; m1's key is compromised in the second, and one award affirmed.
    private static (IssuerMaterial Material, SignedDocument[] Awards) Scene()
    {
        var affirmed = SignAward(AwardText(), Ana, Ben);
        var lines = Encoding.UTF8.GetBytes($"aaaabbbbccccdddd {Sri.Of(affirmed.Bytes.Span)}\n");
        string[] members =
        [
            Member("m1", Subject("ana"), Key(Ana, $$""", "compromisedAt": "2026-12-01T00:00:00Z", "affirmed": { "count": 1, "digestSRI": "{{Sri.Of(lines)}}" }""")),
            Member("m2", Subject("ben"), Key(Ben, ", \"retiredAt\": \"2026-12-15T00:00:00Z\"")),
            .. StandardMembers[2..],
        ];
        var version2 = SignAuthority(AuthorityText(2, Version1, Change, members), "2026-12-04T00:00:00Z", Ben, Cyd);
        var material = Material(Chain(Version1, version2), SignStatusList(StatusListText(setBits: [7]), Ben)) with
        {
            AffirmedLists = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty.Add(Sri.Of(lines), lines),
        };
        var text = AwardText("solo");
        SignedDocument[] awards =
        [
            affirmed,
            SignAward(AwardText(id: "zzzzbbbbccccdddd"), Ana, Ben),
            SignAward(text, Ana),
            SignAward(text, Ben),
            SignAward(text, Stranger),
            SignAward(AwardText("workshop-host"), Ben),
            SignAward(AwardText("solo", index: 7), Ben),
            SignAward(AwardText("solo", index: 8), Cyd),
            SignAward(AwardText("solo", status: "suspension"), Ben),
            SignAward(AwardText("solo", baseUrl: OtherBase), Ben),
            SignAward(AwardText("solo", validUntil: "2026-12-01T00:00:00Z"), Ben),
            SignAward(AwardText("solo", tags: """ "tag": [ "craft" ],"""), Dot),
            SignAwardAt(AwardText("solo", authority: version2), "2026-12-06T00:00:00Z", Ben),
            SignAwardAt(AwardText("solo", authority: version2), "2026-12-16T00:00:00Z", Ben),
            SignAwardAt(AwardText("solo", authority: version2), "2026-12-06T00:00:00Z", Ana),
            SignAwardAt(text, "2026-12-06T00:00:00Z", Ben),
            Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, OtherDid, Ben, Signed))),
            Documents.Parse(Documents.WithProofs(text, Documents.Sign(text, Did, Ben, Signed, Cryptosuite.EddsaRdfc2022))),
            Documents.Parse(Documents.WithProofs(text, [.. Documents.Sign(text, Did, Ben, Signed).Reverse()])),
            Documents.Parse(text),
            Documents.Parse("[]"),
        ];
        return (material, awards);
    }

    private static SignedDocument Fresh(SignedDocument document) => Documents.Parse(Encoding.UTF8.GetString(document.Bytes.Span));

    private static string Told(VerificationReport report) => string.Join('\n', [
        $"{report.State} {report.AuthorityVersion} {report.RuleIndex} {report.MissingSigners} {report.IsWaiting}", .. report.Checks.Select(c => c.ToString()), .. report.Signers.Select(s => s.ToString())]);

    private static AuthorityDocument SignAuthority(string text, string created, string did, params TestSigner[] signers)
    {
        var proofs = signers.SelectMany(s => Documents.Sign(text, did, s, created, Cryptosuite.EddsaJcs2022)).ToArray();
        Assert.True(AuthorityDocument.TryRead(Documents.Parse(Documents.WithProofs(text, proofs)), out var authority, out var problem), problem?.Detail);
        return authority;
    }

    private static AuthorityDocument SignAuthority(string text, string created, params TestSigner[] signers) => TestGuild.SignAuthority(text, created, signers);
}
