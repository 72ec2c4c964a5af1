using System.Text;
using System.Text.Json;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Testing;

namespace Publisher.Tests.Authoring;

public sealed class AwardWriterTests
{
    internal static SiteConfig Config { get; } = new()
    {
        Title = "Tidewater Makers Guild",
        BaseUrl = "https://badges.tidewater.example",
        IssuerDid = "did:web:badges.tidewater.example",
        IssuerName = "Tidewater Makers Guild",
        IssuerUrl = "https://badges.tidewater.example/",
        Country = "GB",
        Location = new SourceLocation("site.config.yml"),
    };

    internal static Badge Badge { get; } = new()
    {
        Slug = "workshop-host",
        Name = "Workshop Host",
        Description = "Runs an open evening others learn from",
        CriteriaMarkdown = "Host **three** evenings.\n",
        Tags = ["teaching"],
        Alignments = [new("Deliver training", "https://example.org/skills/1", "Skills", null, null, null)],
        Language = "en",
        Location = new SourceLocation("content/badges/workshop-host.md"),
    };

    [Fact]
    public void An_unsigned_award_is_these_bytes()
    {
        Assert.Equal(File.ReadAllText(RepositoryFiles.InRoot("tests", "Publisher.Tests", "Authoring", "unsigned-award.json")), Award().ToDocument());
    }

    [Fact]
    public void Proofs_stand_last_and_leave_every_other_byte_alone()
    {
        var unsigned = Award().ToDocument();
        var text = Encoding.UTF8.GetString(SignedText.WithProofs(unsigned, ["{\n      \"a\": 1\n    }", "{\n      \"a\": 2\n    }"]));
        Assert.StartsWith(unsigned[..^"\n}\n".Length] + ",\n  \"proof\": [\n    {\n      \"a\": 1\n    },\n    {", text, StringComparison.Ordinal);
        Assert.EndsWith("\"a\": 2\n    }\n  ]\n}\n", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("proof", json.RootElement.EnumerateObject().Last().Name);
    }

    [Fact]
    public void A_further_signers_file_splices_into_the_style_of_the_first()
    {
        var first = "{\n      \"created\": \"2026-01-01T00:00:00Z\",\n      \"verificationMethod\": \"did:web:a#z1\",\n      \"cryptosuite\": \"eddsa-jcs-2022\"\n    }";
        var second = first.Replace("2026", "2027", StringComparison.Ordinal);
        var (unsigned, both) = (Award().ToDocument(), Encoding.UTF8.GetString(SignedText.WithProofs(Award().ToDocument(), [first, second])));
        Assert.True(SignedDocument.TryParse(SignedText.WithProofs(unsigned, [first]), out var document, out _));
        Assert.True(SignedDocument.TryParse(SignedText.ProofFile([second]), out var file, out _));
        Assert.True(ProofSplice.TrySplice(document, [file], out var published, out _));
        Assert.Equal(both, Encoding.UTF8.GetString(published.Bytes.Span));
    }

    [Fact]
    public void An_authority_version_is_these_bytes()
    {
        Assert.True(Ed25519PublicKey.TryParse("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", out var key));
        var from = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
        var text = AuthorityWriter.Write(new AuthorityDraft
        {
            Version = 1,
            Issuer = Config.IssuerDid,
            ValidFrom = from,
            Members = [new("m1", "urn:uuid:00000000-0000-4000-8000-000000000001", [new(key, KeyKept.File, from, null, null, null)], [new("steward", from, null)])],
            Rules = [new() { Badges = ["*"], Signers = new("steward", [], null), Quorum = 2, AtLeastOneKept = KeyKept.File }],
            Status = new(null, new("steward", 1)),
            Amendment = [new("steward", 2), new("recovery", 1)],
        }).ToDocument();
        Assert.Equal(File.ReadAllText(RepositoryFiles.InRoot("tests", "Publisher.Tests", "Authoring", "unsigned-authority.json")), text);
    }

    private static JsonText Award()
    {
        using var achievement = JsonDocument.Parse(AchievementWriter.Write(Config, Badge, "png").ToBytes());
        return AwardWriter.Write(Config, new AwardDraft
        {
            Id = "abcdefghijklmnop",
            ValidFrom = new(2026, 5, 2, 23, 0, 0, TimeSpan.Zero),
            ValidUntil = new(2029, 5, 2, 23, 0, 0, TimeSpan.Zero),
            AwardedDate = new(2026, 5, 3, 0, 0, 0, TimeSpan.FromHours(1)),
            HolderId = "urn:uuid:00000000-0000-4000-8000-000000000002",
            Identities = [WithheldIdentity.OfName("Łukasz Żółć", "salt")],
            Narrative = "Ran nine “open” evenings.\nWrote it down.",
            Achievement = achievement.RootElement.Clone(),
            Evidence =
            [
                new() { Id = "https://badges.tidewater.example/evidence/abcdefghijklmnop/plan.pdf", Name = "plan.pdf", DigestSri = Sri.Of("x"u8), MediaType = "application/pdf" },
                new() { Narrative = "Seen by three of us." },
            ],
            StatusList = "1",
            StatusIndex = 94567,
            AuthorityVersion = 1,
            AuthorityDigest = Sri.Of("authority"u8),
            BadgeSlug = "workshop-host",
            BadgeVersion = "1.0",
            PngDigest = Sri.Of("png"u8),
            SvgDigest = Sri.Of("svg"u8),
        });
    }
}
