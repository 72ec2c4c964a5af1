using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Tampering;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>Awards, good and bad in every way that is known: mixed by chance from their parts, and changed after they were signed.</summary>
internal static class AwardCases
{
    private static readonly string[] Slugs = ["workshop-host", "workshop-host", "solo", "solo", "proud", "proven", "careful", "patient", "named", "elders", "after", "after", "unknown"];
    private static readonly TestSigner[] Signers = [Ana, Ana, Ben, Ben, Cyd, Dot, Recovery, Stranger];
    private static readonly string[] Moments = [Signed, Signed, Signed, "2026-11-20T18:30:01Z", "2026-05-01T00:00:00Z", Start, "2025-12-31T23:59:59Z", "2026-12-10T00:00:00Z", "2026-12-09T23:59:59Z", "2027-03-01T00:00:00Z"];

    private static readonly (string, string)[] Changes =
    [
        ("\"name\": \"Workshop Host\",\n  \"issuer\"", "\"issuer\""), ("\"awardedDate\": \"2026-11-20T00:00:00Z\"", "\"awardedDate\": 3"), ("\"awardedDate\": \"2026-11-20T00:00:00Z\"", "\"x\": 1"),
        ($"\"url\": \"{Base}\"", "\"url\": \"\""), ("\"AchievementSubject\"", "\"Profile\""), ("\"Achievement\" ]", "\"Achievement\", \"Alignment\" ]"),
    ];

    private const string Email = """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", "identityType": "emailAddress", "salt": "Kosher" } ],""";
    private const string Withheld = """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$4a471719fcc558483ade6ea60379eefc7872cb0a46bdb6aa28861d72fb8afdf3", "identityType": "ext:withheldSaltEmail" } ],""";
    // "Blue Heron", "żółw@example.com" and "Żółw@example.com", each with the salt "Kosher".
    private const string Name = """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$293abd6247d06bbe5ac3442db8fb154ed80a71134a37bb3e62eb8edabc199050", "identityType": "ext:withheldSaltName", "salt": "Kosher" } ],""";
    private const string Others = """ "identifier": [ { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$ab44c4fa180545463ff18ef59f2848b02af58146803491b5a2227e96bb326c93", "identityType": "emailAddress", "salt": "Kosher" }, { "type": "IdentityObject", "hashed": true, "identityHash": "sha256$abb982f7d41b0892d5f0084c4e491c5ea63d3aed6596e10a4cd8af53e80c5803", "identityType": "emailAddress", "salt": "Kosher" } ],""";
    private const string PlainName = """ "identifier": [ { "type": "IdentityObject", "hashed": false, "identityHash": "Blue Heron", "identityType": "name" } ],""";
    private const string Evidence = """ "evidence": [ { "id": "https://badges.tidewater.example/evidence/aaaabbbbccccdddd/notes.txt", "type": [ "Evidence" ], "name": "Notes – Łódź 🪢", "narrative": "Two \"evenings\", one rope.\n\nAnd a kettle." } ],""";
    private const string Before = """ "alignment": [ { "type": [ "Alignment" ], "targetName": "Level 3", "targetUrl": "https://badges.tidewater.example/frameworks/#level", "targetType": "ext:QualificationLevel" }, { "type": [ "Alignment" ], "targetName": "Solo", "targetUrl": "https://badges.tidewater.example/badges/solo/", "targetType": "ext:Prerequisite" } ],""";
    private const string BeforeElsewhere = """ "alignment": [ { "type": [ "Alignment" ], "targetName": "Łoś’ \"knots\"", "targetUrl": "https://badges.tidewater.example/badges/solo/1.0/achievement.json", "targetType": "ext:Prerequisite" } ],""";
    private const string Blank = """ "evidence": [ { "type": [ "Evidence" ], "name": "Nothing", "narrative": " \u00a0\n" } ],""";

    /// <summary>Awards mixed by chance, the same for the same seed.</summary>
    public static IEnumerable<Case> Mixed(int seed, int count, params AuthorityDocument[] versions)
    {
        var random = new Random(seed);
        T Any<T>(params T[] from) => from[random.Next(from.Length)];
        bool Rarely() => random.Next(12) == 0;
        versions = versions.Length == 0 ? [Version1] : versions;
        for (var i = 0; i < count; i++)
        {
            var version = Any(versions);
            var text = AwardText(
                Any(Slugs), holder: Any(null, null, null, Subject("ana"), Subject("ben"), "urn:uuid:NOT-ONE", "https://heron.example/", "HTTPS://heron.example/", "did:key:" + Stranger.Multibase),
                authority: version, validFrom: Any(Signed, Signed, Start, "2027-01-01T00:00:00Z"), validUntil: Any(null, null, "2026-12-01T00:00:00Z", "2029-01-01T00:00:00Z"),
                evidence: Any("", "", Evidence, Blank), tags: Any("", "", Before, BeforeElsewhere, """ "tag": [ "craft" ],""", """ "tag": [ "x", "😀Ａ" ],"""), index: Any(42, 42, 41, 0, 131071, 131072),
                identifier: Any("", "", Email, Withheld, PlainName, Name, Others), relatedAuthority: Rarely() ? Related(Any(0, 1, 2, 3, 4, 5), version) : null, status: Rarely() ? Any("suspension", "message") : "revocation");
            var (old, @new) = Any(Changes);
            text = Rarely() ? text.Replace(old, @new, StringComparison.Ordinal) : text;
            if (TrySign(text, Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Any(Signers), Any(Moments), Any(0, 0, 0, 0, 0, 1, 2, 3, 4))), Rarely() ? Any("did:web:other.example", "did:web:badges.tidewater.example:x") : Did) is { } signed)
            {
                yield return new($"mixed {seed}/{i}", signed);
            }
        }
    }

    /// <summary>Every change of one member, of each of these.</summary>
    public static IEnumerable<Case> Changed(string name, byte[] award, int step, int start = 0) =>
        Publisher.Credentials.Tests.Tampering.Changes.Of(award).Where((_, at) => at % step == start % step).Select(c => new Case($"{name}: {c.Where} {c.Kind}", c.Bytes));

    /// <summary>Some byte other than it was, left out, or written twice.</summary>
    public static IEnumerable<Case> Damaged(string name, byte[] award, int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var at = random.Next(award.Length);
            byte[] changed = random.Next(4) switch
            {
                0 => [.. award[..at], .. award[(at + 1)..]],
                1 => [.. award[..at], award[at], .. award[at..]],
                2 => [.. award[..at]],
                _ => [.. award[..at], (byte)(award[at] ^ (1 << random.Next(8))), .. award[(at + 1)..]],
            };
            yield return new($"{name}: damage {i} at {at}", changed);
        }
    }

    private static string Related(int which, AuthorityDocument version) => which switch
    {
        0 => $$"""{ "id": "{{Base}}/authority/{{version.Version}}.json", "digestSRI": "{{Sri.Of("other"u8)}}" }""",
        1 => $$"""{ "id": "{{Base}}/authority/01.json", "digestSRI": "{{version.DigestSri}}" }""",
        2 => $$"""{ "id": "https://other.example/authority/1.json", "digestSRI": "{{version.DigestSri}}" }""",
        3 => $$"""{ "id": "{{Base}}/authority/7.json", "digestSRI": "{{version.DigestSri}}" }""",
        4 => $$"""{ "id": "{{Base}}/authority/1.json" }""",
        _ => $$"""{ "id": "{{Base}}/authority/1.json", "digestSRI": "{{version.DigestSri}}" }, { "id": "{{Base}}/authority/2.json", "digestSRI": "{{version.DigestSri}}" }""",
    };

    // Each signer's two proofs, or one of them, or both in the wrong order, or one twice. Null for what our own hand does not sign.
    private static string? TrySign(string text, IEnumerable<(TestSigner Signer, string Created, int Part)> signers, string did)
    {
        var proofs = new List<string>();
        try
        {
            foreach (var (signer, created, part) in signers)
            {
                var both = Documents.Sign(text, did, signer, created);
                proofs.AddRange(part switch { 1 => [both[0]], 2 => [both[1]], 3 => [both[1], both[0]], 4 => [both[0], both[1], both[1]], _ => both });
            }
        }
        catch (ArgumentException)
        {
            return null;
        }
        return Documents.WithProofs(text, [.. proofs]);
    }
}
